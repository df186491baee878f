/** What may stand in a document after it is built: every element, attribute and class. The sanitiser enforces it. */
import type { Schema } from 'hast-util-sanitize'

const plain = `
  blockquote br caption code dd del dfn dl dt em h2 h3 h4 h5 h6 hr ins kbd mark p q cite rp rt ruby s samp small strong
  sub summary sup tbody thead tr var wbr table figcaption
`
  .trim()
  .split(/\s+/)

/** Classes by element. */
export const docClasses: Record<string, string[]> = {
  a: ['anchor', 'name-chip', 'footnote-back', 'footnote-ref', 'remote-image'],
  aside: ['callout', 'callout-note', 'callout-tip', 'callout-important', 'callout-warning', 'callout-caution'],
  div: ['panes', 'steps', 'table'],
  figure: ['code', 'screenshot'],
  li: ['task'],
  ol: ['tasks'],
  p: ['callout-title', 'not-rendered', 'pane-title'],
  section: ['footnotes', 'pane'],
  span: ['name-chip', 'no-image', 'placeholder', 'task-mark'],
  td: ['align-center', 'align-right'],
  th: ['align-center', 'align-right'],
  ul: ['tasks'],
}

/** Every element that a document can hold. */
export const docElements = [
  ...plain,
  ...'a abbr aside details div figure img li ol pre section span td th ul'.split(' '),
].sort()

const anchor = /^doc-[^\s"'<>]+$/

/** The sanitiser's schema for a site under the base path. */
export function schemaFor(base: string): Schema {
  const site = new RegExp(`^${escaped(base.replace(/\/$/, ''))}/(?!/)`)
  const attributes: NonNullable<Schema['attributes']> = {
    a: [
      ['href', /^https?:\/\//, /^mailto:/, /^#doc-/, site],
      ['id', anchor],
      ['rel', 'noopener', 'noreferrer', 'external'],
      'title',
      'ariaLabel',
    ],
    abbr: ['title'],
    aside: [['role', 'note'], 'ariaLabel'],
    details: ['open'],
    div: [['id', anchor], ['tabIndex', 0], ['role', 'region'], 'ariaLabel'],
    img: [['src', site], 'alt', ['loading', 'lazy'], ['decoding', 'async']],
    li: [['id', anchor]],
    ol: ['start'],
    pre: [
      ['tabIndex', 0],
      ['dataLanguage', /^[a-z]+$/],
    ],
    section: ['ariaLabel'],
    span: [['role', 'img'], 'ariaLabel', 'title'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', ['scope', 'col', 'row']],
  }
  for (const heading of ['h2', 'h3', 'h4', 'h5', 'h6']) attributes[heading] = [['id', anchor]]
  for (const [name, classes] of Object.entries(docClasses))
    attributes[name] = [...(attributes[name] ?? []), ['className', ...classes]]
  return {
    allowComments: false,
    allowDoctypes: false,
    ancestors: {},
    attributes,
    clobber: [],
    clobberPrefix: '',
    protocols: { href: ['http', 'https', 'mailto'], src: [] },
    required: {},
    strip: [],
    tagNames: docElements,
  }
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
