/** Source to tree: Markdown with the author's own HTML resolved, or MDX as syntax. Every place is an offset in the body. */
import type { Element, ElementContent, Nodes, Root } from 'hast'
import { raw } from 'hast-util-raw'
import { markdownToHast, mdxToHast } from 'satteri'
import { treeProblem } from './budget.ts'
import { dropped, isHtml, voids } from './elements.ts'
import { literalBrackets, tagsIn } from './tags.ts'
import { propertyOf, text } from './tree.ts'

const features = {
  frontmatter: false,
  gfm: { footnotes: { clobberPrefix: 'doc-', backLabel: 'Back to reference {reference}', backContent: '↩' } },
}

export type Parsed = { root: Root } | { problem: string }

/** The tree of a Markdown body, elements and text only; throws nothing that the body could cause but too deep recursion. */
export function parseMarkdown(body: string): Parsed {
  let mark = ''
  let source = body
  let tree = markdownToHast(source, { features })
  // A block of HTML that turns into text can hold Markdown, and that HTML again: three rounds settle what people write.
  for (let round = 0; round < 3 && source.includes('<'); round++) {
    const brackets = literalBrackets(tree, source)
    if (brackets.length === 0) break
    mark ||= unusedMark(body)
    source = withMarks(source, brackets, mark)
    tree = markdownToHast(source, { features })
  }
  const problem = treeProblem(tree)
  if (problem !== null) return { problem }
  const hasHtml = prepare(tree, source)
  const resolved = hasHtml ? raw(tree) : tree
  // Resolving HTML can make a tree larger and deeper than it was.
  const newProblem = hasHtml ? treeProblem(resolved) : null
  if (newProblem !== null) return { problem: newProblem }
  if (source !== body) restore(resolved, mark)
  return { root: resolved.type === 'root' ? resolved : { type: 'root', children: [] } }
}

/** The tree of an MDX body; nothing is compiled. Throws what the parser says when it is no MDX. */
export function parseMdx(body: string): Parsed {
  const tree = mdxToHast(body, { features })
  const problem = treeProblem(tree)
  if (problem !== null) return { problem }
  prepare(tree, body)
  return tree.type === 'root' ? { root: tree } : { root: { type: 'root', children: [] } }
}

/** A private-use character that the body does not hold; it stands for a bracket that means itself, at equal length. */
function unusedMark(body: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const mark = String.fromCharCode(code)
    if (!body.includes(mark)) return mark
  }
  return '\uf8ff'
}

function withMarks(source: string, brackets: readonly number[], mark: string): string {
  const pieces: string[] = []
  let from = 0
  for (const at of brackets) {
    pieces.push(source.slice(from, at), mark)
    from = at + 1
  }
  return pieces.join('') + source.slice(from)
}

/** Turns marks back into brackets, in text and in attributes; a bare address ends before one. */
function restore(root: Nodes, mark: string): void {
  const encoded = encodeURIComponent(mark)
  const plain = (words: string) => words.replaceAll(mark, '<').replaceAll(encoded, '%3C')
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') node.value = node.value.replaceAll(mark, '<')
    if (node.type === 'element') {
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === 'string') node.properties[name] = plain(value)
      }
    }
    if (!('children' in node)) continue
    if (node.type === 'element' && node.children.some((child) => isCutShort(child, encoded))) {
      node.children = node.children.flatMap((child) =>
        isCutShort(child, encoded) ? cutAtMark(child, mark, encoded) : [child],
      )
    }
    for (const child of node.children) waiting.push(child)
  }
}

/** Whether the node is an address that became a link by itself and ran on over a mark. */
function isCutShort(node: Nodes, encoded: string): boolean {
  return (
    node.type === 'element' &&
    node.tagName === 'a' &&
    propertyOf(node, 'href').includes(encoded) &&
    node.children.length === 1
  )
}

function cutAtMark(node: ElementContent, mark: string, encoded: string): ElementContent[] {
  const only = node.type === 'element' ? node.children[0] : undefined
  if (node.type !== 'element' || only?.type !== 'text' || !/^(?:https?:|www\.)/i.test(only.value)) return [node]
  const at = only.value.indexOf(mark)
  if (at < 0) return [node]
  const href = propertyOf(node, 'href').split(encoded)[0] ?? ''
  return [
    { ...node, properties: { ...node.properties, href }, children: [text(only.value.slice(0, at))] },
    text(only.value.slice(at)),
  ]
}

/**
 * Writes places into the tree, where they outlast the resolving of HTML, and turns strikethrough back into its tildes.
 * Returns whether the tree holds HTML to resolve.
 */
function prepare(tree: Nodes, source: string): boolean {
  let hasRaw = false
  const waiting: Nodes[] = [tree]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const start = node.position?.start.offset
    if (node.type === 'raw') {
      hasRaw = true
      if (start !== undefined) node.value = withPlaces(node.value, start)
    } else if (node.type === 'element' && start !== undefined) {
      node.properties.dataPlace = start
      keepTitle(node)
    }
    if (!('children' in node)) continue
    if (node.type !== 'root' && node.children.some(isStruck)) node.children = unstruck(node.children, source)
    for (const child of node.children) waiting.push(child)
  }
  return hasRaw
}

function isStruck(node: Nodes): boolean {
  return node.type === 'element' && node.tagName === 'del'
}

/** The nodes with strikethrough replaced by its contents between the tildes that made it, and the text joined anew. */
function unstruck(nodes: readonly ElementContent[], source: string): ElementContent[] {
  const joined: ElementContent[] = []
  const add = (node: ElementContent) => {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else joined.push(node)
  }
  for (const node of nodes) {
    if (node.type !== 'element' || node.tagName !== 'del') {
      add(node)
      continue
    }
    const marks = source.startsWith('~~', node.position?.start.offset ?? 0) ? '~~' : '~'
    for (const part of [text(marks), ...unstruck(node.children, source), text(marks)]) add(part)
  }
  return joined
}

/** Keeps title="…" of a code fence as a property; only known words of the rest mean anything. */
function keepTitle(node: Element): void {
  const meta = node.tagName === 'code' && node.data !== undefined && 'meta' in node.data ? node.data.meta : null
  const title = typeof meta === 'string' ? /(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/.exec(meta) : null
  if (title) node.properties.dataTitle = title[1] ?? title[2] ?? ''
}

/** The HTML with its place written into each tag that can become a finding; ours comes first, so the author's is void. */
function withPlaces(html: string, start: number): string {
  let placed = ''
  let from = 0
  for (const { name, closes, at, nameEnd } of tagsIn(html)) {
    if (closes || !isHtml(name)) continue
    if (!dropped.has(name) && !voids.has(name) && name !== 'a') continue
    placed += `${html.slice(from, nameEnd)} data-place="${start + at}"`
    from = nameEnd
  }
  return placed + html.slice(from)
}
