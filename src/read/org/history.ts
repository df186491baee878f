/** org/history/DAY.json and org/history/metrics/DAY.json: verdicts and figures as they were recorded, each by the day in its name. */
import { join } from 'node:path'
import type { z } from 'zod'
import { quoted } from '../../lib/text.ts'
import type { Finding, Note } from '../../model/finding.ts'
import { RecordedMeasurement } from '../../model/recorded-measurement.ts'
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
  return readRecorded(org, 'history', Snapshot, findings)
}

/** Every recorded measurement, oldest first; `findings` gains what is wrong with those that are left out. */
export function readMeasurements(org: string, findings: Finding[]): RecordedMeasurement[] {
  return readRecorded(org, 'history/metrics', RecordedMeasurement, findings)
}

function readRecorded<Recorded extends { asOf: string }>(
  org: string,
  folder: string,
  schema: z.ZodType<Recorded>,
  findings: Finding[],
): Recorded[] {
  const all: Recorded[] = []
  for (const entry of entriesIn(join(org, folder))) {
    if (!/\.(?:json|ya?ml)$/i.test(entry.name) || entry.name.startsWith('.') || entry.isDirectory()) continue
    const path = `${folder}/${entry.name}`
    const read = entry.name.endsWith('.json') ? recordedIn(org, path, schema) : stranger(entry.name)
    if (Array.isArray(read)) findings.push(...read.map((note) => findingOf(note, null, `org/${path}`)))
    else all.push(read)
  }
  return all.sort((a, b) => byText(a.asOf, b.asOf))
}

function stranger(name: string): Note[] {
  const fix = 'remove it, and record the day with npm run record'
  return [noteOf(centralRule, 'error', `nothing reads a file called ${quoted(name)}`, { fix })]
}

/** What was recorded, or what is wrong with its file. */
function recordedIn<Recorded extends { asOf: string }>(
  org: string,
  path: string,
  schema: z.ZodType<Recorded>,
): Recorded | Note[] {
  const { text, notes } = readText(org, path, bytesMost)
  if (text === null) return notes
  const isNamedBy = ({ asOf }: Recorded) => path.endsWith(`/${asOf}.json`)
  const asWritten = recordedAsWritten(text, schema)
  if (asWritten !== null && isNamedBy(asWritten)) return asWritten

  const json = parseJson(text)
  if (json.notes.length > 0) return json.notes.map((note) => ({ ...note, rule: centralRule }))
  const parsed = schema.safeParse(json.data)
  if (!parsed.success) {
    return schemaFaults(schema, json.data, parsed.error.issues, () => null).map(({ path: at, where, message, fix }) =>
      noteOf(centralRule, 'error', message, { at: json.locate(at, where), fix }),
    )
  }
  if (isNamedBy(parsed.data)) return parsed.data
  const { asOf } = parsed.data
  const name = path.replace(/^.*\//, '')
  const message = `asOf is ${quoted(asOf)}, the file is called ${quoted(name.replace(/\.json$/, ''))}`
  const fix = `git mv org/${path} org/${path.slice(0, -name.length)}${asOf}.json`
  return [noteOf(centralRule, 'error', message, { at: json.locate(['asOf']), fix })]
}

/** What was recorded when the text is exactly what recording writes: finding places takes fifty times as long. */
function recordedAsWritten<Recorded>(text: string, schema: z.ZodType<Recorded>): Recorded | null {
  try {
    const data: unknown = JSON.parse(text)
    const parsed = schema.safeParse(data)
    return parsed.success && `${JSON.stringify(data, null, 2)}\n` === text ? parsed.data : null
  } catch {
    return null
  }
}
