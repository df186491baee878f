/** A small plugin around the documents of these tests, and two ways to look at the HTML that comes out. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { type RenderContext, renderDocument } from '../../src/docs/index.ts'
import type { Document } from '../../src/model/plugin.ts'
import type { RenderedDocument } from '../../src/model/rendered.ts'

export const context: RenderContext = {
  placeholders: ['project tracker', 'CRM', 'CI/CD', 'chat', 'knowledge base'],
  targets: new Map([
    ['README.md', { route: '/plugins/finance/', kind: 'document' }],
    ['CONNECTORS.md', { route: '/plugins/finance/files/connectors/', kind: 'document' }],
    ['docs/month-end close.md', { route: '/plugins/finance/docs/month-end-close/', kind: 'document' }],
    ['docs/setup.md', { route: '/plugins/finance/docs/setup/', kind: 'document' }],
    ['docs/ledger.png', { route: '/files/ledger.png', kind: 'image' }],
    ['docs/flow.svg', { route: null, kind: 'file' }],
    ['scripts/post.py', { route: '/plugins/finance/files/post-py/', kind: 'file' }],
    ['scripts/large.csv', { route: null, kind: 'file' }],
    ['skills/reconcile/SKILL.md', { route: '/plugins/finance/skills/reconcile/', kind: 'document' }],
  ]),
  folders: new Map([
    ['', '/plugins/finance/'],
    ['skills', '/plugins/finance/#contents'],
    ['skills/reconcile', '/plugins/finance/skills/reconcile/'],
  ]),
  components: {
    skills: new Map([
      ['reconcile', '/plugins/finance/skills/reconcile/'],
      ['accrue', ''],
    ]),
    connectors: new Map([['netsuite', { title: 'NetSuite', route: '/connectors/netsuite/' }]]),
  },
  secrets: [],
  base: '/catalogue/',
  sourceUrl: 'https://git.example/finance/',
}

export function documentOf(body: string, more: Partial<Document> = {}): Document {
  return { path: 'README.md', role: 'readme', syntax: 'markdown', title: 'Finance', body, line: 1, ...more }
}

export function render(body: string, more: Partial<Document> = {}): RenderedDocument {
  return renderDocument(documentOf(body, more), context)
}

export function htmlOf(body: string, more: Partial<Document> = {}): string {
  return render(body, more).html
}

/** Notes as one reads them: line:column severity message (rule) → fix. */
export function notesOf(body: string, more: Partial<Document> = {}): string[] {
  return render(body, more).notes.map(
    ({ line, column, severity, message, rule, fix }) => `${line}:${column} ${severity} ${message} (${rule}) → ${fix}`,
  )
}

type Node = DefaultTreeAdapterTypes.ChildNode

/** Every element that a browser would make of the HTML, in order. */
export function elementsIn(html: string): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = []
  const visit = (node: Node) => {
    if ('tagName' in node) found.push(node)
    if ('content' in node) for (const child of node.content.childNodes) visit(child)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  for (const node of parseFragment(html).childNodes) visit(node)
  return found
}
