/** One entry of a marketplace: its name, its source, and what is wrong with either. */
import { nearest, quoted } from '../../lib/text.ts'
import { type Data, isRecord, own } from '../record.ts'
import { unknownSource } from '../sources/remote.ts'
import { type Fault, type Resolved, textOf } from '../sources/source.ts'
import { resolveSource } from '../sources.ts'

export interface Entry {
  index: number
  /** As the entry says; null when it says none. */
  name: string | null
  /** Null when the entry is no map. */
  data: Data | null
  source: Resolved
  /** What is wrong besides the source, at key paths from the entry. */
  faults: Fault[]
}

/** Parts that an entry can name besides its source. */
export const componentKeys = ['commands', 'agents', 'skills', 'hooks', 'outputStyles', 'themes']

const known = [
  ...['name', 'source', 'description', 'version', 'category', 'tags', 'strict', 'relevance', 'dependencies'],
  ...['defaultEnabled', 'displayName', 'metadata', 'headers', 'headersHelper', '$schema', 'author', 'homepage'],
  ...['repository', 'license', 'keywords', 'settings', 'userConfig', 'channels', 'types', 'mcpServers', 'lspServers'],
  ...['workflows', 'experimental', 'monitors', ...componentKeys],
]

/** Every entry as read; what is no map becomes an entry that cannot be used. */
export function entriesOf(plugins: readonly unknown[], pluginRoot: string | null): Entry[] {
  return plugins.map((data, index) => {
    if (isRecord(data)) return entryOf(data, index, pluginRoot)
    const reason = `entry is ${data === null ? 'null' : Array.isArray(data) ? 'a list' : quoted(data)}, expected a map`
    const source: Resolved = { kind: 'refused', reason, source: unknownSource(data, reason), faults: [] }
    const fault: Fault = { at: [], severity: 'error', message: reason, fix: 'write { "name": …, "source": … }' }
    return { index, name: null, data: null, source, faults: [fault] }
  })
}

function entryOf(data: Data, index: number, pluginRoot: string | null): Entry {
  const source = resolveSource(own(data, 'source'), pluginRoot)
  const name = textOf(data, 'name') === '' ? null : String(data.name)
  return { index, name, data, source, faults: [...nameFaults(data), ...keyFaults(data), ...valueFaults(data)] }
}

function nameFaults(data: Data): Fault[] {
  const name = own(data, 'name')
  if (name === undefined) return [{ at: [], severity: 'error', message: 'entry has no name', fix: 'add "name"' }]
  const empty = typeof name !== 'string' || name.trim() === ''
  return empty
    ? [{ at: ['name'], severity: 'error', message: `name is ${quoted(name)}, expected text`, fix: 'write a name' }]
    : []
}

function keyFaults(data: Data): Fault[] {
  return Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = nearest(key, known)
      const message = `unknown key ${quoted(key)}${meant === undefined ? '' : `, did you mean ${quoted(meant)}`}`
      return { at: [key], where: 'key', severity: 'advice', message, fix: 'rename it, or move it under metadata' }
    })
}

function valueFaults(data: Data): Fault[] {
  const faults: Fault[] = []
  const strict = own(data, 'strict')
  if (strict !== undefined && typeof strict !== 'boolean')
    faults.push({ at: ['strict'], severity: 'error', message: `strict is ${quoted(strict)}, expected true or false` })
  const relevance = own(data, 'relevance')
  if (isRecord(relevance) && !isRecord(own(relevance, 'signals')))
    faults.push({
      at: ['relevance'],
      severity: 'error',
      message: 'relevance has no signals',
      fix: 'add "signals": { … }',
    })
  const source = own(data, 'source')
  const archive = isRecord(source) && own(source, 'source') === 'archive'
  for (const key of ['headers', 'headersHelper']) {
    if (own(data, key) === undefined) continue
    if (!archive) {
      const message = `${quoted(key)} counts for archive sources only`
      faults.push({ at: [key], where: 'key', severity: 'warning', message, fix: 'remove it' })
    } else if (key === 'headersHelper' && strict !== false) {
      faults.push({ at: [key], where: 'key', severity: 'error', message: 'headersHelper needs "strict": false' })
    }
  }
  return faults
}
