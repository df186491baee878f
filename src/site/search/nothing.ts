/** What to do when nothing was found: near names, fewer filters, and the ways to get such a plugin. */
import type { SearchGroup } from '../../model/search.ts'
import { address, element } from './dom.ts'
import { nearestGroups } from './nearest.ts'

/** Fills the block that the server wrote; `unfiltered` is the number of pages without filters, 0 when none are set. */
export function sayNothing(
  block: HTMLElement,
  query: string,
  groups: readonly SearchGroup[],
  base: string,
  unfiltered: number,
): void {
  const near = query === '' ? [] : nearestGroups(query, groups, 5)
  const links = near.map(({ title, url }) => element('li', {}, element('a', { href: address(base, url) }, title)))
  fill(
    block,
    '[data-asked]',
    query === '' ? 'these filters' : `“${query}”${unfiltered > 0 ? ' with these filters' : ''}`,
  )
  fill(block, '[data-wish]', query === '' ? 'this' : `“${query}”`)
  fill(block, '[data-unfiltered]', String(unfiltered))
  hide(block, '[data-fewer]', unfiltered === 0)
  hide(block, '[data-near]', links.length === 0)
  block.querySelector('[data-near] ul')?.replaceChildren(...links)
  block.hidden = false
}

function fill(block: HTMLElement, place: string, text: string): void {
  for (const found of block.querySelectorAll(place)) found.textContent = text
}

function hide(block: HTMLElement, place: string, hidden: boolean): void {
  for (const found of block.querySelectorAll<HTMLElement>(place)) found.hidden = hidden
}
