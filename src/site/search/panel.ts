/** The panel under a search box: a combobox whose options are links, moved through with the arrow keys. */
import { counted } from './dom.ts'
import { type Answer, engineOf } from './engine.ts'
import { allResults, optionsOf } from './options.ts'

const pause = 120

/** Wires one form; everything is loaded when its box is first entered. */
export function attachPanel(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('[name=q]')
  const panel = form.querySelector<HTMLElement>('[data-panel]')
  const list = form.querySelector<HTMLElement>('[data-list]')
  const say = form.querySelector<HTMLElement>('[data-say]')
  const base = form.dataset['base']
  if (!input || !panel || !list || !say || base === undefined) return
  let latest = 0
  let timer = 0
  let active = -1

  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  close()

  function close(): void {
    latest++
    panel!.hidden = true
    input!.setAttribute('aria-expanded', 'false')
    choose(-1)
  }

  function options(): HTMLElement[] {
    return [...list!.querySelectorAll<HTMLElement>('[role=option]')]
  }

  function choose(index: number): void {
    active = index
    const all = options()
    for (const [i, option] of all.entries()) option.setAttribute('aria-selected', String(i === index))
    const chosen = all[index]
    if (chosen === undefined) input!.removeAttribute('aria-activedescendant')
    else input!.setAttribute('aria-activedescendant', chosen.id)
    chosen?.scrollIntoView({ block: 'nearest' })
  }

  function show(children: Node[], said: string): void {
    list!.replaceChildren(...children)
    say!.textContent = said
    list!.hidden = children.length === 0
    panel!.hidden = false
    input!.setAttribute('aria-expanded', String(children.length > 0))
    choose(-1)
  }

  async function answer(): Promise<void> {
    const query = input!.value.trim()
    if (query === '') return close()
    const asked = ++latest
    try {
      const engine = await engineOf(base!)
      const found = await engine.ask({ query, filters: {} })
      const children = await optionsOf(engine, found.groups, base!, list!.id)
      if (asked !== latest) return
      const all = allResults(base!, query, found.pages, `${list!.id}-all`)
      show(found.groups.length === 0 ? [all] : [...children, all], summary(found))
    } catch {
      if (asked === latest) show([], 'Search cannot be loaded here; press Enter for the search page.')
    }
  }

  input.addEventListener('focus', () => {
    // Whoever enters the box is about to ask; a failed load is reported when they do.
    engineOf(base).catch(() => undefined)
    if (input.value.trim() !== '' && panel.hidden) void answer()
  })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void answer(), pause)
  })
  input.addEventListener('keydown', (event) => {
    const count = panel.hidden ? 0 : options().length
    if (event.key === 'Escape' && !panel.hidden) close()
    else if (event.key === 'ArrowDown' && panel.hidden) void answer()
    else if (event.key === 'ArrowDown' && count > 0) choose(active + 1 >= count ? -1 : active + 1)
    else if (event.key === 'ArrowUp' && count > 0) choose(active < 0 ? count - 1 : active - 1)
    else if (event.key === 'Enter' && active >= 0 && !event.isComposing) options()[active]?.click()
    else return
    event.preventDefault()
  })
  form.addEventListener('focusout', (event) => {
    const next = event.relatedTarget
    if (!(next instanceof Node) || !form.contains(next)) close()
  })
  // A press on the panel must not take the focus from the box before the click arrives.
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  form.addEventListener('submit', () => close())
}

function summary({ groups, pages }: Answer): string {
  return groups.length === 0 ? 'Nothing found' : `${counted(pages, 'page')} found`
}
