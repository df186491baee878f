/** A plugin's document as safe HTML: parsed, built anew from known parts, sanitised by allow-list, coloured where wanted, written out. */
import type { Element, ElementContent, Nodes, Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { maskedSecrets, ownForms } from '../lib/secrets.ts'
import { oneLine, shortened } from '../lib/text.ts'
import type { Document } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import { largestDocument, mostHighlight, sourceProblem } from './budget.ts'
import { build } from './build.ts'
import type { RenderContext } from './context.ts'
import { type Notes, notesOn } from './notes.ts'
import { outlineOf } from './outline.ts'
import { type Parsed, parseMarkdown, parseMdx } from './parse.ts'
import { schemaFor } from './schema.ts'
import { searchText } from './search-text.ts'
import type { State, Where } from './state.ts'
import { childrenOf, element, inParagraphs, propertyOf, text, textOf } from './tree.ts'

/** Code as nodes in the colours of its language. */
export type Colouring = (code: string, languageName: string) => ElementContent[]

const outside: Where = { link: false, phrasing: false, verbatim: false, head: false }

/** The document as HTML with its headings, words, targets and notes, secrets left out; throws nothing that the document could cause. */
export function renderWith(colouring: Colouring | null, written: Document, context: RenderContext): RenderedDocument {
  const document = { ...written, body: maskedSecrets(written.body, ownForms(context.secrets)) }
  const notes = notesOn(document)
  const bytes = Buffer.byteLength(document.body)
  if (bytes > largestDocument) {
    notes.add({
      rule: 'fits-size-budget',
      severity: 'error',
      at: null,
      message: 'document is larger than 1 MiB and is not rendered',
      fix: 'split it',
    })
    return unrendered('This document is larger than 1 MiB and is not shown here.', notes)
  }
  const problem = sourceProblem(document.body)
  if (problem !== null) return tooMuch(problem, document, notes)
  const parsed = parsedOf(document, notes)
  if (parsed === null) return asPlainText(document, notes)
  if ('problem' in parsed) return tooMuch(parsed.problem, document, notes)
  return rendered(parsed.root, document, context, notes, colouring)
}

function rendered(
  root: Root,
  document: Document,
  context: RenderContext,
  notes: Notes,
  colouring: Colouring | null,
): RenderedDocument {
  const state: State = {
    document,
    context,
    notes,
    outline: outlineOf(root, document),
    targets: new Set(),
    jumps: [],
    ids: new Set(),
    tables: 0,
    refused: new Set(),
    build: (nodes, where) => build(nodes, where, state),
  }
  const built: Root = { type: 'root', children: inParagraphs(state.build(root.children, outside)) }
  const safe = sanitize(built, schemaFor(context.base))
  // Without colours nothing is shown or searched, only what is wrong counts.
  const words = colouring === null ? '' : searchText(safe)
  if (colouring !== null) colour(safe, colouring)
  return {
    html: toHtml(safe).trim(),
    headings: state.outline.headings,
    text: words,
    targets: [...state.targets].sort(),
    anchors: [...state.outline.anchors.keys()],
    jumps: state.jumps,
    notes: notes.list(),
  }
}

/** The tree of the body; null when it has none, and then a note says why. */
function parsedOf({ body, syntax }: Document, notes: Notes): Parsed | null {
  try {
    return syntax === 'mdx' ? parseMdx(body) : parseMarkdown(body)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    if (error instanceof RangeError) return { problem: 'nests HTML too deep' }
    const [, line, column, reason] = /^(\d+):(\d+): (.*)$/s.exec(said) ?? []
    const at = line === undefined ? 0 : offsetOf(body, Number(line), Number(column))
    const why = oneLine((reason ?? said).replace(/(?: \(\d+:\d+\))?\s*\([a-z-]+:[a-z-]+\)\s*$/, ''))
    notes.add({
      rule: 'docs-are-safe-markdown',
      severity: 'error',
      at,
      message: `document is no valid MDX: ${shortened(why[0]?.toLowerCase() + why.slice(1), 200)}`,
      fix: 'mend the place, or name the file .md',
    })
    return null
  }
}

function offsetOf(body: string, line: number, column: number): number {
  const before = body.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}

function tooMuch(problem: string, document: Document, notes: Notes): RenderedDocument {
  notes.add({
    rule: 'docs-are-safe-markdown',
    severity: 'error',
    at: null,
    message: `document ${problem}`,
    fix: 'simplify it; until then it is shown as plain text',
  })
  return asPlainText(document, notes)
}

function asPlainText({ body }: Document, notes: Notes): RenderedDocument {
  const block = element('pre', { tabIndex: 0 }, [element('code', {}, [text(body)])])
  const words = oneLine(body.slice(0, 40_000)).slice(0, 20_000)
  return { html: toHtml(block), headings: [], text: words, targets: [], anchors: [], jumps: [], notes: notes.list() }
}

function unrendered(sentence: string, notes: Notes): RenderedDocument {
  const html = toHtml(element('p', { className: ['not-rendered'] }, [text(sentence)]))
  return { html, headings: [], text: '', targets: [], anchors: [], jumps: [], notes: notes.list() }
}

/** Colours the blocks of code in place, up to a bound for the document. */
function colour(root: Nodes, colouring: Colouring): void {
  let left = mostHighlight
  const visit = (node: Nodes) => {
    if (node.type === 'element' && node.tagName === 'pre') {
      left -= colourBlock(node, left, colouring)
      return
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(root)
}

/** Colours one block when it fits; returns what that took, in characters: each block has a cost of its own. */
function colourBlock(block: Element, left: number, colouring: Colouring): number {
  const language = propertyOf(block, 'dataLanguage')
  const inner = block.children[0]
  if (language === '' || inner?.type !== 'element') return 0
  const code = textOf(inner)
  if (code.length > left) return 0
  inner.children = colouring(code, language)
  return code.length + 100
}
