/** Text taken out of prompts: values as one line, first paragraphs, titles, rough token counts. */
import { oneLine, shortened } from '../../lib/text.ts'

const longest = 5_000

/** A frontmatter value as one line of text; `source` is how the author wrote it. */
export function asText(value: unknown, source: string | null): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return shortened(oneLine(value), longest)
  if (source !== null) return shortened(oneLine(source), longest)
  if (Array.isArray(value)) return shortened(value.map((item) => asText(item, null)).join(', '), longest)
  return shortened(typeof value === 'object' ? JSON.stringify(value) : String(value), longest)
}

/** A frontmatter value as a flag; also yes, no, on, off, 1 and 0 in any letter case. */
export function asFlag(value: unknown, otherwise: boolean): boolean {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : ''
  if (['true', 'yes', 'on', '1'].includes(word)) return true
  return ['false', 'no', 'off', '0'].includes(word) ? false : otherwise
}

/** The first paragraph of a Markdown body as plain text; headings, fences and tables are passed over. */
export function firstParagraph(body: string): string {
  const lines: string[] = []
  let fenced = false
  for (const line of body.slice(0, 20_000).split('\n')) {
    const fence = /^\s*(?:```|~~~)/.test(line)
    if (fence) fenced = !fenced
    const isText = !fence && !fenced && line.trim() !== '' && !/^\s*(?:#|\||<!--|-{3,}\s*$|={3,}\s*$|!\[)/.test(line)
    if (isText) lines.push(line)
    else if (lines.length > 0) break
  }
  return shortened(plain(oneLine(lines.join(' '))), 500)
}

/** The first heading outside code, as plain text; null when there is none. */
export function firstHeading(body: string): string | null {
  let fenced = false
  for (const whole of body.split('\n')) {
    const line = whole.slice(0, 1_000)
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    const [, text = ''] = (!fenced && /^#{1,6}[ \t]+(.*)$/.exec(line)) || []
    const title = shortened(plain(oneLine(text.replace(/[ \t]#+[ \t]*$/, ''))), 200)
    if (title !== '') return title
  }
  return null
}

/** Without emphasis, code marks and link targets. */
export function plain(text: string): string {
  return text
    .replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .trim()
}

/** Tokens estimated as a quarter of the characters, rounded up. */
export function tokens(text: string): number {
  return Math.ceil(text.length / 4)
}
