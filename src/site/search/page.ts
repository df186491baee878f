/** The search page: question, filters and address kept alike, results in steps, the back button honoured. */
import { searchKinds } from '../../model/search.ts'
import { counted } from './dom.ts'
import { type Answer, type Engine, engineOf, type Question } from './engine.ts'
import { filtersIn } from './filters.ts'
import { sayNothing } from './nothing.ts'
import { resultOf } from './results.ts'
import { questionIn, searchFor } from './state.ts'

const step = 10
const pause = 150

const page = document.querySelector<HTMLElement>('[data-search-page]')
const form = page?.querySelector<HTMLFormElement>('[data-query]')
const input = form?.querySelector<HTMLInputElement>('[name=q]')
const filterForm = page?.querySelector<HTMLFormElement>('[data-filters]')
if (page && form && input && filterForm) start(page, form, input, filterForm)

function start(page: HTMLElement, form: HTMLFormElement, input: HTMLInputElement, filterForm: HTMLFormElement): void {
  const base = page.dataset['base'] ?? '/'
  const place = (name: string) => page.querySelector<HTMLElement>(`[data-${name}]`)!
  const [say, hits, more, clear, nothing, failed] = ['say', 'hits', 'more', 'clear', 'nothing', 'failed'].map(place)
  const filters = filtersIn(filterForm)
  const title = document.title
  let latest = 0
  let timer = 0
  let typing = false
  let answer: Answer | null = null

  const question = (): Question => ({ query: input.value.trim(), filters: filters.chosen() })

  async function render(shown: number): Promise<void> {
    const asked = ++latest
    const now = question()
    document.title = now.query === '' ? title : `${now.query} · ${title}`
    page.toggleAttribute('aria-busy', true)
    try {
      const engine = await engineOf(base)
      const found = await engine.ask(now)
      const items = await itemsOf(engine, found, now.query, 0, shown)
      const filtered = Object.keys(now.filters).length > 0
      const empty = found.groups.length === 0
      const unfiltered = empty && filtered ? (await engine.ask({ query: now.query, filters: {} })).pages : 0
      if (asked !== latest) return
      answer = found
      failed!.hidden = true
      nothing!.hidden = true
      filters.count(found.counts)
      hits!.replaceChildren(...items)
      clear!.hidden = !filtered
      say!.textContent = summary(found)
      offerMore()
      if (empty) sayNothing(nothing!, now.query, engine.groups, base, unfiltered)
    } catch {
      if (asked !== latest) return
      hits!.replaceChildren()
      say!.textContent = ''
      more!.hidden = true
      failed!.hidden = false
    } finally {
      if (asked === latest) page.removeAttribute('aria-busy')
    }
  }

  function itemsOf(
    engine: Engine,
    { groups }: Answer,
    query: string,
    from: number,
    to: number,
  ): Promise<HTMLElement[]> {
    return Promise.all(
      groups.slice(from, to).map((group) => resultOf(group, { engine, base, query, labels: filters.labels })),
    )
  }

  function offerMore(): void {
    const rest = (answer?.groups.length ?? 0) - hits!.childElementCount
    more!.hidden = rest <= 0
    more!.textContent = `Show ${Math.min(step, rest)} more of ${rest}`
  }

  /** Notes the question in the address: a new entry, or the current one while somebody is still typing. */
  function note(entry: 'push' | 'replace'): void {
    const target = location.pathname + searchFor(question())
    if (target === location.pathname + location.search) return
    if (entry === 'push') history.pushState(step, '', target)
    else history.replaceState(step, '', target)
  }

  function ask(entry: 'push' | 'replace', ended: boolean): void {
    clearTimeout(timer)
    note(entry)
    typing = !ended
    void render(step)
  }

  function restore(): void {
    const { query, filters: chosen } = questionIn(location.search, filters.offered)
    const shown: unknown = history.state
    input.value = query
    filters.choose(chosen)
    typing = false
    void render(typeof shown === 'number' ? shown : step)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    ask(typing ? 'replace' : 'push', true)
  })
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => ask(typing ? 'replace' : 'push', false), pause)
  })
  filterForm.addEventListener('change', () => ask('push', true))
  filterForm.addEventListener('submit', (event) => event.preventDefault())
  for (const button of page.querySelectorAll('[data-clear]')) {
    button.addEventListener('click', () => {
      filters.choose({})
      input.focus()
      ask('push', true)
    })
  }
  more!.addEventListener('click', async () => {
    if (answer === null) return
    const [current, from] = [answer, hits!.childElementCount]
    const items = await itemsOf(await engineOf(base), current, question().query, from, from + step)
    if (current !== answer) return
    hits!.append(...items)
    offerMore()
    history.replaceState(hits!.childElementCount, '')
    items[0]?.querySelector('a')?.focus()
  })
  window.addEventListener('popstate', restore)
  keepOpenWhenWide(page.querySelector('details.facets'))
  restore()
}

/** Where there is room the filters stand open beside the results; elsewhere the reader opens them. */
function keepOpenWhenWide(fold: HTMLDetailsElement | null): void {
  const wide = window.matchMedia('(width > 60rem)')
  const adapt = () => {
    if (fold) fold.open = wide.matches
  }
  wide.addEventListener('change', adapt)
  adapt()
}

function summary({ groups, pages }: Answer): string {
  if (groups.length === 0) return 'Nothing found'
  const kinds = Map.groupBy(groups, ({ kind }) => kind)
  const parts = searchKinds.flatMap((kind) => {
    const count = kinds.get(kind)?.length ?? 0
    return count === 0 ? [] : [counted(count, kind.one, kind.many)]
  })
  return `${counted(pages, 'page')} in ${parts.join(', ')}`
}
