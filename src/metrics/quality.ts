/** How good the data is, counted from the files as read and the runs as judged. */
import { daysBetween } from '../lib/days.ts'
import type { Database } from '../lib/duckdb.ts'
import type { DataQuality } from '../model/metric.ts'
import type { UsageFacts } from '../model/usage.ts'
import { asideQuery } from './judging-sql.ts'

/** What the qualifying runs say at all; some exports never tell. */
export interface Told {
  outcomes: boolean
  versions: boolean
  persons: boolean
}

const runsQuery = `SELECT
    coalesce(sum(runs), 0)::BIGINT AS runs,
    coalesce(sum(runs) FILTER (class = 'unattributed'), 0)::BIGINT AS unattributed,
    coalesce(sum(runs) FILTER (class = 'listed' AND version IS NULL), 0)::BIGINT AS without_version,
    count(DISTINCT day) AS days,
    count(DISTINCT team) AS teams,
    min(day) AS first,
    max(day) AS last,
    count(failures) AS outcomes,
    count(version) AS versions,
    count(person) AS persons
  FROM run`

/** Counts of rows come from reading, counts of runs from the tables that preparing filled. */
export async function qualityOf(
  database: Database,
  { files }: UsageFacts,
  asOf: string,
): Promise<{ quality: DataQuality; told: Told }> {
  const [run = {}] = await database.rows(runsQuery)
  const aside = await database.rows(asideQuery)
  const setAside = aside.flatMap(({ reason, runs }) =>
    reason === null ? [] : [{ reason: String(reason), runs: Number(runs) }],
  )
  const qualifying = Number(run['runs'])
  const sum = (count: (file: UsageFacts['files'][number]) => number) =>
    files.reduce((all, file) => all + count(file), 0)
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const last = text(run['last'])
  return {
    quality: {
      coverage: qualifying === 0 ? null : 1 - Number(run['unattributed']) / qualifying,
      freshness: last === null ? null : daysBetween(last, asOf),
      first: text(run['first']),
      last,
      days: Number(run['days']),
      teams: Number(run['teams']),
      files: statesOf(files),
      rows: {
        read: sum(({ rows }) => rows),
        kept: sum(({ kept }) => kept),
        duplicates: sum(({ duplicates }) => duplicates),
        unrelated: sum(({ unrelated }) => unrelated),
        rejected: rejectedOf(files),
      },
      runs: {
        all: qualifying + setAside.reduce((all, { runs }) => all + runs, 0),
        qualifying,
        setAside,
        withoutVersion: Number(run['without_version']),
      },
    },
    told: {
      outcomes: Number(run['outcomes']) > 0,
      versions: Number(run['versions']) > 0,
      persons: Number(run['persons']) > 0,
    },
  }
}

function statesOf(files: UsageFacts['files']): DataQuality['files'] {
  const counts = { used: 0, partly: 0, replaced: 0, refused: 0 }
  for (const { state } of files) counts[state]++
  return counts
}

/** Most frequent reason first. */
function rejectedOf(files: UsageFacts['files']): DataQuality['rows']['rejected'] {
  const counts = new Map<string, number>()
  for (const { rejected } of files)
    for (const { reason, rows } of rejected) counts.set(reason, (counts.get(reason) ?? 0) + rows)
  return [...counts]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1))
}
