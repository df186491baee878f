/** The second line of defence: every rendered fragment is parsed again and held against a list written apart from the first. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import type { Note } from '../model/finding.ts'
import type { RenderedDocument } from '../model/rendered.ts'

const elements = new Set(
  `a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img
  ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`.split(
    /\s+/,
  ),
)
const attributes = new Set(
  `alt aria-describedby aria-hidden aria-label aria-labelledby align class colspan data-language datetime decoding dir height href id lang loading
  open rel role rowspan scope span src start tabindex title value width reversed cite`.split(/\s+/),
)

/** A fragment that the second check refuses is not shown: better a gap than a hole. */
export function audited(rendered: RenderedDocument, base: string): RenderedDocument {
  if (isPlainlyAllowed(rendered.html, base)) return rendered
  const problems = audit(rendered.html, base)
  if (problems.length === 0) return rendered
  const message = `document is not shown: its HTML holds ${problems[0]}, which is not allowed`
  const note: Note = {
    rule: 'docs-are-safe-markdown',
    severity: 'error',
    line: null,
    column: null,
    message,
    fix: 'write it in plain Markdown',
    source: null,
  }
  return { ...rendered, html: '', headings: [], notes: [...rendered.notes, note] }
}

/** What is not allowed in a fragment, one phrase each; empty when all is well. `base` is the base path of the site. */
export function audit(html: string, base: string): string[] {
  const problems: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if (node.nodeName === '#comment') problems.push('a comment')
    if ('tagName' in node) {
      if (!elements.has(node.tagName)) problems.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        const fault = faultOf(node.tagName, name, value, base)
        if (fault !== null) problems.push(fault)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parseFragment(html))
  return problems
}

/** A tag as our own writer writes it; anything else is left to a parser. */
const plainTag = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g
const plainAttribute = / ([a-z-]+)(?:="([^"]*)")?/g

/**
 * Whether every tag is one that reads alike to every parser and is allowed: true of nearly all documents, and found in a
 * fraction of the time of parsing them. No element of the list holds raw text, so a tag here is a tag to a browser too.
 */
export function isPlainlyAllowed(html: string, base: string): boolean {
  let tags = 0
  for (const [, name = '', attributes = ''] of html.matchAll(plainTag)) {
    tags++
    if (!elements.has(name)) return false
    for (const [, attribute = '', value = ''] of attributes.matchAll(plainAttribute)) {
      // What follows a scheme decides nothing, so that it may hold what a parser would still decode.
      if (value.includes('&') && (attribute === 'href' || attribute === 'src') && !/^https?:/i.test(value)) return false
      if (faultOf(name, attribute, value, base) !== null) return false
    }
  }
  return tags === html.split('<').length - 1
}

function faultOf(tag: string, name: string, value: string, base: string): string | null {
  if (!attributes.has(name)) return `${name} on <${tag}>`
  if (name === 'href' && !isSafeLink(value, base)) return `href="${value}"`
  if (name === 'src' && !value.startsWith(`${base}media/`)) return `src="${value}"`
  if (name === 'id' && !value.startsWith('doc-')) return `id="${value}"`
  return null
}

function isSafeLink(value: string, base: string): boolean {
  if (/^(https?:\/\/|mailto:|#doc-)/i.test(value)) return true
  return value.startsWith(base) && !value.startsWith('//') && !value.includes('\\')
}
