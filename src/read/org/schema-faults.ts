/** What a schema refuses, said so that the person who wrote the file can mend it. */
import { z } from 'zod'
import { slugOf } from '../../lib/slug.ts'
import { either, nearest, quoted } from '../../lib/text.ts'
import type { KeyPath } from '../document/json.ts'
import { isRecord } from '../record.ts'

export interface SchemaFault {
  path: KeyPath
  where: 'key' | 'value'
  message: string
  fix: string | null
}

type Issue = z.core.$ZodIssue
type SourceOf = (path: KeyPath) => string | null

const kinds: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

/** Every issue as a sentence with its key path. The schemas of central data hold no unions. */
export function schemaFaults(
  schema: z.ZodType,
  data: unknown,
  issues: readonly Issue[],
  sourceOf: SourceOf,
): SchemaFault[] {
  return issues.flatMap((issue): SchemaFault[] => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, path, key))
    const value = valueAt(data, path)
    const { meaning } = fieldAt(schema, path)
    if (value === undefined) {
      const fix = `add ${String(path.at(-1))}${meaning === '' ? '' : `: ${meaning}`}`
      return [{ path, where: 'key', message: `${named(path)} is missing`, fix }]
    }
    const { message, fix } = sentence(issue, named(path), value, sourceOf(path))
    return [{ path, where: 'value', message, fix: fix ?? (meaning === '' ? null : `write ${meaning}`) }]
  })
}

function unknownKey(schema: z.ZodType, path: KeyPath, key: string): SchemaFault {
  const meant = nearest(key, fieldAt(schema, path).keys)
  const hint = meant === undefined ? '' : `, did you mean ${quoted(meant)}`
  const fix = meant === undefined ? 'remove it' : `rename it to ${meant}`
  return { path: [...path, key], where: 'key', message: `unknown key ${quoted(key)}${hint}`, fix }
}

function sentence(
  issue: Issue,
  name: string,
  value: unknown,
  source: string | null,
): { message: string; fix?: string } {
  const seen = typeof value === 'string' ? quoted(value) : source === null ? kindOf(value) : quoted(source)
  const is = `${name} is ${seen}`
  if (issue.code === 'too_small')
    return { message: value === '' || Array.isArray(value) ? `${name} is empty` : `${is}, expected more` }
  if (issue.code === 'too_big')
    return { message: `${name} is too long, expected at most ${issue.maximum}`, fix: 'shorten it' }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String)
    const meant = nearest(String(value), known)
    return { message: `${is}, expected ${either(known)}`, ...(meant !== undefined && { fix: `write ${meant}` }) }
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'date')
      return { message: `${is}, expected a day as yyyy-mm-dd`, fix: 'write it like 2026-09-01' }
    if (issue.format === 'url') return { message: `${is}, expected an address such as https://host/path` }
    if (issue.format === 'email') return { message: `${is}, expected an e-mail address` }
    if ('pattern' in issue && String(issue.pattern).includes('sha256'))
      return { message: `${is}, expected sha256: and 64 hex characters` }
    return { message: `${is}, expected lower-case words joined by hyphens`, fix: `write ${slugOf(String(value))}` }
  }
  if (issue.code === 'invalid_type') {
    const quotes = issue.expected === 'string' && source !== null ? { fix: `write ${JSON.stringify(source)}` } : {}
    return { message: `${is}, expected ${kinds[issue.expected] ?? issue.expected}`, ...quotes }
  }
  if (issue.code === 'custom') return { message: `${is}, ${issue.message}` }
  return { message: `${is}, which does not fit` }
}

/** What the schema says of the field at a path: its description, and the keys it may have. */
function fieldAt(schema: z.ZodType, path: KeyPath): { meaning: string; keys: string[] } {
  let field: unknown = schema
  let meaning = ''
  for (const step of path) {
    const bare = field instanceof z.ZodOptional ? field.unwrap() : field
    if (bare instanceof z.ZodArray) field = bare.element
    else if (bare instanceof z.ZodObject && Object.hasOwn(bare.shape, step)) field = bare.shape[step]
    else return { meaning: '', keys: [] }
    meaning = (field instanceof z.ZodType && field.description) || ''
  }
  const bare = field instanceof z.ZodOptional ? field.unwrap() : field
  return { meaning, keys: bare instanceof z.ZodObject ? Object.keys(bare.shape) : [] }
}

/** dataClasses[0].id */
function named(path: KeyPath): string {
  const name = path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
  return name === ''
    ? 'the file'
    : name.replace(/^\[(\d+)\]\.?/, (_all, index: string) => `entry ${Number(index) + 1} `).trim()
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty'
  return Array.isArray(value) ? 'a list' : isRecord(value) ? 'a map' : String(value)
}

function valueAt(data: unknown, path: KeyPath): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}
