/** Kinds of values that Claude's own schema asks for: a value of another kind costs the part that it stands in. */
import { quoted } from '../lib/text.ts'
import { type Data, isRecord, own } from './record.ts'

export type Kind =
  | 'text'
  | 'a number'
  | 'true or false'
  | 'a map'
  | 'a list of texts'
  | 'a map of texts'
  | 'text or a list of texts'

export interface Misfit {
  key: string
  /** "keywords is "finance", expected a list of texts". */
  message: string
}

/** Keys with a value of another kind, in the order of `kinds`; `secret` keeps values out of the messages. */
export function misfits(data: Data, kinds: Readonly<Record<string, Kind>>, secret = false): Misfit[] {
  return Object.entries(kinds).flatMap(([key, kind]) => {
    const value = own(data, key)
    if (value === undefined || fits(value, kind)) return []
    return [{ key, message: `${key} is ${seen(value, secret)}, expected ${kind}` }]
  })
}

/** A value as a message names it. */
export function seen(value: unknown, secret = false): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (isRecord(value)) return 'a map'
  if (!secret) return quoted(value)
  return typeof value === 'string' ? 'text' : `a ${typeof value}`
}

function fits(value: unknown, kind: Kind): boolean {
  if (kind === 'text') return typeof value === 'string'
  if (kind === 'a number') return typeof value === 'number'
  if (kind === 'true or false') return typeof value === 'boolean'
  if (kind === 'a map') return isRecord(value)
  if (kind === 'a map of texts') return isRecord(value) && Object.values(value).every(isText)
  const isList = Array.isArray(value) && value.every(isText)
  return isList || (kind === 'text or a list of texts' && isText(value))
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}
