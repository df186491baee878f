/**
 * Finds angle brackets that the parser takes for HTML but that mean themselves: <company>, List<String>, an <example>
 * block of a prompt, a <script> that nobody closes. They are shown as written instead of vanishing.
 */
import type { Nodes } from 'hast'
import { isHtml, openEnded, voids } from './elements.ts'
import { childrenOf } from './tree.ts'

export interface Tag {
  name: string
  closes: boolean
  bare: boolean
  /** Offset of the angle bracket, from the start of the text. */
  at: number
  /** Offset just behind the name. */
  nameEnd: number
}

/** The tags of a piece of HTML in order, and unclosed comments under the name !--. Linear in its length. */
export function tagsIn(html: string): Tag[] {
  const tags: Tag[] = []
  const lastComment = html.lastIndexOf('-->')
  let at = html.indexOf('<')
  while (at >= 0) {
    let next = at + 1
    if (html.startsWith('<!--', at)) {
      const end = at < lastComment ? html.indexOf('-->', at + 2) : -1
      if (end < 0) tags.push({ name: '!--', closes: false, bare: true, at, nameEnd: at })
      else next = end + 3
    } else {
      const closes = html[at + 1] === '/'
      const nameStart = at + (closes ? 2 : 1)
      let nameEnd = nameStart
      while (nameEnd < html.length && !/[\s/>]/.test(html[nameEnd]!)) nameEnd++
      if (/[a-z]/i.test(html[nameStart] ?? '')) {
        const end = endOfTag(html, nameEnd)
        if (end < 0) break
        const bare = /^[\s/]*$/.test(html.slice(nameEnd, end))
        tags.push({ name: html.slice(nameStart, nameEnd).toLowerCase(), closes, bare, at, nameEnd })
        next = end + 1
      }
    }
    at = html.indexOf('<', next)
  }
  return tags
}

/** Offset of the bracket that ends a tag, quotes respected; -1 when nothing does. */
function endOfTag(html: string, from: number): number {
  for (let i = from; i < html.length; i++) {
    const mark = html[i]
    if (mark === '>') return i
    if (mark !== '"' && mark !== "'") continue
    i = html.indexOf(mark, i + 1)
    if (i < 0) return -1
  }
  return -1
}

/** Offsets in the source of the angle brackets that mean themselves, ascending. */
export function literalBrackets(root: Nodes, source: string): number[] {
  const found: number[] = []
  const waiting: Nodes[] = [root]
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    const tags: Tag[] = []
    for (const child of childrenOf(parent)) {
      if (child.type !== 'raw') waiting.push(child)
      const start = child.position?.start.offset
      const end = child.position?.end.offset
      if (child.type !== 'raw' || start === undefined || end === undefined) continue
      for (const tag of tagsIn(source.slice(start, end))) tags.push({ ...tag, at: tag.at + start })
    }
    for (const at of literalAmong(tags)) found.push(at)
  }
  return found.filter((at) => source[at] === '<').sort((a, b) => a - b)
}

/** Offsets of the tags, all below one parent, that are no HTML, miss their end, or say nothing. */
function literalAmong(tags: Tag[]): number[] {
  const literal: number[] = []
  const open = new Map<string, number[]>()
  for (const { name, closes, bare, at } of tags) {
    if (!isHtml(name)) literal.push(at)
    else if (voids.has(name)) {
      if (bare && !closes && !['br', 'hr', 'wbr', 'col'].includes(name)) literal.push(at)
    } else if (openEnded.has(name)) continue
    else if (closes) open.get(name)?.pop()
    else {
      const unclosed = open.get(name) ?? []
      unclosed.push(at)
      open.set(name, unclosed)
    }
  }
  return literal.concat(...open.values())
}
