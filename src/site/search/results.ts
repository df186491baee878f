/** Results on the search page: a plugin, connector or team with its matching pages under it. */
import { address, counted, element, saying } from './dom.ts'
import type { Engine } from './engine.ts'
import type { Page } from './pagefind.ts'
import type { Group, Hit } from './rank.ts'

const partsAtOnce = 3

/** What a filter value is called, by filter and value. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>

const tones = new Map(Object.entries({ draft: 'note', deprecated: 'warn', disabled: 'bad' }))

export interface Setting {
  engine: Engine
  base: string
  query: string
  labels: Labels
}

/** One list item; what it says is fetched first. */
export async function resultOf(group: Group, setting: Setting): Promise<HTMLElement> {
  const { engine, base, query, labels } = setting
  const first = group.parts.slice(0, partsAtOnce)
  const [own, ...pages] = await Promise.all([group.own, ...first].map(engine.page))
  const parts = element('ul', { class: 'hit-parts' }, ...first.map((hit, i) => partOf(hit, pages[i] ?? null, setting)))
  const rest = group.parts.slice(partsAtOnce)
  return element(
    'li',
    { class: 'hit' },
    element(
      'div',
      { class: 'hit-head' },
      element('h3', {}, element('a', { href: address(base, group.group.url) }, group.group.title)),
      element('span', { class: 'mark' }, group.kind.one),
      lifecycleOf(group, labels),
    ),
    ...(own ? saying(own.meta['summary'] ?? '', own.excerpt, query) : []),
    lineOf(ownerOf(group, own, labels)),
    first.length > 0 ? parts : null,
    rest.length > 0 ? moreOf(rest, parts, setting) : null,
  )
}

function partOf(hit: Hit, page: Page | null, { base, query }: Setting): HTMLElement {
  const { title = '', summary = '' } = page?.meta ?? {}
  return element(
    'li',
    {},
    element('span', { class: 'hit-kind' }, hit.place.kind.one),
    element(
      'div',
      {},
      element('a', { href: address(base, page?.raw_url ?? '') }, title),
      ...saying(summary, page?.excerpt ?? '', query),
    ),
  )
}

function moreOf(rest: Hit[], parts: HTMLElement, setting: Setting): HTMLElement {
  const button = element('button', { type: 'button', class: 'hit-more' }, `Show ${counted(rest.length, 'more page')}`)
  button.addEventListener('click', async () => {
    button.disabled = true
    const pages = await Promise.all(rest.map(setting.engine.page))
    const added = rest.map((hit, i) => partOf(hit, pages[i] ?? null, setting))
    parts.append(...added)
    button.remove()
    added[0]?.querySelector('a')?.focus()
  })
  return button
}

function lifecycleOf({ group }: Group, labels: Labels): HTMLElement | null {
  const state = group.facets['lifecycle']?.[0]
  const tone = tones.get(state ?? '')
  if (state === undefined || tone === undefined) return null
  return element('span', { class: 'mark', 'data-tone': tone }, labels.get('lifecycle')?.get(state) ?? state)
}

function ownerOf({ group }: Group, own: Page | undefined, labels: Labels): string | undefined {
  const owner = group.facets['owner']?.[0]
  return (owner === undefined ? undefined : labels.get('owner')?.get(owner)) ?? own?.meta['owner']
}

function lineOf(owner: string | undefined): HTMLElement | null {
  return owner === undefined || owner === '' ? null : element('p', { class: 'hit-line' }, owner)
}
