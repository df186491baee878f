/** Days on which each sign of scaling too fast was first there: a pair of duplicates, a set-up that is not approved, a plugin nobody listed. */
import type { Row } from '../lib/duckdb.ts'
import type { Library } from '../model/library.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { AlikePair } from './alike.ts'
import { connectorSetUps } from './connector-setups.ts'

export interface Sign {
  /** What it is, e.g. the names of both plugins. */
  what: string
  /** First day it is known of; null when no day is known. */
  day: string | null
}

/** Day on which each plugin is first known, from the rows of the table of plugins. */
export type Created = ReadonlyMap<string, string | null>

/** A pair of plugins with a skill in common is there once both plugins are; what people judged intended is none. */
export function duplicateSigns(alike: readonly AlikePair[], created: Created): Sign[] {
  const pairs = alike
    .filter(({ kind, verdict }) => kind !== 'candidate' && verdict !== 'intended')
    .map(({ a, b }) => [a.plugin, b.plugin].sort())
  const names = new Map(pairs.map((pair) => [pair.join(' and '), pair]))
  return [...names].map(([what, pair]) => ({ what, day: latest(pair.map((name) => created.get(name) ?? null)) }))
}

/**
 * A set-up is other than approved from the first recorded day that says so without a break; where every recorded day
 * does, from the plugin's first day, and where none does, from its last change.
 */
export function setUpSigns(library: Library, created: Created, asOf: string): Sign[] {
  const changed = new Map(library.plugins.map(({ name, lastChange }) => [name, lastChange?.day ?? null]))
  const recorded = library.org.history.filter((snapshot) => snapshot.asOf < asOf)
  return connectorSetUps(library).flatMap(({ connector, setUps }) =>
    setUps
      .filter(({ isApproved }) => isApproved === false)
      .map(({ plugin }) => {
        const first = failingSince(plugin, recorded)
        const day = first === 'always' ? created.get(plugin) : first === 'never' ? changed.get(plugin) : first
        return { what: `${plugin}: ${connector}`, day: day ?? null }
      }),
  )
}

function failingSince(plugin: string, recorded: readonly Snapshot[]): string {
  const days = recorded.flatMap(({ asOf, plugins }) => {
    const found = plugins.find(({ name }) => name === plugin)
    return found === undefined ? [] : [{ asOf, fails: found.failing.includes('connectors-match-standard') }]
  })
  const lastGood = days.findLastIndex(({ fails }) => !fails)
  if (days.length === 0 || lastGood === -1) return 'always'
  return days[lastGood + 1]?.asOf ?? 'never'
}

/** From the rows of names that are not in the catalogue and that a team uses; what few people use is not named: its name could tell whose it is. */
export function uncataloguedSigns(rows: readonly Row[], least: number): Sign[] {
  return rows.map(({ plugin, first, persons }) => ({
    what: Number(persons) < least ? 'a plugin that few people use' : String(plugin),
    day: typeof first === 'string' ? first : null,
  }))
}

/** Null when one of the days is not known. */
function latest(days: readonly (string | null)[]): string | null {
  return days.includes(null) ? null : (days.toSorted().at(-1) ?? null)
}
