/** Building and reading hast, the tree of HTML elements that rendering works on. */
import type { Element, ElementContent, Nodes, Properties, RootContent, Text } from 'hast'

/** An element with the given properties and children. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

/** The children of a node, or an empty list. */
export function childrenOf(node: Nodes): readonly RootContent[] {
  return 'children' in node ? node.children : []
}

/** All text below a node, comments left out. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  let found = ''
  for (const child of childrenOf(node)) found += textOf(child)
  return found
}

/** A property as text; empty when it is missing or a list. */
export function propertyOf(node: Element, name: string): string {
  const value = node.properties[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The classes of an element. */
export function classesOf(node: Element): string[] {
  const value = node.properties.className
  return Array.isArray(value) ? value.map(String) : []
}

const blockNames = new Set(
  'p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote aside section div figure pre hr details summary'.split(' '),
)

/** Whether the node starts a block of its own. */
export function isBlock(node: Nodes): boolean {
  return node.type === 'element' && blockNames.has(node.tagName)
}

/** Whether the node is white space between blocks. */
export function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** The content with every run of loose text and inline elements put into a paragraph. */
export function inParagraphs(content: readonly ElementContent[]): ElementContent[] {
  const done: ElementContent[] = []
  let run: ElementContent[] = []
  const close = () => {
    if (run.some((node) => !isBlank(node))) done.push(element('p', {}, run))
    else done.push(...run)
    run = []
  }
  for (const node of content) {
    if (isBlock(node)) {
      close()
      done.push(node)
    } else run.push(node)
  }
  close()
  return done
}
