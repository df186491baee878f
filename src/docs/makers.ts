/** Links, pictures, headings and code blocks of the document. */
import type { Element, ElementContent } from 'hast'
import { oneLine } from '../lib/text.ts'
import { codeFigure } from './figure.ts'
import { imageOf } from './images.ts'
import { addressOf } from './links.ts'
import { footnoteLink } from './lists.ts'
import type { State, Where } from './state.ts'
import { classesOf, element, isBlank, propertyOf, text, textOf } from './tree.ts'

/** Offset at which an element stands in the body, or null. */
export function placeOf(node: Element): number | null {
  const place = Number.parseInt(propertyOf(node, 'dataPlace'), 10)
  return Number.isNaN(place) ? null : place
}

/** A link, or its contents alone when it may lead nowhere. */
export function linkOf(node: Element, where: Where, state: State): ElementContent[] {
  const inside: Where = { ...where, link: true, phrasing: true }
  const written = propertyOf(node, 'href')
  if (where.link || !('href' in node.properties)) return state.build(node.children, where)
  const footnote = footnoteLink(node, state)
  if (footnote) return [footnote]
  const address = addressOf(written, state, placeOf(node))
  if (address === null) return state.build(node.children, where)
  const children = state.build(node.children, inside)
  if (children.every(isBlank)) return children
  const title = oneLine(propertyOf(node, 'title')).slice(0, 200)
  return [
    element(
      'a',
      {
        href: address.href,
        ...(title === '' ? {} : { title }),
        ...(address.external ? { rel: ['noopener', 'noreferrer', 'external'] } : {}),
      },
      children,
    ),
  ]
}

export function imageElement(node: Element, where: Where, state: State): ElementContent {
  return imageOf(propertyOf(node, 'src'), propertyOf(node, 'alt'), state, where, placeOf(node))
}

/** A heading at its planned depth with a link to itself; the title that the page says already leaves its anchor only. */
export function headingOf(node: Element, where: Where, state: State): ElementContent[] {
  const planned = state.outline.plan.get(node)
  const children = state.build(node.children, { ...where, phrasing: true })
  if (where.phrasing || planned === undefined || planned.text === '') return children
  const { depth, id } = planned
  if (depth === 0)
    return state.document.body.includes(`(#${id.slice('doc-'.length)})`) ? [element('div', { id }, [])] : []
  const anchor = element('a', { className: ['anchor'], href: `#${id}`, ariaLabel: 'Link to this section' }, [text('#')])
  return [element(`h${depth}`, { id }, where.link ? children : [...children, text(' '), anchor])]
}

/** A block of code; diagrams stay the text they are. */
export function preOf(node: Element): ElementContent {
  const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code')
  const inner = code?.type === 'element' ? code : node
  const language = classesOf(inner)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length)
  const content = textOf(node).replace(/\n$/, '')
  if (language?.toLowerCase() === 'mermaid') return codeFigure(content, '', 'Mermaid diagram, as text')
  return codeFigure(content, language ?? '', oneLine(propertyOf(inner, 'dataTitle')).slice(0, 120))
}
