/** Whether something comes faster than before, and what two or three such answers mean for the next wave. */
import { dayAfter } from '../lib/days.ts'
import { binomialAbove, recentShare } from '../lib/statistics/binomial.ts'
import type { HealthTerms } from '../model/policy.ts'
import type { Sign } from './early-signs.ts'

export const signals = ['red', 'none', 'cannot say'] as const
export type Signal = (typeof signals)[number]

export const calls = ['hold', 'look', 'go', 'cannot say'] as const
export type Call = (typeof calls)[number]

export interface Pace {
  /** Events in the recent days, and in those before. */
  k: number
  m: number
  /** Rate ratio, per day and active team; null when there were none before. */
  ratio: number | null
  p: number | null
  signal: Signal
}

export interface Active {
  /** Teams with a run in the recent days, and in those before. */
  recent: number
  before: number
}

/** Counts signs by their first day. What has no day is in neither period; before `since` nothing could be seen. */
export function paceOf(
  signs: readonly Sign[],
  { active, terms, asOf, since }: { active: Active; terms: HealthTerms; asOf: string; since: string | null },
): Pace {
  const { pace } = terms
  const [middle, start] = [dayAfter(asOf, -pace.recent), dayAfter(asOf, -pace.recent - pace.before)]
  const within = (from: string, to: string) => signs.filter(({ day }) => day !== null && day >= from && day < to).length
  const [k, m] = [within(middle, asOf), within(start, middle)]
  return since !== null && since > start
    ? { k, m, ratio: null, p: null, signal: 'cannot say' }
    : judged(k, m, active, pace)
}

/** The exact conditional test of two counts; red when the rate rises and p is below the limit. */
export function judged(k: number, m: number, active: Active, { recent, before, p: limit }: HealthTerms['pace']): Pace {
  const share = recentShare({ days: recent, teams: active.recent }, { days: before, teams: active.before })
  // Without teams in one of the periods there is nothing to compare.
  if (share === null || share === 0 || share === 1) return { k, m, ratio: null, p: null, signal: 'cannot say' }
  const p = binomialAbove(k, k + m, share)
  const ratio = m === 0 ? null : k / share / (m / (1 - share))
  const isRising = k * (1 - share) > m * share
  return { k, m, ratio, p, signal: p < limit && isRising ? 'red' : 'none' }
}

/** Two or more red: hold. One: look. None: go, unless what could not be said could have been red. */
export function callOf(found: readonly Signal[]): Call {
  const red = found.filter((signal) => signal === 'red').length
  if (red >= 2) return 'hold'
  if (red === 1) return 'look'
  return found.includes('cannot say') ? 'cannot say' : 'go'
}
