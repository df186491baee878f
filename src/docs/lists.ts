/** Lists, task lists and footnotes. */
import type { Element, ElementContent } from 'hast'
import type { State, Where } from './state.ts'
import { childrenOf, classesOf, element, isBlank, isBlock, propertyOf, text, textOf } from './tree.ts'

export function listOf(node: Element, where: Where, state: State): Element {
  const children = state.build(node.children, { ...where, phrasing: false })
  const hasTasks = children.some((child) => child.type === 'element' && classesOf(child).includes('task'))
  const start = Number(propertyOf(node, 'start'))
  const isNumbered = node.tagName === 'ol' && Number.isInteger(start) && start !== 1 && start >= 0 && start < 1e9
  return element(
    node.tagName,
    { ...(hasTasks ? { className: ['tasks'] } : {}), ...(isNumbered && 'start' in node.properties ? { start } : {}) },
    children,
  )
}

export function listItemOf(node: Element, where: Where, state: State): Element {
  const children = state.build(node.children, { ...where, phrasing: false })
  const id = footnoteId(propertyOf(node, 'id'))
  return element('li', { ...(isTask(children) ? { className: ['task'] } : {}), ...claimed(id, state) }, children)
}

/** Whether an item opens with a mark that says done or not done. */
function isTask(children: readonly ElementContent[]): boolean {
  const first = children.find((child) => !isBlank(child))
  if (first?.type !== 'element') return false
  return first.tagName === 'p' ? isTask(first.children) : classesOf(first).includes('task-mark')
}

/** A checkbox as a mark: forms have no place in a document. */
export function taskMark(node: Element): Element {
  const isDone = node.properties.checked !== undefined && node.properties.checked !== false
  const label = isDone ? 'done' : 'not done'
  return element('span', { className: ['task-mark'], role: 'img', ariaLabel: label }, [text(isDone ? '☑' : '☐')])
}

/** The footnotes at the end of the document, without the heading that the parser adds. */
export function footnotesOf(node: Element, where: Where, state: State): ElementContent[] {
  const lists = childrenOf(node).filter((child) => child.type === 'element' && child.tagName === 'ol')
  const children = state.build(lists, where).filter(isBlock)
  if (children.length === 0) return []
  return [element('section', { className: ['footnotes'], ariaLabel: 'Footnotes' }, children)]
}

/** The link to a footnote or back from it; null for any other link. */
export function footnoteLink(node: Element, state: State): Element | null {
  const target = footnoteId(propertyOf(node, 'href').replace(/^#/, ''))
  if (target === null) return null
  if ('dataFootnoteRef' in node.properties) {
    const number = textOf(node)
    const id = claimed(footnoteId(propertyOf(node, 'id')), state)
    const label = { className: ['footnote-ref'], ariaLabel: `Footnote ${number}` }
    return element('a', { href: `#${target}`, ...id, ...label }, [text(number)])
  }
  if (!('dataFootnoteBackref' in node.properties)) return null
  const label = /^Back to reference [\d-]+$/.exec(propertyOf(node, 'ariaLabel'))?.[0] ?? 'Back to reference'
  return element('a', { href: `#${target}`, className: ['footnote-back'], ariaLabel: label }, [text(textOf(node))])
}

/** The parser's id of a footnote as one of ours; the dot keeps it apart from every heading. Null for other ids. */
function footnoteId(written: string): string | null {
  const [, kind, rest = ''] = /^doc-(fn|fnref)-(.+)$/s.exec(written) ?? []
  if (kind === undefined) return null
  const label = rest.replace(/[^\p{L}\p{N}_-]/gu, (mark) => `.${mark.codePointAt(0)?.toString(16)}`)
  return `doc-${kind}.${label}`
}

/** The id as a property, once. */
function claimed(id: string | null, { ids }: State): { id?: string } {
  if (id === null || ids.has(id)) return {}
  ids.add(id)
  return { id }
}
