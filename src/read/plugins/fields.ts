/** Fields of plugin.json and marketplace entries, read tolerantly: a wrong type leaves a finding and what can be saved. */
import type { Person } from '../../model/plugin.ts'
import { seen } from '../kinds.ts'
import { isRecord, own } from '../record.ts'
import type { Context, Declaration } from './context.ts'

const rule = 'manifest-matches-schema'

/** A text field; null when absent or of another type. */
export function textField(context: Context, from: Declaration | null, key: string): string | null {
  const value = from ? own(from.data, key) : undefined
  if (!from || value === undefined) return null
  if (typeof value === 'string') return value.trim() === '' ? null : value
  wrong(context, from, key, value, 'text')
  return typeof value === 'number' ? String(value) : null
}

/** A list of texts; one text counts as a list of one, with a finding. */
export function listField(context: Context, from: Declaration | null, key: string): string[] {
  const value = from ? own(from.data, key) : undefined
  if (!from || value === undefined) return []
  const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  if (Array.isArray(value) && texts.length === value.length) return texts
  wrong(context, from, key, value, 'a list of texts')
  return typeof value === 'string' ? [value] : texts
}

/** The author: a map with a name, or only a name, with a finding. */
export function personField(context: Context, from: Declaration | null, key: string): Person | null {
  const value = from ? own(from.data, key) : undefined
  if (!from || value === undefined) return null
  const textOf = (field: string) => {
    const text = isRecord(value) ? own(value, field) : undefined
    return typeof text === 'string' && text !== '' ? text : null
  }
  const name = typeof value === 'string' ? value : textOf('name')
  if (!isRecord(value) || name === null) wrong(context, from, key, value, 'a map with a name')
  return name === null || name === '' ? null : { name, email: textOf('email'), url: textOf('url') }
}

/** An address without user info; what is no http address is not shown as one. */
export function addressField(
  context: Context,
  from: Declaration | null,
  key: string,
  severity: 'error' | 'advice',
): string | null {
  const value = textField(context, from, key)
  if (!from || value === null) return null
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    context.tell(
      from.spot([key]),
      rule,
      severity,
      `${key} is not an address such as https://git.example/plugins`,
      'write the whole address',
    )
    return null
  }
  const url = new URL(value)
  if (url.username === '' && url.password === '') return value
  context.tell(from.spot([key]), rule, 'error', `${key} holds user info`, 'remove what stands before the @')
  url.username = ''
  url.password = ''
  return url.href
}

/** Names of plugins this one depends on, as written. */
export function dependencyField(context: Context, from: Declaration | null): string[] {
  const value = from ? own(from.data, 'dependencies') : undefined
  if (!from || value === undefined) return []
  if (!Array.isArray(value)) {
    wrong(context, from, 'dependencies', value, 'a list of plugin names')
    return isRecord(value) ? Object.keys(value) : []
  }
  return value.flatMap((item, i) => {
    const name = isRecord(item) ? own(item, 'name') : item
    const market = isRecord(item) ? own(item, 'marketplace') : undefined
    if (typeof name === 'string') return [typeof market === 'string' ? `${name}@${market}` : name]
    context.tell(
      from.spot(['dependencies', i]),
      rule,
      'error',
      `dependencies[${i}] has no name`,
      'write { "name": "other-plugin" }',
    )
    return []
  })
}

/** Says that a field has another type than it should. */
export function wrong(context: Context, from: Declaration, key: string, value: unknown, expected: string): void {
  context.tell(from.spot([key]), rule, 'error', `${key} is ${seen(value)}, expected ${expected}`, null)
}
