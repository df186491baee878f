/** Instructions for a model where no reader sees them: in comments, in markup that is not shown, in data addresses. */

export interface HiddenOrder {
  offset: number
  /** Where it hides, with its article. */
  where: string
}

const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding|all|any|other|your)\b[^.\n]{0,30}\b(?:instruction|rule|prompt|guideline|direction|message|polic|restriction)/i,
  /\b(?:do not|don['’]t|never|without)\b[^.\n]{0,20}\b(?:tell|telling|inform|informing|mention|mentioning|reveal|revealing|disclose|alert|notify|notifying|warn)\b[^.\n]{0,40}\b(?:user|human|person|people|anyone|anybody|reviewer|this|them|it)\b/i,
  /\byou must\b(?! (?:fill|replace|edit|update|change|complete|customi[sz]e|adapt|write|have|keep|remove|delete)\b)/i,
  /\b(?:system prompt|as an ai\b|as a language model|dear (?:ai|model|claude|assistant|agent))/i,
  /(?:^\s{0,9}|\b(?:note|message|instructions?|important) (?:to|for) )(?:the )?(?:claude|assistant|ai|model|llm|agent)s?\s{0,2}[:,]/im,
  /\b(?:secretly|silently|covertly|quietly|in the background)\b[^.\n]{0,40}\b(?:send|run|execute|read|upload|post|call|copy|include|append|fetch|install|delete|forward|share)/i,
  /\b(?:send|upload|post|forward|exfiltrate)\b[^.\n]{0,60}\bto (?:https?:|[\w.+-]{1,60}@)/i,
]
const unseen =
  /display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0|opacity\s{0,3}:\s{0,3}0(?!\.[1-9])|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,}|color\s{0,3}:\s{0,3}(?:white|transparent|#fff\b|#ffffff\b)|(?:^|\s)hidden(?:\s|=|$)/i

/** Whether a text tells a model what to do, or to keep something from people. */
export function addressesModel(text: string): boolean {
  return orders.some((pattern) => pattern.test(text))
}

/** Hidden orders of a Markdown or HTML text, in order; what stands in fenced code can be seen. */
export function hiddenOrders(text: string): HiddenOrder[] {
  const fenced = fences(text)
  const found: HiddenOrder[] = []
  const tell = (offset: number, where: string, content: string) => {
    if (addressesModel(content) && !fenced.some(([start, end]) => offset >= start && offset < end))
      found.push({ offset, where })
  }
  for (let at = text.indexOf('<!--'); at >= 0; ) {
    const end = text.indexOf('-->', at + 4)
    tell(at, 'an HTML comment', text.slice(at + 4, Math.min(end < 0 ? text.length : end, at + 20_000)))
    at = end < 0 ? -1 : text.indexOf('<!--', end + 3)
  }
  for (let at = text.indexOf('{/*'); at >= 0; ) {
    const end = text.indexOf('*/', at + 3)
    tell(at, 'a comment', text.slice(at + 3, Math.min(end < 0 ? text.length : end, at + 20_000)))
    at = end < 0 ? -1 : text.indexOf('{/*', end + 2)
  }
  for (const { 1: content = '', index } of text.matchAll(
    /^[ \t]{0,3}\[(?:\/\/|comment|_|\.)\]:[ \t]{0,9}\S{1,100}[ \t]{1,9}["'(](.{1,2000})$/gim,
  ))
    tell(index, 'a link definition that is never shown', content)
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of text.matchAll(
    /<([a-z][a-z0-9]{0,15})\b([^<>]{1,500})>/gi,
  )) {
    if (!unseen.test(attributes)) continue
    const start = index + tag.length
    const end = text
      .slice(start, start + 4_000)
      .toLowerCase()
      .indexOf(`</${name.toLowerCase()}`)
    tell(index, 'markup that is not shown', text.slice(start, end < 0 ? start + 4_000 : start + end))
  }
  for (const { 1: parameters = '', 2: content = '', index } of text.matchAll(
    /data:text\/[\w.+-]{1,30}((?:;[\w=-]{1,40})?(?:;[\w=-]{1,40})?),([A-Za-z0-9+/=%_.~!*-]{8,100000})/gi,
  )) {
    tell(
      index,
      'a data address',
      /;base64/i.test(parameters)
        ? Buffer.from(content, 'base64').toString('utf8')
        : content.replaceAll(/%20|\+/g, ' '),
    )
  }
  return found.sort((a, b) => a.offset - b.offset)
}

/** Offsets between which fenced code stands. */
function fences(text: string): [start: number, end: number][] {
  const marks = [...text.matchAll(/^[ \t]{0,3}(?:```|~~~)/gm)].map(({ index }) => index)
  return marks.flatMap((start, i): [number, number][] => (i % 2 === 0 ? [[start, marks[i + 1] ?? text.length]] : []))
}
