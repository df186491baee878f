/** Plans the headings of a document before it is built: which goes, at which depth the others stand, what links find. */
import type { Element, Nodes } from 'hast'
import { oneLine } from '../lib/text.ts'
import type { Document } from '../model/plugin.ts'
import type { Heading } from '../model/rendered.ts'
import { uniqueSlug } from './slugger.ts'
import { childrenOf, propertyOf } from './tree.ts'

export interface Outline {
  /** Headings of depth 2 and 3 in order. */
  headings: Heading[]
  /** What each heading element becomes; depth 0 is the title that the page says already. */
  plan: Map<Element, Heading>
  /** Anchor by what an author writes behind the # to reach it, in lower case. */
  anchors: Map<string, string>
}

export function outlineOf(root: Nodes, { title }: Document): Outline {
  const outline: Outline = { headings: [], plan: new Map(), anchors: new Map() }
  const taken = new Map<string, number>()
  const above: number[] = []
  const found = headingsIn(root)
  const first = found[0]
  for (const node of found) {
    const words = oneLine(headingText(node))
    const slug = uniqueSlug(words, taken)
    const heading = { depth: 0, id: `doc-${slug}`, text: words }
    outline.plan.set(node, heading)
    outline.anchors.set(slug, heading.id)
    if (node === first && node.tagName === 'h1' && sameWords(words, title)) continue
    // No level is skipped, whatever the author counted: each heading stands one below the nearest smaller one.
    const written = Number(node.tagName[1])
    while (above.length > 0 && above.at(-1)! >= written) above.pop()
    above.push(written)
    heading.depth = Math.min(above.length + 1, 6)
    if (heading.depth <= 3 && words !== '') outline.headings.push(heading)
  }
  return outline
}

/** Heading elements in order of the document, those of footnotes left out. */
function headingsIn(root: Nodes): Element[] {
  const found: Element[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'element') {
      if (/^h[1-6]$/.test(node.tagName)) found.push(node)
      if (node.tagName === 'section' && 'dataFootnotes' in node.properties) return
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(root)
  return found
}

/** Text of a heading: marks of footnotes left out, placeholders without their tildes, pictures by their alt text. */
function headingText(node: Nodes): string {
  if (node.type === 'text') return node.value.replace(/(?<!~)~~(?=[\p{L}\p{N}])/gu, '')
  if (node.type === 'element') {
    if ('dataFootnoteRef' in node.properties) return ''
    if (node.tagName === 'img') return propertyOf(node, 'alt')
  }
  return childrenOf(node).map(headingText).join('')
}

function sameWords(a: string, b: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return plain(a) === plain(b)
}
