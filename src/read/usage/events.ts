/** Events of any format → the daily part and, where events have ids, their hashes: one pass over the file. */
import { renameSync } from 'node:fs'
import { literal } from '../../lib/duckdb.ts'
import { dailyColumns } from '../../model/daily.ts'
import { eventColumns } from '../../model/event.ts'
import { rollUp } from '../../model/roll-up.ts'
import type { Rejection } from '../../model/usage.ts'
import { readingOf, rejectedRows, relationOf } from './daily-part.ts'
import type { EventSource } from './event-source.ts'
import { dailyFrom, eventsFrom, reasonOf } from './event-sql.ts'
import type { Around, Reading } from './format.ts'
import { gatherIds, idsOf } from './ids.ts'

/** How many lines are named for a reason. */
const linesMost = 5

/** The statement that makes the part: the published roll-up over the rows of a source, whose event ids are noted as they pass. */
export function partFrom({ from, cells, broken }: EventSource, part: string): string {
  const time = cells.has('event_id') ? 'CASE WHEN noted(event_hash) IS NOT NULL THEN time END' : 'time'
  return `COPY (WITH ${eventsFrom(from, cells, broken, 'every_event')},
    plugin_event AS (SELECT * REPLACE (${time} AS time) FROM every_event)
    ${dailyFrom(rollUp('duckdb'))}) TO ${literal(part)} (${written})`
}

/** Writes the parts of a file as if it were alone; events that come twice in it count once. */
export async function readEvents(source: EventSource, around: Around): Promise<Reading> {
  const { database, part } = around
  await database.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
  const ids = source.cells.has('event_id') ? gatherIds(idsOf(part)) : null
  database.note(ids?.take ?? null)
  await database.run(partFrom(source, part))
  database.note(null)
  const repeated = ids?.sorted() ?? new BigUint64Array()
  const unsplit = (await source.unsplit?.()) ?? []
  const rejected = [...unsplit, ...(await rejectedIn(source, around))]
  const unrelated = (await source.unrelated?.()) ?? 0
  const duplicates = await takeOut(repeated, 'copy > 1', source, around)
  return readingOf(part, database, { rejected, duplicates, unrelated })
}

/** Takes the copies of some events out of a part again that fulfil `which`. Returns how many went. */
export async function takeOut(
  repeated: BigUint64Array,
  which: 'copy > 1' | 'copy = 1',
  source: EventSource,
  { database, part }: Around,
): Promise<number> {
  if (repeated.length === 0) return 0
  await database.run('CREATE OR REPLACE TABLE repeated (event_hash UBIGINT)')
  await database.fill('repeated', repeated)
  const names = dailyColumns.map(({ name }) => name)
  const counts = ['runs', 'failures', 'duration_ms']
  const keys = names.filter((name) => !counts.includes(name)).join(', ')
  await database.run(`CREATE OR REPLACE TEMP TABLE surplus AS
    WITH ${eventsFrom(source.from, source.cells, source.broken, 'every_event')},
    plugin_event AS (SELECT * FROM (
      SELECT *, row_number() OVER (PARTITION BY event_hash ORDER BY ${order.join(', ')}) AS copy
      FROM (${reasonOf('every_event')}) SEMI JOIN repeated USING (event_hash) WHERE reason IS NULL) WHERE ${which})
    ${dailyFrom(rollUp('duckdb'))}`)
  const [gone] = await database.rows('SELECT coalesce(sum(runs), 0) AS rows FROM surplus')
  const draft = `${part}.once`
  await database.run(`COPY (SELECT ${keys}, ${counts.map((name) => `CAST(sum(${name}) AS BIGINT) AS ${name}`).join(', ')}
    FROM (SELECT ${names.join(', ')} FROM ${relationOf(part)}
      UNION ALL SELECT ${keys}, ${counts.map((name) => `-${name}`).join(', ')} FROM surplus)
    AS d GROUP BY ${keys}, d.failures IS NULL HAVING sum(runs) > 0) TO ${literal(draft)} (${written})`)
  await database.run('DROP TABLE surplus; DROP TABLE repeated')
  renameSync(draft, part)
  return Number(gone?.rows ?? 0)
}

const written = 'FORMAT parquet, COMPRESSION zstd'

// Which copy of an event is kept must not depend on the order of the rows.
const order = eventColumns.map(({ name }) => name).filter((name) => name !== 'event_id')

/** Rows that cannot be used, by reason; a second pass finds the lines, which most files do not need. */
async function rejectedIn(source: EventSource, { database, part, inOrder }: Around): Promise<Rejection[]> {
  const found = await rejectedRows(part, database)
  const { linesOf } = source
  if (found.length === 0 || linesOf === undefined) return found
  const places = await inOrder((ordered) =>
    ordered.rows(`WITH ${eventsFrom(source.from, source.cells, source.broken, 'every_event')}
      SELECT reason, place FROM (SELECT reason, row_number() OVER () AS place FROM (${reasonOf('every_event')}))
      WHERE reason IS NOT NULL QUALIFY row_number() OVER (PARTITION BY reason ORDER BY place) <= ${linesMost} ORDER BY place`),
  )
  const lines = await linesOf(places.map(({ place }) => Number(place)))
  return found.map(({ reason, rows }) => ({
    reason,
    rows,
    lines: places.filter((one) => one.reason === reason).flatMap(({ place }) => lines.get(Number(place)) ?? []),
  }))
}
