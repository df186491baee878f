/** The options of the panel: a plugin and its best matching parts, one line each, and the way to all results. */
import { address, element } from './dom.ts'
import type { Engine } from './engine.ts'
import type { Page } from './pagefind.ts'
import type { Group, Hit } from './rank.ts'

const mostGroups = 5
const mostParts = 2

/** Options for the first groups; `id` starts the id of each. */
export async function optionsOf(
  engine: Engine,
  groups: readonly Group[],
  base: string,
  id: string,
): Promise<HTMLElement[]> {
  const shown = groups.slice(0, mostGroups)
  const made = shown.map(async (group, i) => {
    const parts = group.parts.slice(0, mostParts)
    const [own, ...pages] = await Promise.all([group.own, ...parts].map(engine.page))
    const ownSummary = own?.meta['summary'] ?? ''
    const head = option(
      `${id}-${i}`,
      address(base, group.group.url),
      group.kind.one,
      group.group.title,
      ownSummary,
      false,
    )
    return [head, ...parts.flatMap((hit, j) => partOption(`${id}-${i}-${j}`, base, hit, pages[j] ?? null))]
  })
  return (await Promise.all(made)).flat()
}

/** The last option: every result, on the search page. */
export function allResults(base: string, query: string, pages: number, id: string): HTMLElement {
  const href = `${address(base, '/search/')}?${new URLSearchParams({ q: query })}`
  const say = pages === 0 ? 'Search with filters' : `All results for “${query}”`
  return element('a', { role: 'option', id, href, tabindex: '-1', class: 'find-all', 'aria-selected': 'false' }, say)
}

function partOption(id: string, base: string, hit: Hit, page: Page | null): HTMLElement[] {
  if (page === null) return []
  const { title = '', summary = '' } = page.meta
  return [option(id, address(base, page.raw_url), hit.place.kind.one, title, summary, true)]
}

function option(id: string, href: string, kind: string, title: string, summary: string, part: boolean): HTMLElement {
  const classes = part ? 'find-option is-part' : 'find-option'
  return element(
    'a',
    { role: 'option', id, href, tabindex: '-1', class: classes, 'aria-selected': 'false' },
    element('span', { class: 'find-title' }, title),
    element('span', { class: 'find-kind' }, kind),
    summary === '' ? null : element('span', { class: 'find-summary' }, summary),
  )
}
