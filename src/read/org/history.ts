/** org/history/DAY.json → Snapshot[]: verdicts as they were recorded, each by the day in its name. */
import { join } from 'node:path'
import { quoted } from '../../lib/text.ts'
import type { Finding, Note } from '../../model/finding.ts'
import { Snapshot } from '../../model/snapshot.ts'
import { parseJson } from '../document/json.ts'
import { readText } from '../files.ts'
import { findingOf } from '../findings.ts'
import { noteOf } from '../note.ts'
import { byText } from '../record.ts'
import { entriesIn } from '../scan.ts'
import { centralRule } from './file.ts'
import { schemaFaults } from './schema-faults.ts'

/** A catalogue of ten thousand plugins has snapshots of five million bytes. */
const bytesMost = 32_000_000

/** Every snapshot, oldest first; `findings` gains what is wrong with those that are left out. */
export function readHistory(org: string, findings: Finding[]): Snapshot[] {
  const snapshots: Snapshot[] = []
  for (const entry of entriesIn(join(org, 'history'))) {
    if (!/\.(?:json|ya?ml)$/i.test(entry.name) || entry.name.startsWith('.') || entry.isDirectory()) continue
    const file = `org/history/${entry.name}`
    const read = entry.name.endsWith('.json') ? snapshotIn(org, entry.name) : stranger(entry.name)
    if (Array.isArray(read)) findings.push(...read.map((note) => findingOf(note, null, file)))
    else snapshots.push(read)
  }
  return snapshots.sort((a, b) => byText(a.asOf, b.asOf))
}

function stranger(name: string): Note[] {
  const fix = 'remove it, and record the day with npm run record'
  return [noteOf(centralRule, 'error', `nothing reads a file called ${quoted(name)}`, { fix })]
}

/** The snapshot, or what is wrong with its file. */
function snapshotIn(org: string, name: string): Snapshot | Note[] {
  const { text, notes } = readText(org, `history/${name}`, bytesMost)
  if (text === null) return notes
  const asWritten = snapshotAsWritten(text)
  if (asWritten !== null && `${asWritten.asOf}.json` === name) return asWritten

  const json = parseJson(text)
  if (json.notes.length > 0) return json.notes.map((note) => ({ ...note, rule: centralRule }))
  const parsed = Snapshot.safeParse(json.data)
  if (!parsed.success) {
    return schemaFaults(Snapshot, json.data, parsed.error.issues, () => null).map(({ path, where, message, fix }) =>
      noteOf(centralRule, 'error', message, { at: json.locate(path, where), fix }),
    )
  }
  const { asOf } = parsed.data
  if (`${asOf}.json` === name) return parsed.data
  const message = `asOf is ${quoted(asOf)}, the file is called ${quoted(name.replace(/\.json$/, ''))}`
  const fix = `git mv org/history/${name} org/history/${asOf}.json`
  return [noteOf(centralRule, 'error', message, { at: json.locate(['asOf']), fix })]
}

/** The snapshot when the text is exactly what recording it writes: finding places takes fifty times as long. */
function snapshotAsWritten(text: string): Snapshot | null {
  try {
    const data: unknown = JSON.parse(text)
    const parsed = Snapshot.safeParse(data)
    return parsed.success && `${JSON.stringify(data, null, 2)}\n` === text ? parsed.data : null
  } catch {
    return null
  }
}
