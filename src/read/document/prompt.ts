/** Frontmatter of skills, agents and commands, read tolerantly: a ladder of repairs, each leaving a note. */
import { quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { type Kind, misfits } from '../kinds.ts'
import { noteOf, type Place } from '../note.ts'
import { isRecord } from '../record.ts'
import { findBlock } from './block.ts'
import { parseYaml, type Yaml } from './yaml.ts'

/** 0 clean or absent, 1 not at the first line, 2 repaired by quoting, 3 read by pattern, 4 ignored. */
export type Rung = 0 | 1 | 2 | 3 | 4

/** A value of another kind is dropped by Claude. */
const kinds: Record<string, Kind> = { description: 'text', 'allowed-tools': 'text or a list of texts' }

export interface PromptText {
  /** Without prototype; empty when there is no frontmatter or it is ignored. */
  data: Record<string, unknown>
  hasFrontmatter: boolean
  rung: Rung
  body: string
  /** 1-based line of the file on which the body starts. */
  bodyLine: number
  locate(key: string): Place
  /** A value as written, e.g. 1.10 or [file]; null when it has no one-line form. */
  sourceOf(key: string): string | null
  notes: Note[]
}

/** A prompt file split and parsed; `rule` is what faults of its frontmatter are filed under. */
export function readPrompt(text: string, rule: string): PromptText {
  const { lines, start, end, body, bodyLine, fault } = findBlock(text)
  const notes: Note[] = []
  const top = { line: Math.max(fault ? start : start - 1, 1), column: 1 }
  if (fault) notes.push(noteOf(rule, 'warning', fault.message, { at: { line: fault.line, column: 1 }, fix: fault.fix }))
  const none = { data: Object.create(null), locate: () => top, sourceOf: () => null }
  if (lines === null) return { ...none, hasFrontmatter: false, rung: 0, body, bodyLine, notes }

  const rest = { hasFrontmatter: true, body, bodyLine, notes }
  const clean = parseYaml(lines.join('\n'), start, rule)
  if (isRecord(clean.data)) {
    for (const { key, message } of misfits(clean.data, kinds))
      notes.push(noteOf(rule, 'warning', message, { at: clean.locate([key], 'key'), fix: `write ${key} as text` }))
    return { ...fromYaml(clean, clean.data, top), rung: fault ? 1 : 0, ...rest }
  }

  if (clean.notes.length === 0 && clean.data === undefined) {
    notes.push(noteOf(rule, 'warning', 'frontmatter is empty', { at: top, fix: 'add name and description' }))
    return { ...none, rung: 0, ...rest }
  }
  const [problem] = clean.notes
  const at = problem?.line ? { line: problem.line, column: problem.column ?? 1 } : top
  const quotedLines = lines.map((line) => quoteValue(line))
  const mended = parseYaml(quotedLines.join('\n'), start, rule)
  if (isRecord(mended.data)) {
    const changed = lines.findIndex((line, i) => line !== quotedLines[i] && start + i >= at.line)
    const key = /^[^:]*/.exec(lines[changed] ?? lines[at.line - start] ?? '')?.[0] ?? ''
    notes.push(
      noteOf(rule, 'warning', `frontmatter is read only after quoting ${quoted(key)}`, {
        at,
        fix: `put the value of ${key} in double quotes`,
      }),
    )
    return { ...fromYaml(mended, mended.data, top), rung: 2, ...rest }
  }

  const why = problem?.message.replace(/^YAML does not parse: /, '') ?? 'it is not a map of keys'
  const matched = byPattern(lines, start)
  const ignored = matched.keys.size === 0
  const what = ignored ? 'and is ignored' : 'and is read line by line'
  notes.push(
    noteOf(rule, ignored ? 'error' : 'warning', `frontmatter is not YAML (${why}) ${what}`, {
      at,
      fix: repairHint(lines, end - start),
    }),
  )
  if (ignored) return { ...none, rung: 4, ...rest }
  const locate = (key: string) => ({ line: matched.keys.get(key) ?? top.line, column: 1 })
  return { data: matched.data, locate, sourceOf: (key) => textAt(matched.data, key), rung: 3, ...rest }
}

function fromYaml(yaml: Yaml, data: Record<string, unknown>, top: Place) {
  const own: Record<string, unknown> = Object.create(null)
  for (const [key, value] of Object.entries(data)) own[key] = value
  return {
    data: own,
    locate: (key: string) => (key in own ? yaml.locate([key], 'key') : top),
    sourceOf: (key: string) => yaml.sourceOf([key]),
  }
}

/** A top-level `key: value` line with its value in double quotes, where that can help; else the line itself. */
function quoteValue(line: string): string {
  const match = /^([A-Za-z_][\w.-]*:[ \t]+)(\S.*)$/.exec(line)
  const [, key = '', raw = ''] = match ?? []
  const value = raw.trimEnd()
  if (value === '' || /^[|>]/.test(value) || /^"(?:[^"\\]|\\.)*"$|^'(?:[^']|'')*'$/.test(value)) return line
  if (!/: |[[\]{},&*#?|<>=!%@`]|["'\\]/.test(value)) return line
  // A list that is YAML by itself stays a list.
  if (/^[[{]/.test(value) && parseYaml(`${key}${value}`, 1).notes.length === 0) return line
  return `${key}"${value.replace(/["\\]/g, '\\$&').replace(/\t/g, '\\t')}"`
}

/** Top-level keys with what stands on their line, or for a block scalar with the indented lines below it. */
function byPattern(lines: readonly string[], start: number) {
  const data: Record<string, unknown> = Object.create(null)
  const keys = new Map<string, number>()
  for (const [i, line] of lines.entries()) {
    const [, key = '', raw = ''] = /^([A-Za-z_][\w.-]*):(?:[ \t]+(.*))?$/.exec(line) ?? []
    if (key === '' || keys.has(key) || key === '__proto__') continue
    const value = /^[|>][-+0-9]*\s*$/.test(raw) ? indentedBelow(lines, i) : raw.trim().replace(/^(["'])(.*)\1$/, '$2')
    keys.set(key, start + i)
    data[key] = value
  }
  return { data, keys }
}

function indentedBelow(lines: readonly string[], at: number): string {
  const end = lines.findIndex((line, i) => i > at && /^\S/.test(line))
  return lines
    .slice(at + 1, end < 0 ? lines.length : end)
    .map((line) => line.trim())
    .join(' ')
    .trim()
}

function repairHint(lines: readonly string[], count: number): string {
  const long = lines.findIndex((line) => line.startsWith('description:'))
  return long >= 0 && count > 1
    ? 'write description as a block: description: > with the text indented below'
    : 'write key: value lines'
}

function textAt(data: Record<string, unknown>, key: string): string | null {
  const value = data[key]
  return typeof value === 'string' ? value : null
}
