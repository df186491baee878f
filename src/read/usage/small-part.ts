/** Parts of formats that are small enough to be read as a whole: typed rows, written as Parquet. */
import { literal, type Value } from '../../lib/duckdb.ts'
import type { Note } from '../../model/finding.ts'
import type { Rejection } from '../../model/usage.ts'
import { usageViews } from '../../model/usage-tables.ts'
import type { Around, Reading, View } from './format.ts'

/** Columns that a part has beside those of its view. */
const further: Record<string, string> = { reported_issue: 'updated TIMESTAMP' }

/** Names and types of the columns of a view, or of its parts. */
export function columnsOf(view: string, isPart: boolean): [name: string, type: string][] {
  return [usageViews[view] ?? '', isPart ? (further[view] ?? '') : '']
    .flatMap((columns) => columns.split(','))
    .map((column) => column.trim().split(' '))
    .flatMap(([name = '', type = '']) => (name === '' ? [] : [[name, type] as [string, string]]))
}

export type SmallRow = Record<string, Exclude<Value, Value[]>>

/** Writes the rows. Values must fit their columns. */
export async function writeRows(view: View, rows: readonly SmallRow[], { database, part }: Around): Promise<void> {
  const columns = columnsOf(view, true)
  const shape = JSON.stringify([Object.fromEntries(columns.map(([name]) => [name, 'VARCHAR']))])
  const typed = columns.map(([name, type]) => `TRY_CAST(one.${name} AS ${type}) AS ${name}`).join(', ')
  await database.run(
    `CREATE OR REPLACE TEMP TABLE small AS SELECT ${typed} FROM (SELECT unnest(from_json($rows, '${shape}')) AS one)`,
    { rows: JSON.stringify(rows) },
  )
  await database.run(`COPY small TO ${literal(part)} (FORMAT parquet, COMPRESSION zstd)`)
  await database.run('DROP TABLE small')
}

/** Rows left out, gathered by reason; the first few lines of each are kept. */
export function rejections(): { add(reason: string, line?: number): void; all(): Rejection[] } {
  const found = new Map<string, Rejection>()
  return {
    add(reason, line) {
      const one = found.get(reason) ?? { reason, rows: 0, lines: [] }
      one.rows++
      if (line !== undefined && one.lines.length < 5) one.lines.push(line)
      found.set(reason, one)
    },
    all: () => [...found.values()].sort((a, b) => (a.reason < b.reason ? -1 : 1)),
  }
}

interface Counts {
  view: View
  kept: number
  duplicates?: number
  unrelated?: number
  rejected?: Rejection[]
  first?: string | null
  last?: string | null
  notes?: Note[]
  report?: { on: string; exported: string | null }
}

/** A reading whose rows add up. */
export function smallReading(counts: Counts): Reading {
  const {
    view,
    kept,
    duplicates = 0,
    unrelated = 0,
    rejected = [],
    first = null,
    last = null,
    notes = [],
    report,
  } = counts
  const refused = rejected.reduce((sum, { rows }) => sum + rows, 0)
  const rows = kept + duplicates + unrelated + refused
  return { view, first, last, rows, kept, duplicates, unrelated, rejected, notes, ...(report && { report }) }
}

/** A time as DuckDB takes it, in UTC; null when it cannot be read. */
export function instant(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) return null
  const at = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(value) || value.length === 10 ? value : `${value}Z`)
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace('T', ' ').replace('Z', '')
}

/** The day of a time in UTC. */
export function dayOf(value: unknown): string | null {
  return instant(value)?.slice(0, 10) ?? null
}

/** A count that is there; null and dashes mean "not said". */
export function countOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null
  return typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : null
}

/** Text that is a name; null when it is none. */
export function nameOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const name = value.trim()
  return name === '' || name.length > 300 || /[\n\r]/.test(name) ? null : name
}
