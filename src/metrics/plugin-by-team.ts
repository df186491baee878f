/** Runs of catalogue plugins by plugin and team in the window, with totals: one table, hidden in one way wherever parts of it are shown. */
import type { Row } from '../lib/duckdb.ts'
import { type Shown, suppress } from './suppress.ts'

/** A null plugin or team is the total over it. Exports that name no person give 0 persons: nobody can say how few they were. */
export const matrixQuery = /* sql */ `
  SELECT plugin, team, sum(runs)::BIGINT AS runs, count(DISTINCT person) AS persons
  FROM run WHERE class IN ('vetted', 'listed') AND day >= $as_of::DATE - $window_days::INTEGER
  GROUP BY GROUPING SETS ((plugin, team), (plugin), (team), ())
  HAVING sum(runs) > 0 ORDER BY plugin, team`

export function matrixOf(rows: readonly Row[], least: number): Shown {
  const name = (value: unknown) => (typeof value === 'string' ? value : null)
  return suppress(
    rows.map(({ plugin, team, runs, persons }) => ({
      row: name(plugin),
      column: name(team),
      value: Number(runs),
      persons: Number(persons),
    })),
    least,
  )
}
