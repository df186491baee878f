/** The same events give the same daily rows: whatever format, order, split, compression, repetition or notation of time. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { literal, openDatabase, type Row } from '../../../src/lib/duckdb.ts'
import { rollUp } from '../../../src/model/roll-up.ts'
import { type Files, read } from './folder.ts'
import { logLine, record } from './otlp.ts'

interface Event {
  event_id: string
  time: string
  team: string
  person: string
  plugin: string
  version: string
  component: string
  surface: string
  outcome: string
  duration_ms: number
}

const names = [
  'event_id',
  'time',
  'team',
  'person',
  'plugin',
  'version',
  'component',
  'surface',
  'outcome',
  'duration_ms',
] as const
const events: Event[] = Array.from({ length: 240 }, (_, i) => ({
  event_id: `e-${i}`,
  time: new Date(Date.UTC(2026, 8, 1 + (i % 5), (i * 7) % 24, i % 60)).toISOString(),
  team: ['finance-operations', 'sales-enablement', 'Legal, Contracts'][i % 3] ?? '',
  person: `user-${i % 7}`,
  plugin: ['expense-audit', 'deal-desk', 'third-party'][(i * 5) % 3] ?? '',
  version: ['1.10.0', '1.9.0'][i % 2] ?? '',
  component: ['skill:reconcile-account', 'skill:price-check'][i % 2] ?? '',
  surface: ['cowork', 'code'][i % 2] ?? '',
  outcome: i % 9 === 0 ? 'error' : 'ok',
  duration_ms: 100 + i,
}))
const quoted = (cell: unknown) =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)
const csv = (rows: readonly Event[], more = '') =>
  `${[names.join(','), ...rows.map((row) => names.map((name) => quoted(row[name])).join(','))].join('\n')}\n${more}`
const jsonl = (rows: readonly Event[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const otlp = (rows: readonly Event[]) =>
  rows
    .map(
      ({ event_id, time, team, person, plugin, version, component, surface, outcome, duration_ms }) =>
        `${logLine(
          surface === 'code' ? 'claude-code' : 'cowork',
          [
            record({
              'session.id': event_id,
              'event.sequence': 1,
              'event.name': 'skill_activated',
              'event.timestamp': time,
              'user.account_uuid': person,
              'plugin.name': plugin,
              'plugin.version': version,
              'skill.name': component.replace('skill:', ''),
              'skill.source': 'plugin',
              success: String(outcome === 'ok'),
              duration_ms,
            }),
          ],
          { 'team.id': team },
        )}\n`,
    )
    .join('')

/** The events as Parquet, plain and rolled up as a warehouse does it. */
let [parquet, rolled]: [Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array()]
let expected: Row[] = []

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warehouse-'))
  const database = await openDatabase({ folders: [folder] })
  const shape = JSON.stringify([
    Object.fromEntries(
      names.map((name) => [name, name === 'time' ? 'TIMESTAMP' : name === 'duration_ms' ? 'INTEGER' : 'VARCHAR']),
    ),
  ])
  await database.run(
    `CREATE TABLE plugin_event AS SELECT unnest(from_json($rows, '${shape}'), recursive := true), ${['marketplace', 'scope', 'actor', 'event'].map((name) => `CAST(NULL AS VARCHAR) AS ${name}`).join(', ')}`,
    { rows: JSON.stringify(events) },
  )
  await database.run("SET VARIABLE key = 'of the warehouse'")
  await database.run(`COPY plugin_event TO ${literal(join(folder, 'events.parquet'))}`)
  await database.run(`COPY (${rollUp('duckdb')}) TO ${literal(join(folder, 'daily.parquet'))}`)
  database.close()
  parquet = readFileSync(join(folder, 'events.parquet'))
  rolled = readFileSync(join(folder, 'daily.parquet'))
  rmSync(folder, { recursive: true })
})

/** Rows of the daily relation without persons, since pseudonyms differ from cache to cache, and how many persons each day has. */
async function dailyOf(files: Files) {
  const { rows, facts } = await read(files)
  const found =
    await rows(`SELECT * EXCLUDE (person, runs, failures, duration_ms) REPLACE (CAST(day AS VARCHAR) AS day),
      CAST(sum(runs) AS BIGINT) AS runs, CAST(sum(failures) AS BIGINT) AS failures, CAST(sum(duration_ms) AS BIGINT) AS duration_ms,
      count(DISTINCT person) AS persons
    FROM daily GROUP BY ALL ORDER BY ALL`)
  return { rows: found, facts }
}

test('the month is what was planted', async () => {
  expected = (await dailyOf({ 'events.csv': csv(events) })).rows
  expect(expected.reduce((sum, { runs }) => sum + Number(runs), 0)).toBe(240)
  expect(expected.reduce((sum, { failures }) => sum + Number(failures), 0)).toBe(
    events.filter(({ outcome }) => outcome === 'error').length,
  )
  expect(expected.reduce((sum, row) => sum + Number(row['duration_ms']), 0)).toBe(
    events.reduce((sum, row) => sum + row.duration_ms, 0),
  )
  expect(expected.filter(({ redacted }) => redacted).every(({ plugin }) => plugin === null)).toBe(true)
})

const moved = (rows: readonly Event[], notation: (time: string) => string) =>
  rows.map((row) => ({ ...row, time: notation(row.time) }))
const shifted = (hours: number, sign: string) => (time: string) =>
  new Date(Date.parse(time) + Number(`${sign}${hours}`) * 3_600_000)
    .toISOString()
    .replace('Z', `${sign}${String(hours).padStart(2, '0')}:00`)
const semicolons = () => csv(events).replace(/"[^"]*"|,/g, (found) => (found === ',' ? ';' : found))
const half = events.length / 2

describe.each<[string, () => Files]>([
  ['JSON lines', () => ({ 'a.jsonl': jsonl(events) })],
  ['Parquet', () => ({ 'a.parquet': parquet })],
  ['a roll-up of the warehouse', () => ({ 'a.parquet': rolled })],
  ['OTLP', () => ({ 'a.jsonl': otlp(events) })],
  ['another order of rows', () => ({ 'a.csv': csv(events.toReversed()) })],
  ['two files', () => ({ 'a.csv': csv(events.slice(0, half)), 'b.csv': csv(events.slice(half)) })],
  ['two formats', () => ({ 'a.csv': csv(events.slice(0, half)), 'b.jsonl': jsonl(events.slice(half)) })],
  [
    'rows that come twice in a file',
    () => ({ 'a.csv': csv([...events, ...events.slice(20, 90), ...events.slice(20, 40)]) }),
  ],
  [
    'rows that come twice in several files',
    () => ({
      'a.csv': csv(events.slice(0, 150)),
      'b.jsonl': jsonl(events.slice(90)),
      'c.csv': csv(events.slice(30, 200)),
    }),
  ],
  ['the same bytes twice', () => ({ 'a.csv': csv(events), 'b.csv': csv(events) })],
  ['OTLP after a retry', () => ({ 'a.jsonl': otlp([...events, ...events.slice(3, 50)]) })],
  ['times east of UTC', () => ({ 'a.csv': csv(moved(events, shifted(9, '+'))) })],
  ['times west of UTC', () => ({ 'a.jsonl': jsonl(moved(events, shifted(7, '-'))) })],
  ['seconds since 1970', () => ({ 'a.csv': csv(moved(events, (time) => String(Date.parse(time) / 1000))) })],
  ['milliseconds since 1970', () => ({ 'a.jsonl': jsonl(moved(events, (time) => String(Date.parse(time)))) })],
  [
    'times without an offset',
    () => ({ 'a.csv': csv(moved(events, (time) => time.replace('T', ' ').replace('Z', ''))) }),
  ],
  ['gzip', () => ({ 'a.csv.gz': gzipSync(csv(events)), 'note.md': 'not an export' })],
  [
    'gzip in two members',
    () => ({ 'a.gz': Buffer.concat([gzipSync(jsonl(events.slice(0, half))), gzipSync(jsonl(events.slice(half)))]) }),
  ],
  ['zstd without a telling name', () => ({ export: zstdCompressSync(jsonl(events)) })],
  ['OTLP in zstd', () => ({ 'a.zst': zstdCompressSync(otlp(events)) })],
  ['a byte order mark, CRLF and semicolons', () => ({ 'a.csv': `\ufeff${semicolons().replaceAll('\n', '\r\n')}` })],
  ['a cut-off last line', () => ({ 'a.csv': csv(events, 'e-999,2026-09-01T') })],
])('%s', (_, files) => {
  test('gives the same daily rows', async () => {
    const { rows, facts } = await dailyOf(files())
    expect(rows).toEqual(expected)
    for (const { rows, kept, duplicates, unrelated, rejected } of facts.files)
      expect(rows).toBe(kept + duplicates + unrelated + rejected.reduce((sum, one) => sum + one.rows, 0))
    expect(facts.files.reduce((sum, { kept }) => sum + kept, 0)).toBe(240)
  })
})
