/** The list of plugins, filtered in place: state in the address, counts that follow, back button included. */
import { type Chosen, counts, fits, fromQuery, gathered, type Row, sorted, toQuery } from './filter.ts'

const place = document.querySelector<HTMLElement>('[data-browse]')
if (place) start(place)

function start(root: HTMLElement): void {
  const form = root.querySelector<HTMLFormElement>('[data-facet-form]')
  const list = root.querySelector<HTMLElement>('[data-items]')
  const sort = root.querySelector<HTMLSelectElement>('[data-sort]')
  if (!form || !list || !sort) return
  const orders = [...sort.options].map(({ value }) => value)
  /** The order in which the page came. */
  const usual = orders[0] ?? 'name'
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  const elements = [...list.querySelectorAll<HTMLElement>('[data-facets]')]
  const rows = new Map(elements.map((element) => [element, rowOf(element)]))

  const chosen = (): Chosen => {
    return gathered(boxes.filter((box) => box.checked).map((box) => [box.name, box.value]))
  }
  const apply = (query: URLSearchParams) => {
    const wanted = fromQuery(query)
    for (const box of boxes) box.checked = wanted[box.name]?.includes(box.value) ?? false
    const named = query.get('sort')
    sort.value = orders.find((order) => order === named) ?? usual
    show()
  }
  const changed = () => {
    const query = toQuery(chosen(), sort.value, usual)
    history.pushState(null, '', query === '' ? location.pathname : `?${query}`)
    show()
  }
  const show = () => {
    const now = chosen()
    let total = 0
    for (const [element, row] of rows) {
      element.hidden = !fits(row, now)
      if (!element.hidden) total++
    }
    list.append(...sorted([...rows], sort.value).map(([element]) => element))
    text(root, '[data-total]', `${total} ${total === 1 ? 'plugin' : 'plugins'}`)
    const empty = root.querySelector<HTMLElement>('[data-empty]')
    if (empty) empty.hidden = total > 0
    list.hidden = total === 0
    const left = counts([...rows.values()], now)
    for (const box of boxes) {
      const count = left.get(box.name)?.get(box.value) ?? 0
      const label = box.closest('label')
      if (label) text(label, '[data-count]', String(count))
      label?.toggleAttribute('data-none', count === 0 && !box.checked)
    }
    chips(root, boxes, changed)
  }
  const clear = () => {
    for (const box of boxes) box.checked = false
    changed()
    boxes[0]?.focus()
  }

  form.addEventListener('change', changed)
  form.addEventListener('submit', (event) => event.preventDefault())
  sort.addEventListener('change', changed)
  root.querySelector('[data-clear]')?.addEventListener('click', clear)
  addEventListener('popstate', () => apply(new URLSearchParams(location.search)))
  apply(new URLSearchParams(location.search))
  unfold(boxes)
  const facets = root.querySelector<HTMLDetailsElement>('details.facets')
  if (facets && matchMedia('(min-width: 60.01rem)').matches) facets.open = true
}

/** A choice that the address makes must be seen, also where it stands among the folded ones. */
function unfold(boxes: HTMLInputElement[]): void {
  for (const box of boxes) {
    const rest = box.closest<HTMLDetailsElement>('details.rest')
    if (box.checked && rest) rest.open = true
  }
}

function rowOf(element: HTMLElement): Row {
  const { name = '', changed = '', reuse = '0', facets = '{}' } = element.dataset
  return { name, changed, reuse: Number(reuse), facets: JSON.parse(facets) }
}

function text(root: HTMLElement, selector: string, value: string): void {
  const element = root.querySelector(selector)
  if (element && element.textContent !== value) element.textContent = value
}

function chips(root: HTMLElement, boxes: HTMLInputElement[], changed: () => void): void {
  const buttons = boxes
    .filter((box) => box.checked)
    .map((box) => {
      const label = box.parentElement?.querySelector('[data-label]')?.textContent ?? box.value
      return button(label, `Remove the filter ${label}`, () => {
        box.checked = false
        changed()
        box.focus()
      })
    })
  if (buttons.length > 1) {
    const all = () => {
      for (const box of boxes) box.checked = false
      changed()
    }
    buttons.push(button('Clear', 'Clear the filters', all))
  }
  root.querySelector('[data-chips]')?.replaceChildren(...buttons)
}

function button(label: string, title: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'mark chip'
  element.textContent = label === 'Clear' ? label : `${label} ×`
  element.setAttribute('aria-label', title)
  element.addEventListener('click', act)
  return element
}
