/** A row of a report as a row of the view `reported`: counts as they are said, sessions only where one surface has them. */
import { type Data, isRecord } from '../record.ts'
import type { Period } from './period.ts'
import { countOf, nameOf, type SmallRow } from './small-part.ts'

const kinds = { plugins: 'plugin', skills: 'skill', connectors: 'connector' } as const
/** Names under which everything without a name of its own is put together. */
const buckets = new Set(['third-party', 'unknown'])

export function reportedRow(on: keyof typeof kinds, name: string, row: Data, { first, last }: Period): SmallRow {
  const kind = kinds[on]
  const shown = nameOf(row[`${kind}_display_name`])
  return {
    source: 'analytics',
    kind: buckets.has(name) ? `${kind}-bucket` : kind,
    name: shown ?? name,
    id: nameOf(row['plugin_id']) ?? (shown === null ? null : name),
    first,
    last,
    persons: countOf(row['distinct_user_count']),
    installs: countOf(row['install_count']),
    invocations: countOf(row['invocation_count']),
    sessions: sessionsOf(row),
    reads: countOf(row['read_call_count']),
    writes: countOf(row['write_call_count']),
  }
}

/** Distinct counts are never added up: with sessions on two surfaces there is no number for both. */
export function sessionsOf(row: Data): number | null {
  const counts = Object.entries(row)
    .filter(([key]) => key.endsWith('_metrics'))
    .flatMap(([, metrics]) => leaves(metrics))
  const some = counts.filter((count) => count > 0)
  if (some.length > 1) return null
  return some[0] ?? (counts.length > 0 ? 0 : null)
}

function leaves(value: unknown): number[] {
  if (isRecord(value)) return Object.values(value).flatMap(leaves)
  return typeof value === 'number' ? [value] : []
}
