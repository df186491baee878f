/** What the profiles of plugins, teams and connectors are made from: one query each, asked once. */
import type { Database, Row } from '../../lib/duckdb.ts'
import type { HealthTerms } from '../../model/policy.ts'
import { lifeQuery } from '../life.ts'
import { parametersOf } from '../metric.ts'
import { matrixQuery } from '../plugin-by-team.ts'
import { named } from '../prepare.ts'
import { successQuery } from '../reliability.ts'
import { productiveQuery } from '../team-clock.ts'

const ours = "class IN ('vetted', 'listed') AND day >= $as_of::DATE - $window_days::INTEGER"

const queries = {
  lives: lifeQuery,
  matrix: matrixQuery,
  success: successQuery,
  clocks: productiveQuery('true'),
  used: 'SELECT plugin, team, own FROM used ORDER BY plugin, team',
  // Who ran it in the window; since when, as far as the retention tells; and whether that is a use or a try.
  adopters: `SELECT run.plugin, run.team, min(day) AS first, max(day) AS last, used.team IS NOT NULL AS uses
    FROM run LEFT JOIN used ON used.plugin = run.plugin AND used.team = run.team
    WHERE class IN ('vetted', 'listed') GROUP BY run.plugin, run.team, uses
    HAVING max(day) >= $as_of::DATE - $window_days::INTEGER ORDER BY run.plugin, run.team`,
  versions: `SELECT plugin, version, sum(runs)::BIGINT AS runs, count(DISTINCT person) AS persons FROM run
    WHERE ${ours} GROUP BY plugin, version ORDER BY plugin, runs DESC, version NULLS LAST`,
  // Seven days each, the last one up to the date of the run.
  weeks: `SELECT plugin, ($as_of::DATE - 7 * (($as_of::DATE - day - 1) // 7 + 1)::INTEGER)::DATE AS week,
      sum(runs)::BIGINT AS runs, count(DISTINCT person) AS persons
    FROM run WHERE ${ours} GROUP BY plugin, week ORDER BY plugin, week`,
  issues: `SELECT plugin,
      count(*) FILTER (closed IS NULL) AS open,
      count(answered) AS answered,
      median(date_diff('hour', opened, answered) / 24.0) AS median_response,
      max(date_diff('day', opened, $as_of::TIMESTAMP)) FILTER (answered IS NULL AND closed IS NULL) AS oldest
    FROM issue GROUP BY plugin ORDER BY plugin`,
  reported: `SELECT source, kind, coalesce(plugin_name.meant, connector_name.meant) AS meant, name,
      reported.first, reported.last, persons, installs, invocations
    FROM reported
    LEFT JOIN plugin_name ON kind = 'plugin' AND plugin_name.written = lower(name)
    LEFT JOIN connector_name ON kind = 'connector' AND connector_name.written = lower(name)
    WHERE coalesce(plugin_name.meant, connector_name.meant) IS NOT NULL
    ORDER BY meant, source, reported.first, name`,
  calls: `SELECT connector, team, sum(calls)::BIGINT AS runs, count(DISTINCT person) AS persons,
      sum(failures)::BIGINT AS failures, coalesce(sum(calls) FILTER (failures IS NOT NULL), 0)::BIGINT AS ended,
      count(DISTINCT person) FILTER (failures > 0) AS failing_persons
    FROM connector_call WHERE day >= $as_of::DATE - $window_days::INTEGER
    GROUP BY GROUPING SETS ((connector, team), (connector)) ORDER BY connector, team`,
} as const

export type Asked = Record<keyof typeof queries, Row[]>

export async function askProfiles(database: Database, terms: HealthTerms, asOf: string): Promise<Asked> {
  const parameters = parametersOf(terms, asOf)
  const ask = (sql: string) => database.rows(sql, named(sql, parameters))
  const { lives, matrix, success, clocks, used, adopters, versions, weeks, issues, reported, calls } = queries
  return {
    ...{ lives: await ask(lives), matrix: await ask(matrix), success: await ask(success), clocks: await ask(clocks) },
    ...{ used: await ask(used), adopters: await ask(adopters), versions: await ask(versions), weeks: await ask(weeks) },
    ...{ issues: await ask(issues), reported: await ask(reported), calls: await ask(calls) },
  }
}

/** Rows by the text in one column. */
export function byColumn(rows: readonly Row[], column: string): (key: string) => Row[] {
  const groups = Map.groupBy(rows, (row) => row[column])
  return (key) => groups.get(key) ?? []
}
