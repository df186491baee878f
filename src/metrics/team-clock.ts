/** When each team became productive, and how long every other one has been followed since its onboarding. */
import { dayAfter, daysBetween } from '../lib/days.ts'
import type { Row } from '../lib/duckdb.ts'
import type { Followed } from '../lib/statistics/survival.ts'
import type { Around } from './metric.ts'

/**
 * First day by which a team has enough successful runs on enough days by enough persons: the latest of the three days
 * on which each count is reached. Runs whose outcome is not known are no success. Null when a count is not reached.
 */
export function productiveQuery(condition: string): string {
  return /* sql */ `
    WITH good AS (
      SELECT team, person, day, runs - failures AS runs FROM run
      WHERE failures IS NOT NULL AND runs > failures AND ${condition}
    ), by_day AS (
      SELECT team, day,
        sum(sum(runs)) OVER (PARTITION BY team ORDER BY day) AS runs,
        row_number() OVER (PARTITION BY team ORDER BY day) AS days
      FROM good GROUP BY team, day
    ), by_person AS (
      SELECT team, min(day) AS day, row_number() OVER (PARTITION BY team ORDER BY min(day)) AS persons
      FROM good WHERE person IS NOT NULL GROUP BY team, person
    ), reached AS (
      SELECT team.id,
        (SELECT min(day) FROM by_day WHERE by_day.team = team.id AND runs >= $productive_runs::BIGINT) AS by_runs,
        (SELECT min(day) FROM by_day WHERE by_day.team = team.id AND days >= $productive_days::BIGINT) AS by_days,
        (SELECT min(day) FROM by_person WHERE by_person.team = team.id AND persons >= $productive_persons::BIGINT) AS by_persons
      FROM team
    )
    SELECT team.id AS team, team.wave, team.onboarded, team.offboarded,
      CASE WHEN by_runs IS NOT NULL AND by_days IS NOT NULL AND by_persons IS NOT NULL
        THEN greatest(by_runs, by_days, by_persons) END AS productive
    FROM team JOIN reached ON reached.id = team.id ORDER BY team.id`
}

export const clockStates = ['productive', 'waiting', 'pre-adopter', 'not followed'] as const
export type ClockState = (typeof clockStates)[number]

/** One team on its clock; `followed` is null for those that count in no curve. */
export interface TeamClock {
  team: string
  wave: string | null
  onboarded: string | null
  /** Day on which it became productive; null when it did not while it was followed. */
  productive: string | null
  state: ClockState
  followed: Followed | null
}

/** Days between which teams are watched: the first and the last that any export speaks of, null without one. */
export interface Watch {
  first: string | null
  last: string | null
  asOf: string
}

/** From the first export, or as far back as the retention reaches. */
export function watchOf({ usage: { first, last }, terms, asOf }: Pick<Around, 'usage' | 'terms' | 'asOf'>): Watch {
  const kept = dayAfter(asOf, -terms.retention)
  return { first: first !== null && first < kept ? kept : first, last, asOf }
}

/**
 * Clocks start on the onboarding day and end on the productive day, else at the earliest of the date of the run, the
 * offboarding and the last day of the exports. Of a team onboarded before the first export nothing is known until then.
 */
export function clockOf(row: Row, { first, last, asOf }: Watch): TeamClock {
  const [team, wave, onboarded] = [String(row['team']), textOf(row['wave']), textOf(row['onboarded'])]
  const [offboarded, reached] = [textOf(row['offboarded']), textOf(row['productive'])]
  const none: TeamClock = { team, wave, onboarded, productive: null, state: 'not followed', followed: null }
  if (onboarded === null || first === null || last === null) return none
  if (reached !== null && reached < onboarded) return { ...none, productive: reached, state: 'pre-adopter' }
  const end = [asOf, offboarded ?? asOf, last].sort()[0] ?? asOf
  const event = reached !== null && reached <= end
  const late = daysBetween(onboarded, first)
  // What happens on the first day of the exports is seen, so the team is watched from the day before on.
  const from = late > 0 ? late - 1 : null
  const time = daysBetween(onboarded, event ? reached : end)
  if (time < 0 || (from !== null && from >= time)) return none
  return {
    ...none,
    productive: event ? reached : null,
    state: event ? 'productive' : 'waiting',
    followed: { time, event, from },
  }
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
