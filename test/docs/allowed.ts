/** The allow-list once more, written without looking at the renderer's: what a browser may find in a document. */
import { parseFragment } from 'parse5'
import { elementsIn } from './fixture.ts'

const anywhere: Record<string, RegExp> = {}
const label = /^[^<>]*$/
const id = /^doc-[^\s"'<>]+$/

const allowed: Record<string, Record<string, RegExp>> = {
  a: {
    href: /^(?:https?:\/\/[^\s"'<>\\]+|mailto:[^\s"<>\\]+|#doc-[^\s"<>\\]+|\/catalogue\/(?!\/)[^\s"<>\\]*)$/,
    id,
    rel: /^noopener noreferrer external$/,
    title: /^[\s\S]{0,200}$/,
    class: /^(?:anchor|name-chip|footnote-back|footnote-ref|remote-image)$/,
    'aria-label': /^(?:Link to this section|Footnote .*|Back to reference.*)$/s,
  },
  abbr: { title: /^[\s\S]{0,200}$/ },
  aside: { class: /^callout callout-(?:note|tip|important|warning|caution)$/, role: /^note$/, 'aria-label': label },
  details: { open: /^$/ },
  div: { id, class: /^(?:table|steps|panes)$/, tabindex: /^0$/, role: /^region$/, 'aria-label': /^Table(?: \d+)?$/ },
  figure: { class: /^(?:code|screenshot)$/ },
  h2: { id },
  h3: { id },
  h4: { id },
  h5: { id },
  h6: { id },
  img: { src: /^\/catalogue\/(?!\/)[^\s"<>\\]*$/, alt: /^[\s\S]*$/, loading: /^lazy$/, decoding: /^async$/ },
  li: { id, class: /^task$/ },
  ol: { start: /^\d{1,9}$/, class: /^tasks$/ },
  p: { class: /^(?:callout-title|not-rendered|pane-title)$/ },
  pre: { tabindex: /^0$/, 'data-language': /^[a-z]+$/ },
  section: { class: /^(?:footnotes|pane)$/, 'aria-label': label },
  span: {
    class: /^(?:name-chip|no-image|placeholder|task-mark|t-[a-z]+)$/,
    role: /^img$/,
    title: /^Placeholder: /,
    'aria-label': /^(?:done|not done)$/,
  },
  td: { class: /^align-(?:right|center)$/, colspan: /^\d{1,2}$/, rowspan: /^\d{1,2}$/ },
  th: { class: /^align-(?:right|center)$/, colspan: /^\d{1,2}$/, rowspan: /^\d{1,2}$/, scope: /^(?:col|row)$/ },
  ul: { class: /^tasks$/ },
}
const bare =
  'blockquote br caption cite code dd del dfn dl dt em figcaption hr ins kbd mark q rp rt ruby s samp small strong sub summary sup table tbody thead tr var wbr'
for (const name of bare.split(' ')) allowed[name] = anywhere

/** What the HTML holds that it must not, in words; empty when all is well. */
export function strangersIn(html: string): string[] {
  const strangers: string[] = []
  const ids = new Set<string>()
  for (const { tagName, attrs, namespaceURI } of elementsIn(html)) {
    const attributes = allowed[tagName]
    if (attributes === undefined || namespaceURI !== 'http://www.w3.org/1999/xhtml') {
      strangers.push(`<${tagName}>`)
      continue
    }
    for (const { name, value } of attrs) {
      if (!Object.hasOwn(attributes, name) || !attributes[name]?.test(value))
        strangers.push(`<${tagName} ${name}="${value}">`)
      if (name === 'id' && ids.has(value)) strangers.push(`a second id ${value}`)
      if (name === 'id') ids.add(value)
    }
  }
  const comments = JSON.stringify(parseFragment(html), (key, value) =>
    key === 'parentNode' ? undefined : value,
  ).includes('"#comment"')
  return comments ? [...strangers, 'a comment'] : strangers
}
