/** Event tables: the same rows as CSV, JSON lines and Parquet. */
import { type Database, literal } from '../../../src/lib/duckdb.ts'
import { exported, type SimulatedEvent } from '../events.ts'

/** How one row is written, by column. Nothing but these leaves the simulation. */
export type EventRow = Record<string, string | number | boolean | null>

export interface EventStyle {
  /** Whole hours that written times are ahead of UTC; the instant stays the same. */
  zone?: number
  /** How the team is written, e.g. its directory group; its id unless said. */
  teamAs?: (team: string) => string | null
}

export function eventRows(
  events: readonly SimulatedEvent[],
  marketplace: string,
  { zone = 0, teamAs = (team) => team }: EventStyle = {},
): EventRow[] {
  return events.map((event) => {
    const told = exported(event, marketplace)
    return {
      event_id: told.id,
      time: timeIn(zone, told.at),
      team: teamAs(told.team),
      person: told.person,
      plugin: told.plugin ?? 'third-party',
      marketplace: told.marketplace,
      version: told.version,
      component: told.component,
      surface: told.surface,
      scope: told.scope,
      outcome: told.outcome,
      duration_ms: told.durationMs,
      actor: told.actor,
      event: told.event,
    }
  })
}

export function eventCsv(rows: readonly EventRow[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => columns.map((column) => csvCell(row[column] ?? null)).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

export function eventJsonl(rows: readonly EventRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** Writes the rows to a Parquet file. */
export async function eventParquet(database: Database, rows: readonly EventRow[], file: string): Promise<void> {
  const shape = {
    ...Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, 'VARCHAR'])),
    time: 'TIMESTAMPTZ',
    duration_ms: 'BIGINT',
  }
  await writeParquet(database, rows, shape, file)
}

export async function writeParquet(
  database: Database,
  rows: readonly EventRow[],
  shape: Record<string, string>,
  file: string,
): Promise<void> {
  await database.run(
    `COPY (SELECT unnest(from_json($rows, ${literal(JSON.stringify([shape]))}), recursive := true))
      TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`,
    { rows: JSON.stringify(rows) },
  )
}

/** Quoted where it must be, as RFC 4180 says; null is empty. */
export function csvCell(value: EventRow[string]): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** ISO 8601 with the offset of the zone. */
function timeIn(zone: number, at: number): string {
  if (zone === 0) return new Date(at).toISOString()
  const local = new Date(at + zone * 3_600_000).toISOString().slice(0, -1)
  return `${local}${zone < 0 ? '-' : '+'}${String(Math.abs(zone)).padStart(2, '0')}:00`
}
