/** Builds the document anew, element by element: what nobody builds here does not exist in the output. */
import type { Element, ElementContent, RootContent } from 'hast'
import { oneLine, quoted } from '../lib/text.ts'
import { calloutOf } from './callouts.ts'
import { boxes, dropped, kept, phrasing, renamed, silent } from './elements.ts'
import { footnotesOf, listItemOf, listOf, taskMark } from './lists.ts'
import { headingOf, imageElement, linkOf, preOf } from './makers.ts'
import { fromMdx } from './mdx.ts'
import { withPlaceholders } from './placeholders.ts'
import type { State, Where } from './state.ts'
import { cellOf, tableOf } from './tables.ts'
import { element, inParagraphs, isBlank, propertyOf, text } from './tree.ts'

/** A new tree below the nodes; notes and targets are added to the state. */
export function build(nodes: readonly RootContent[], where: Where, state: State): ElementContent[] {
  const built: ElementContent[] = []
  for (const node of nodes) {
    for (const made of one(node, where, state)) built.push(made)
  }
  return built
}

function one(node: RootContent, where: Where, state: State): ElementContent[] {
  if (node.type === 'text')
    return where.verbatim ? [text(node.value)] : withPlaceholders(node.value, state.context.placeholders)
  if (node.type === 'element') return fromElement(node, where, state)
  if (node.type === 'comment' || node.type === 'doctype' || node.type === 'raw') return []
  return fromMdx(node, where, state)
}

function fromElement(node: Element, where: Where, state: State): ElementContent[] {
  const name = renamed.get(node.tagName) ?? node.tagName
  const inside: Where = phrasing.has(name) ? { ...where, phrasing: true } : where
  switch (name) {
    case 'a':
      return linkOf(node, where, state)
    case 'img':
      return [imageElement(node, where, state)]
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return headingOf(node, where, state)
    case 'pre':
      return [preOf(node)]
    case 'code':
      return [element('code', {}, state.build(node.children, { ...where, verbatim: true, phrasing: true }))]
    case 'blockquote':
      return [
        calloutOf(node, where, state) ?? element('blockquote', {}, inParagraphs(state.build(node.children, where))),
      ]
    case 'table':
      return [tableOf(node, where, state)]
    case 'thead':
      return [element('thead', {}, state.build(node.children, { ...where, head: true }))]
    case 'td':
    case 'th':
      return [cellOf(node, where, state)]
    case 'ul':
    case 'ol':
      return [listOf(node, where, state)]
    case 'li':
      return [listItemOf(node, where, state)]
    case 'input':
      return propertyOf(node, 'type').toLowerCase() === 'checkbox' ? [taskMark(node)] : refuse(node, state)
    case 'section':
      return 'dataFootnotes' in node.properties ? footnotesOf(node, where, state) : box(node, where, state)
    case 'abbr':
      return [
        element(
          'abbr',
          { title: oneLine(propertyOf(node, 'title')).slice(0, 200) },
          state.build(node.children, inside),
        ),
      ]
    case 'details':
      return [
        element('details', node.properties.open === undefined ? {} : { open: true }, state.build(node.children, where)),
      ]
    case 'p': {
      const children = state.build(node.children, inside)
      return children.every(isBlank) ? [] : [element('p', {}, children)]
    }
  }
  if (kept.has(name)) return [element(name, {}, state.build(node.children, inside))]
  if (silent.has(name)) return []
  if (dropped.has(name)) return refuse(node, state)
  return boxes.has(name) ? box(node, where, state) : state.build(node.children, where)
}

/** The contents of a box, a block of their own unless text surrounds them. */
function box(node: Element, where: Where, state: State): ElementContent[] {
  const children = state.build(node.children, where)
  return where.phrasing ? [text(' '), ...children, text(' ')] : inParagraphs(children)
}

/** Nothing, with a note the first time that an element of this kind stands in the document. */
function refuse(node: Element, { notes, refused }: State): ElementContent[] {
  if (refused.has(node.tagName)) return []
  refused.add(node.tagName)
  const place = Number.parseInt(propertyOf(node, 'dataPlace'), 10)
  notes.add({
    rule: 'docs-are-safe-markdown',
    at: Number.isNaN(place) ? null : place,
    message: `HTML element ${quoted(node.tagName)} is not shown`,
    fix: 'remove it, or say it in Markdown',
  })
  return []
}
