/** Bounds that keep rendering quick whatever is written: looked at before the parser and again before the tree is walked. */
import type { Nodes } from 'hast'

/** Bytes of Markdown that are rendered at most. */
export const largestDocument = 1_048_576
/** Code blocks beyond this stay plain; characters. */
export const largestHighlight = 20_000
/** Code of one document that is highlighted at most; characters. */
export const mostHighlight = 60_000
/** Characters of plain text kept for search. */
export const mostText = 20_000

const deepest = 150
const mostNodes = 250_000
const mostCells = 100_000
/** The parser copies a paragraph at each of its entities: what it may copy in all, characters. */
const mostCopied = 100_000_000

/** What makes the source too costly to parse, in words that follow "the document"; null when nothing does. */
export function sourceProblem(body: string): string | null {
  let columns = 0
  let cells = 0
  let copied = 0
  for (const paragraph of body.split(/\n[^\S\n]*\n/)) {
    const entities = paragraph.includes('&') ? (paragraph.match(/&[#\w]{1,40};/g)?.length ?? 0) : 0
    copied += entities * paragraph.length
    if (copied > mostCopied) return 'has too many entities in a paragraph'
  }
  for (const line of body.split('\n')) {
    if (nestingOf(line) > deepest) return `nests blocks more than ${deepest} deep`
    if (/^[\s>|:+*-]+$/.test(line) && line.includes('-') && line.includes('|')) columns = line.split('|').length
    else if (line.trim() === '') columns = 0
    cells += columns
    if (cells > mostCells) return `has tables with more than ${mostCells.toLocaleString('en-GB')} cells`
  }
  return null
}

/** How many quotes and lists a line opens. */
function nestingOf(line: string): number {
  const [opening = ''] = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*/.exec(line) ?? []
  const isRule = /^(?:[-*_]\s*)+$/.test(line.trim())
  return isRule ? 0 : opening.replace(/[\s\d]/g, '').length
}

/** What makes a tree too costly to walk, in words that follow "the document"; null when nothing does. */
export function treeProblem(root: Nodes): string | null {
  let level: Nodes[] = [root]
  let count = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return `nests blocks more than ${deepest} deep`
    const below: Nodes[] = []
    for (const node of level) {
      if (!('children' in node)) continue
      count += node.children.length
      if (count > mostNodes) return `has more than ${mostNodes.toLocaleString('en-GB')} parts`
      for (const child of node.children) below.push(child)
    }
    level = below
  }
  return null
}
