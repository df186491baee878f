/** In which state of its life a plugin is: exactly one, the first that applies. M2 counts them, pages show each plugin's own. */
import { dayAfter, daysBetween } from '../lib/days.ts'
import type { Row } from '../lib/duckdb.ts'
import { type LifeState, lifeStates } from '../model/plugin-usage.ts'
import type { HealthTerms } from '../model/policy.ts'

/**
 * What decides about each plugin. A run that is too little for a use keeps a plugin from being abandoned: it is dormant.
 * Unattributed runs can hide use when they are recent, or when another team made them since the plugin was published.
 */
export const lifeQuery = /* sql */ `
  WITH ran AS (
    SELECT plugin, max(day) AS last FROM run WHERE class IN ('vetted', 'listed') GROUP BY plugin
  ), facts AS (
    SELECT plugin.*, ran.last,
      EXISTS (SELECT 1 FROM used WHERE used.plugin = name AND NOT own) AS by_others,
      EXISTS (SELECT 1 FROM used WHERE used.plugin = name AND own) AS by_owner,
      EXISTS (SELECT 1 FROM used_ever WHERE used_ever.plugin = name AND NOT own) AS ever_by_others,
      coalesce(ran.last >= $as_of::DATE - $quiet_days::INTEGER, false) AS is_run,
      coalesce(active >= $as_of::DATE - $activity_days::INTEGER, false) AS is_active,
      EXISTS (
        SELECT 1 FROM run AS veiled WHERE veiled.class = 'unattributed' AND (
          veiled.day >= $as_of::DATE - $quiet_days::INTEGER
          OR veiled.team IS DISTINCT FROM plugin.owner AND veiled.day >= plugin.published
        )
      ) AS is_veiled
    FROM plugin LEFT JOIN ran ON ran.plugin = plugin.name
  )
  SELECT name, owner, published, last, active,
    CASE
      WHEN lifecycle IN ('removed', 'disabled') THEN 'removed'
      WHEN lifecycle = 'deprecated' THEN 'deprecated'
      WHEN lifecycle = 'draft' OR published > $as_of::DATE - $young_days::INTEGER THEN 'too-young'
      WHEN by_others THEN 'reused'
      WHEN by_owner THEN 'single-team'
      WHEN last >= $as_of::DATE - greatest($quiet_days::INTEGER, (1.5 * cadence_days)::INTEGER) AND cadence_days IS NOT NULL
        THEN 'seasonal'
      WHEN is_run OR ever_by_others OR is_active THEN 'dormant'
      WHEN is_veiled OR published IS NULL THEN 'unknown'
      ELSE 'abandoned'
    END AS state
  FROM facts ORDER BY name`

export interface Life {
  plugin: string
  owner: string | null
  state: LifeState
  published: string | null
  /** Day of the last run; null when none is known. */
  last: string | null
}

export function livesIn(rows: readonly Row[]): Life[] {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return rows.map(({ name, owner, state, published, last }) => ({
    plugin: String(name),
    owner: text(owner),
    state: lifeStates.find((one) => one === state) ?? 'unknown',
    published: text(published),
    last: text(last),
  }))
}

/** What the owner is asked; null where there is nothing to ask. Never a removal: little use alone does not show that nobody needs it. */
export function questionOf({ plugin, state, last }: Life, { activity }: HealthTerms): string | null {
  const seen = last === null ? 'No run of it is known' : `It was last run on ${last}`
  if (state === 'abandoned')
    return `${seen}, no other team ever used it, and nothing about it changed in ${activity} days. Who still needs ${plugin}, and should it stay on offer?`
  if (state === 'unknown') return `${seen}, but runs whose plugin is not told may be of it. Is ${plugin} in use?`
  if (state === 'dormant') return `${seen}. What keeps people from using ${plugin} now?`
  return null
}

/** From publication to the last use of each plugin, days; ended when quiet for so long that it counts as quiet. */
export function followedUntilLastUse(
  lives: readonly Life[],
  { quiet }: HealthTerms,
  { asOf, first }: { asOf: string; first: string },
): { life: Life; time: number; event: boolean; from: number | null }[] {
  return lives.flatMap((life) => {
    const { published, last, state } = life
    if (published === null || state === 'too-young') return []
    const end = last === null || last < published ? published : last
    const isQuiet = end < dayAfter(asOf, -quiet)
    // Before the first day of data nobody could be seen using it.
    if (published < first && last === null) return []
    const from = published < first ? daysBetween(published, first) : null
    const time = daysBetween(published, isQuiet ? end : asOf)
    return [{ life, time, event: isQuiet, from }]
  })
}
