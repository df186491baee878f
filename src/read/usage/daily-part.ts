/** The part of a file that fills the daily relation: its rows, those that could not be used, and what they add up to. */
import { type Database, fileLiteral, type Value } from '../../lib/duckdb.ts'
import type { Rejection } from '../../model/usage.ts'
import type { Reading } from './format.ts'

/** A part as a relation; rows without a day are rows that could not be used. */
export function relationOf(part: string): string {
  return `read_parquet(${fileLiteral(part)}, hive_partitioning = false)`
}

/** Rows that could not be used, by reason. */
export async function rejectedRows(part: string, database: Database): Promise<Rejection[]> {
  const found = await database.rows(`SELECT actor AS reason, CAST(sum(runs) AS BIGINT) AS rows
    FROM ${relationOf(part)} WHERE day IS NULL GROUP BY ALL ORDER BY ALL`)
  return found.map(({ reason, rows }) => ({ reason: String(reason), rows: Number(rows), lines: [] }))
}

/** The reading of a finished part. */
export async function readingOf(
  part: string,
  database: Database,
  { rejected, duplicates, unrelated }: Pick<Reading, 'rejected' | 'duplicates' | 'unrelated'>,
): Promise<Reading> {
  const [sum] = await database.rows(`SELECT CAST(min(day) AS VARCHAR) AS first, CAST(max(day) AS VARCHAR) AS last,
    CAST(coalesce(sum(runs), 0) AS BIGINT) AS runs FROM ${relationOf(part)} WHERE day IS NOT NULL`)
  const kept = Number(sum?.runs ?? 0)
  const refused = rejected.reduce((total, { rows }) => total + rows, 0)
  return {
    view: 'daily',
    first: dayOf(sum?.first),
    last: dayOf(sum?.last),
    rows: kept + duplicates + unrelated + refused,
    kept,
    duplicates,
    unrelated,
    rejected,
    notes: [],
  }
}

function dayOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
