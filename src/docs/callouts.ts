/** > [!NOTE]: quotes that GitHub shows as notes, tips and warnings. */
import type { Element, ElementContent } from 'hast'
import type { State, Where } from './state.ts'
import { element, inParagraphs, text } from './tree.ts'

export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type CalloutKind = (typeof calloutKinds)[number]

/** The quote as a callout when its first line says so; else null. */
export function calloutOf(quote: Element, where: Where, state: State): Element | null {
  const index = quote.children.findIndex((child) => child.type === 'element')
  const first = quote.children[index]
  if (first?.type !== 'element' || first.tagName !== 'p') return null
  const opening = first.children[0]
  if (opening?.type !== 'text') return null
  const match = /^\s*\[!([a-z]+)\][ \t]*(?:\n|$)/i.exec(opening.value)
  const kind = calloutKinds.find((known) => known === match?.[1]?.toLowerCase())
  if (match === null || kind === undefined) return null
  const rest = { ...opening, value: opening.value.slice(match[0].length) }
  const paragraph = { ...first, children: [rest, ...first.children.slice(1)] }
  const children = [...quote.children.slice(0, index), paragraph, ...quote.children.slice(index + 1)]
  return callout(kind, '', state.build(children, where))
}

/** A callout; the title is the kind's own name unless another is given. */
export function callout(kind: CalloutKind, title: string, content: readonly ElementContent[]): Element {
  const name = title || kind[0]!.toUpperCase() + kind.slice(1)
  return element('aside', { className: ['callout', `callout-${kind}`], role: 'note', ariaLabel: name }, [
    element('p', { className: ['callout-title'] }, [text(name)]),
    ...inParagraphs(content),
  ])
}
