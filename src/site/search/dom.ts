/** Elements made from plain text: nothing that was found is ever read as markup. */
import { markedLike, type Piece, passage, repeats } from './passage.ts'

type Child = Node | string | null

/** An element with attributes and children; a null child is left out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children.filter((child) => child !== null))
  return made
}

/** The address of a route of ours under the base path; always on this site. */
export function address(base: string, route: string): string {
  return base + route.replace(/^[/\\]+/, '')
}

/** What a page says of itself, and the passage in which the words stand when that says something else. */
export function saying(summary: string, excerpt: string, query: string): HTMLElement[] {
  const pieces = passage(excerpt)
  const said = markedLike(summary, pieces, query)
  const matches = pieces.some((piece) => piece.marked) && !repeats(pieces, summary)
  return [
    ...(summary === '' ? [] : [element('p', { class: 'hit-summary' }, ...said.map(shown))]),
    ...(matches ? [element('p', { class: 'hit-passage' }, ...pieces.map(shown))] : []),
  ]
}

function shown({ text, marked }: Piece): Child {
  return marked ? element('mark', {}, text) : text
}

/** "1 page", "3 pages". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${(count === 1 ? one : many).toLowerCase()}`
}
