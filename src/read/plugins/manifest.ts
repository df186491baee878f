/** The manifest of our own, checked: every fault one sentence with its place, nothing half accepted. */
import type { z } from 'zod'
import { slugOf } from '../../lib/slug.ts'
import { either, nearest, quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { Manifest } from '../../model/manifest.ts'
import type { KeyPath } from '../document/json.ts'
import type { Readme } from '../document/readme.ts'
import { noteOf } from '../note.ts'
import { keysAt, meaningAt, snippetFor } from './manifest-fields.ts'

type Block = NonNullable<Readme['manifest']>
type Issue = z.core.$ZodIssue

/** The manifest, or null with a note for every fault; a README without a block gives neither. */
export function readManifest(readme: Readme): { manifest: Manifest | null; notes: Note[] } {
  const block = readme.manifest
  if (!block) return { manifest: null, notes: readme.notes }
  const parsed = Manifest.safeParse(block.data)
  if (parsed.success) return { manifest: parsed.data, notes: readme.notes }
  const faults = parsed.error.issues.flatMap((issue) => notesOf(issue, [], block))
  return { manifest: null, notes: [...readme.notes, ...faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))] }
}

function notesOf(issue: Issue, above: KeyPath, block: Block): Note[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]
  const value = valueAt(block.data, path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, block))
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find((issues) => issues.every((each) => fits(each, value)))
    if (branch) return branch.flatMap((each) => notesOf(each, path, block))
  }
  if (value === undefined) return [missing(path, block)]
  const rule = path[0] === 'version' ? 'version-is-semver' : 'manifest-matches-schema'
  const { message, fix } = sentence(issue, path, value, block)
  return [noteOf(rule, 'error', message, { at: block.locate(path), fix })]
}

/** Whether a branch of a union meant a value of this type: its own fault is then the one to report. */
function fits(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return true
  if (issue.code === 'invalid_type') return false
  return issue.code !== 'invalid_value' || issue.values.some((expected) => typeof expected === typeof value)
}

function unknownKey(key: string, path: KeyPath, block: Block): Note {
  const meant = nearest(key, keysAt(path))
  const hint = meant === undefined ? '' : `, did you mean ${quoted(meant)}`
  const fix = meant === undefined ? 'remove it, or move it under metadata' : `rename it to ${meant}`
  return noteOf('manifest-matches-schema', 'error', `unknown key ${quoted(key)}${hint}`, {
    at: block.locate([...path, key], 'key'),
    fix,
  })
}

function missing(path: KeyPath, block: Block): Note {
  const at = path.length === 1 ? { line: 1, column: 1 } : block.locate(path)
  return noteOf('manifest-matches-schema', 'error', `${named(path)} is missing`, { at, fix: `add ${snippetFor(path)}` })
}

function sentence(issue: Issue, path: KeyPath, value: unknown, block: Block): { message: string; fix: string } {
  const name = named(path)
  const text = typeof value === 'string' ? quoted(value) : block.sourceOf(path) || kindOf(value)
  const fix = `write ${snippetFor(path)}`
  if (issue.code === 'too_small') return { message: `${name} is empty`, fix }
  if (issue.code === 'too_big') {
    const [count, unit] = Array.isArray(value) ? [value.length, 'entries'] : [String(value).length, 'characters']
    return { message: `${name} has ${count} ${unit}, expected at most ${issue.maximum}`, fix: 'shorten it' }
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String)
    const meant = nearest(String(value), known)
    return {
      message: `${name} is ${text}, expected ${either(known)}`,
      fix: meant === undefined ? fix : `write ${meant}`,
    }
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'date')
      return { message: `${name} is ${text}, expected a day as yyyy-mm-dd`, fix: 'write it like 2026-09-01' }
    if (issue.format === 'url')
      return {
        message: `${name} is ${text}, expected an address such as https://wiki.example/page`,
        fix: 'write the whole address',
      }
    return {
      message: `${name} is ${text}, expected lower-case words joined by hyphens`,
      fix: `write ${slugOf(String(value))}`,
    }
  }
  if (issue.code === 'invalid_type' && issue.expected === 'string' && typeof value !== 'object') {
    return {
      message: `${name} is ${text}, expected text`,
      fix: `write ${JSON.stringify(block.sourceOf(path) ?? String(value))}`,
    }
  }
  const expected = issue.code === 'invalid_type' ? (kinds[issue.expected] ?? issue.expected) : meaningAt(path)
  const wanted = expected === '' ? 'another value' : `${expected.charAt(0).toLowerCase()}${expected.slice(1)}`
  return { message: `${name} is ${text}, expected ${wanted}`, fix }
}

const kinds: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  boolean: 'true or false',
  number: 'a number',
  record: 'a map',
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return value === null ? 'empty' : typeof value === 'object' ? 'a map' : String(value)
}

/** dataTouched[0].class */
function named(path: KeyPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

function valueAt(data: unknown, path: KeyPath): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
