/** Documents by line: what is prose and what is code, and which headings stand where. */
import type { Document, DocumentRole } from '../model/plugin.ts'

export interface Line {
  /** Code in backticks is blanked, so that columns stay. */
  text: string
  /** 1-based line of the file. */
  line: number
}

export interface Section {
  depth: number
  title: string
  line: number
  /** Lines below the heading up to the next one that is not below it; code included, blank lines not. */
  lines: Line[]
}

const docRoles: readonly DocumentRole[] = ['readme', 'page', 'changelog', 'connectors']

/** Whether people read it as documentation; prompts are read by Claude, and hold examples and templates. */
export function isDocumentation({ role }: Pick<Document, 'role'>): boolean {
  return docRoles.includes(role)
}

/** Lines outside blocks of code. */
export function proseOf(document: Document): Line[] {
  return linesOf(document)
    .filter(({ code }) => !code)
    .map(({ text, line }) => ({ text: text.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)), line }))
}

/** Headings written with number signs, each with what stands below it. */
export function sectionsOf(document: Document): Section[] {
  const sections: Section[] = []
  const open: Section[] = []
  for (const { text, line, code } of linesOf(document)) {
    if (text.trim() === '') continue
    const [, marks = '', title = ''] = code ? [] : (/^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(text) ?? [])
    const depth = marks.length
    while (depth > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop()
    for (const section of open) section.lines.push({ text, line })
    if (depth === 0) continue
    const section = { depth, title: plain(title), line, lines: [] }
    sections.push(section)
    open.push(section)
  }
  return sections
}

function linesOf({ body, line: first }: Document): (Line & { code: boolean })[] {
  let fence = ''
  return body.split('\n').map((text, i) => {
    const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(text) ?? []
    const isFence = mark !== '' && (fence === '' || (mark.startsWith(fence) && text.trim() === mark))
    if (isFence) fence = fence === '' ? mark : ''
    return { text, line: first + i, code: isFence || fence !== '' }
  })
}

/** Title without closing number signs and emphasis. */
function plain(title: string): string {
  return title
    .replace(/[*_`[\]]/g, '')
    .replace(/(?<!#)#+\s*$/, '')
    .trim()
}
