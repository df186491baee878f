/** The words of a document for search: its text, blocks of code and our own furniture left out. */
import type { Nodes } from 'hast'
import { mostText } from './budget.ts'
import { childrenOf, classesOf, isBlock } from './tree.ts'

const furniture = new Set(['anchor', 'code', 'footnote-back', 'footnote-ref', 'task-mark', 'not-rendered'])
const rows = new Set(['td', 'th', 'tr', 'br', 'caption', 'figcaption'])

/** Plain text, a line a block, at most 20,000 characters, never cut within a character. */
export function searchText(root: Nodes): string {
  const pieces: string[] = []
  let length = 0
  const visit = (node: Nodes) => {
    if (length > mostText * 2) return
    if (node.type === 'text') {
      pieces.push(node.value)
      length += node.value.length
      return
    }
    if (node.type === 'element' && (node.tagName === 'pre' || classesOf(node).some((name) => furniture.has(name))))
      return
    for (const child of childrenOf(node)) visit(child)
    if (isBlock(node) || (node.type === 'element' && rows.has(node.tagName))) pieces.push('\n')
  }
  visit(root)
  const words = pieces
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
  return words.slice(0, mostText).replace(/[\uD800-\uDBFF]$/, '')
}
