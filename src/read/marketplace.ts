/** .claude-plugin/marketplace.json: what it says of itself, and its entries, each checked on its own. */
import { quoted } from '../lib/text.ts'
import type { Finding, Note } from '../model/finding.ts'
import type { MarketplaceFacts } from '../model/library.ts'
import { type KeyPath, parseJson } from './document/json.ts'
import { readText } from './files.ts'
import { findingOf } from './findings.ts'
import { type Entry, entriesOf } from './marketplace/entry.ts'
import { topLevelFaults } from './marketplace/top-level.ts'
import { noteOf, type Place } from './note.ts'
import { type Data, isRecord, own } from './record.ts'
import type { Fault } from './sources/source.ts'
import { normalPath } from './sources.ts'

export interface Marketplace {
  facts: MarketplaceFacts
  /** Null when the file cannot be read or holds no list of plugins. */
  entries: Entry[] | null
  /** Place of a key path from the top of the file. */
  locate(path: KeyPath, where?: 'key' | 'value'): Place
  findings: Finding[]
}

export const marketplaceFile = '.claude-plugin/marketplace.json'
const bytesMost = 5 * 1_048_576

/** The marketplace file of a root that has one. */
export function readMarketplace(root: string): Marketplace {
  const { text, notes } = readText(root, marketplaceFile, bytesMost)
  const findings = notes.map((note) => findingOf(note, null, marketplaceFile))
  const tell = (note: Note) => findings.push(findingOf(note, null, marketplaceFile))
  const unreadable: MarketplaceFacts = { name: null, description: null, owner: null, entries: 0, renames: [] }
  if (text === null) return { facts: unreadable, entries: null, locate: () => ({ line: 1, column: 1 }), findings }

  const json = parseJson(text)
  for (const note of json.notes) tell(note)
  const { data, locate } = json
  if (!isRecord(data)) {
    if (data !== undefined) tell(noteOf('marketplace-is-valid', 'error', 'the file holds no map', { at: locate([]) }))
    return { facts: unreadable, entries: null, locate, findings }
  }

  for (const fault of topLevelFaults(data)) tell(faultNote(fault, (path, where) => locate(path, where)))
  const plugins = own(data, 'plugins')
  const entries = Array.isArray(plugins) ? entriesOf(plugins, pluginRootOf(data)) : null
  return { facts: factsOf(data, entries?.length ?? 0), entries, locate, findings }
}

/** A fault as a note, by the place of its key path. */
export function faultNote(fault: Fault, locate: (path: KeyPath, where?: 'key' | 'value') => Place): Note {
  const { at, where = 'value', rule = 'marketplace-is-valid', severity, message, fix } = fault
  return noteOf(rule, severity, message, { at: locate(at, where), fix })
}

function factsOf(data: Data, entries: number): MarketplaceFacts {
  const metadata = own(data, 'metadata')
  const owner = own(data, 'owner')
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)
  return {
    name: text(own(data, 'name')),
    description: text(own(data, 'description')) ?? (isRecord(metadata) ? text(own(metadata, 'description')) : null),
    owner: isRecord(owner) ? text(own(owner, 'name')) : text(owner),
    entries,
    renames: renamesIn(own(data, 'renames')),
  }
}

function renamesIn(renames: unknown): MarketplaceFacts['renames'] {
  const all = isRecord(renames) ? Object.entries(renames) : []
  return all.flatMap(([name, to]) => (typeof to === 'string' || to === null ? [{ name, renamedTo: to }] : []))
}

/** The folder under which bare names resolve; null when there is none or it leads out. */
function pluginRootOf(data: Data): string | null {
  const metadata = own(data, 'metadata')
  const written = isRecord(metadata) ? own(metadata, 'pluginRoot') : undefined
  return typeof written === 'string' && written.trim() !== '' ? normalPath(written) : null
}

/** How people call an entry: counted from 1. */
export function entryPlace(index: number): string {
  return `entry ${index + 1}`
}

/** Names of the first few, for a finding about many. */
export function someOf(names: readonly string[], most = 5): string {
  const first = names.slice(0, most).map((name) => quoted(name))
  return names.length > most ? `${first.join(', ')} and ${names.length - most} more` : first.join(', ')
}
