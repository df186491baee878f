/** What the manifest's schema says of a field: its keys, its meaning, and how it is written. */
import { z } from 'zod'
import { Manifest } from '../../model/manifest.ts'
import type { KeyPath } from '../document/json.ts'

/** Required top-level fields as they would stand in the frontmatter. */
const snippets: Record<string, string> = {
  title: 'title: Month-end reconciliation',
  summary: 'summary: What it does and when to use it',
  owner: 'owner: finance-operations',
  maintainers: 'maintainers: [mara.lindqvist, jon.okafor]',
  domain: 'domain: finance',
  lifecycle: 'lifecycle: draft',
  audience: 'audience: everyone',
  dataTouched: 'dataTouched: []',
  reliability: 'reliability: { statement: No evidence yet }',
  support: 'support: { channel: "#finance-help" }',
}

/** What to write for a field: the line to paste where it is a whole field, else what belongs there. */
export function snippetFor(path: KeyPath): string {
  const whole = path.length === 1 ? snippets[String(path[0])] : undefined
  const meaning = meaningAt(path)
  const words = `${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`
  return whole ?? (typeof path.at(-1) === 'string' ? `${path.at(-1)}: ${words}` : words)
}

/** The field's description in the schema; empty when it has none. */
export function meaningAt(path: KeyPath): string {
  let schema: unknown = Manifest
  let meaning = ''
  for (const step of path) {
    schema = inner(schema, step)
    if (schema instanceof z.ZodType && schema.description !== undefined) meaning = schema.description
  }
  return meaning
}

/** Keys that a map at this path may have. */
export function keysAt(path: KeyPath): string[] {
  let schema: unknown = Manifest
  for (const step of path) schema = inner(schema, step)
  const object = objectIn(schema)
  return object ? Object.keys(object.shape) : []
}

function inner(schema: unknown, step: string | number): unknown {
  if (typeof step === 'number') {
    const list = plain(schema)
    return list instanceof z.ZodArray ? list.element : undefined
  }
  const object = objectIn(schema)
  return object && Object.hasOwn(object.shape, step) ? object.shape[step] : undefined
}

function objectIn(schema: unknown): z.ZodObject | undefined {
  const bare = plain(schema)
  if (bare instanceof z.ZodUnion) return bare.options.map(plain).find((option) => option instanceof z.ZodObject)
  return bare instanceof z.ZodObject ? bare : undefined
}

function plain(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema
}
