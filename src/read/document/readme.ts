/** A README split into manifest and text. The only module that may import gray-matter: left to itself it runs code. */
import matter from 'gray-matter'
import { quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { noteOf } from '../note.ts'
import { isRecord } from '../record.ts'
import { parseYaml, type Yaml } from './yaml.ts'

export interface Readme {
  /** The manifest block, parsed strictly; null when there is none or it is refused. */
  manifest: (Yaml & { data: Record<string, unknown> }) | null
  /** Markdown below the block, and the 1-based line on which it starts. */
  body: string
  bodyLine: number
  /** A README without a block is no fault and leaves none. */
  notes: Note[]
}

const rule = 'has-one-strict-manifest'
const mark = /^---[ \t]*$/

/** The manifest block and the body of a README; the text is strict UTF-8 with \n line ends. */
export function splitReadme(text: string): Readme {
  const lines = text.split('\n')
  const first = lines[0] ?? ''
  const isRuler = /^-{4,}[ \t]*$/.test(first)
  if (!/^(?:---|\+\+\+)/.test(first) || isRuler) return { manifest: null, body: text, bodyLine: 1, notes: [] }

  const refuse = (line: number, message: string, fix: string): Readme => ({
    manifest: null,
    ...bodyAfter(
      lines,
      lines.findIndex((each, i) => i > 0 && mark.test(each)),
    ),
    notes: [noteOf(rule, 'error', message, { at: { line, column: 1 }, fix })],
  })
  if (!mark.test(first)) return refuse(1, `frontmatter opens with ${quoted(first)}`, 'open it with ---')
  const close = lines.findIndex((line, i) => i > 0 && line.startsWith('---'))
  if (close < 0) return refuse(1, 'frontmatter has no closing line', 'end it with a line ---')
  const closing = lines[close] ?? ''
  if (!mark.test(closing))
    return refuse(
      close + 1,
      `a line of the frontmatter starts with dashes: ${quoted(closing)}`,
      'indent it, or close with ---',
    )

  const yaml = strictly(`---\n${lines.slice(1, close).join('\n')}\n---\n`)
  const body = bodyAfter(lines, close)
  if (yaml && yaml.notes.length > 0) return { manifest: null, ...body, notes: yaml.notes }
  if (!yaml || !isRecord(yaml.data))
    return { ...refuse(1, 'frontmatter is not a map of keys', 'write key: value lines'), ...body }
  return { manifest: { ...yaml, data: yaml.data }, ...body, notes: [] }
}

/** The block through gray-matter with every engine but strict YAML refused; null when it is empty. */
function strictly(block: string): Yaml | null {
  let yaml: Yaml | null = null
  const refuse = () => {
    throw new Error('only YAML is read')
  }
  const engines = { javascript: refuse, js: refuse, json: refuse, coffee: refuse, cson: refuse, toml: refuse }
  // The text given to the engine starts with the line end of the opening mark, so its first line is that of the file.
  const parse = (inner: string) => {
    yaml = parseYaml(inner, 1, rule)
    return {}
  }
  matter(block, { delimiters: '---', language: 'yaml', engines: { ...engines, yaml: parse } })
  return yaml
}

function bodyAfter(lines: readonly string[], close: number): { body: string; bodyLine: number } {
  let start = close + 1
  while (start < lines.length && lines[start]?.trim() === '') start++
  return { body: lines.slice(start).join('\n'), bodyLine: start + 1 }
}
