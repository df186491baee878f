/** How much of what a team runs comes from others; not said where it would tell a hidden cell. */
import type { Row } from '../lib/duckdb.ts'
import type { Shown } from './suppress.ts'

/** From the rows of one team in the table of plugins by team; null without runs. */
export function importRatio(
  team: string,
  rows: readonly Row[],
  ownerOf: ReadonlyMap<unknown, unknown>,
  shown: Shown,
): { others: number; all: number } | 'hidden' | null {
  const runs = rows.filter(({ plugin }) => plugin !== null)
  if (runs.length === 0) return null
  const others = runs.filter(({ plugin }) => ownerOf.get(plugin) !== team)
  const veiled = runs.filter(({ plugin }) => typeof shown.cell(String(plugin), team) === 'object')
  const veiledOthers = veiled.filter((row) => others.includes(row)).length
  // One more relation between hidden cells would tell them, unless all are on one side.
  const isOneSided = veiledOthers === 0 || veiledOthers === veiled.length
  if (typeof shown.cell(null, team) === 'object' || !isOneSided) return 'hidden'
  const sum = (some: readonly Row[]) => some.reduce((all, row) => all + Number(row['runs']), 0)
  return { others: sum(others), all: sum(runs) }
}
