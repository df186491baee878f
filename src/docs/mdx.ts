/** MDX as syntax: components of ours are drawn from their literal attributes, everything else is shown as it is written. */
import type { ElementContent, RootContent } from 'hast'
import { listed, quoted } from '../lib/text.ts'
import { componentNamed, components } from './components/index.ts'
import type { State, Where } from './state.ts'
import { element, inParagraphs, isBlock, text } from './tree.ts'

type Tag = Extract<RootContent, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>
type MdxNode = Extract<RootContent, { type: `mdx${string}` }>

const rule = 'docs-are-safe-markdown'

export function fromMdx(node: MdxNode, where: Where, state: State): ElementContent[] {
  const at = node.position?.start.offset ?? null
  switch (node.type) {
    case 'mdxjsEsm': {
      const word = /^\s*(import|export)\b/.exec(node.value)?.[1] ?? 'import'
      state.notes.add({
        rule,
        severity: 'error',
        at,
        message: `${quoted(word)} is not run in documents`,
        fix: 'remove the line',
      })
      return [asBlock(sourceOf(node, state))]
    }
    case 'mdxFlowExpression':
    case 'mdxTextExpression': {
      state.notes.add({
        rule,
        severity: 'error',
        at,
        message: `expression ${quoted(sourceOf(node, state), 40)} is not run in documents`,
        fix: 'write its value, or put it in backticks',
      })
      const shown = element('code', {}, [text(sourceOf(node, state))])
      return node.type === 'mdxFlowExpression' && !where.phrasing ? [element('p', {}, [shown])] : [shown]
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return fromTag(node, where, state)
  }
}

function fromTag(node: Tag, where: Where, state: State): ElementContent[] {
  const at = node.position?.start.offset ?? null
  const component = componentNamed(node.name)
  const children = state.build(node.children, component?.inline ? { ...where, phrasing: true } : where)
  const refuse = (message: string, fix: string) => {
    state.notes.add({ rule, severity: 'error', at, message, fix })
    return asWritten(node, children, where, state)
  }
  const name = node.name ?? ''
  if (component === undefined) {
    return refuse(
      `${quoted(`<${name}>`)} is no component of the catalogue`,
      `use Markdown, or one of ${listed(components.map((one) => one.name))}`,
    )
  }
  if (!component.inline && where.phrasing)
    return refuse(
      `${quoted(name)} stands within a line of text`,
      'put it on lines of its own, with an empty line before and after',
    )
  const attributes = literalsOf(node)
  if (attributes === null)
    return refuse(`${quoted(name)} has an attribute that would have to be run`, 'write the value in quotes')
  const read = component.read(attributes)
  if ('problem' in read)
    return refuse(`${quoted(name)} ${read.problem}`, `write it like ${component.example.split('\n')[0]}`)
  const drawn = read.draw({ children, state, where, at })
  const isLoose = node.type === 'mdxJsxFlowElement' && !where.phrasing && !drawn.every(isBlock)
  return isLoose ? inParagraphs(drawn) : drawn
}

/** Attributes as written; null when one is an expression. */
function literalsOf({ attributes }: Tag): Record<string, string | true> | null {
  const literals = new Map<string, string | true>()
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') return null
    const { name, value } = attribute
    if (typeof value === 'object' && value !== null) return null
    literals.set(name, value ?? true)
  }
  return Object.fromEntries(literals)
}

/** The tags as text around the children. */
function asWritten(node: Tag, children: readonly ElementContent[], where: Where, state: State): ElementContent[] {
  const source = sourceOf(node, state)
  const start = node.position?.start.offset ?? 0
  const firstChild = node.children.find((child) => child.position !== undefined)?.position?.start.offset
  const opening = firstChild === undefined ? source : source.slice(0, firstChild - start)
  const closing = firstChild === undefined ? '' : `</${node.name ?? ''}>`
  const shown = (words: string) => element('code', {}, [text(words.trim())])
  const after = closing === '' ? [] : [shown(closing)]
  const parts = [shown(opening), ...children, ...after]
  return node.type === 'mdxJsxFlowElement' && !where.phrasing ? inParagraphs(parts) : parts
}

function asBlock(source: string): ElementContent {
  return element('pre', { tabIndex: 0 }, [element('code', {}, [text(source.trim())])])
}

function sourceOf(node: MdxNode, { document }: State): string {
  return document.body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}
