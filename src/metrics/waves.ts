/** Waves side by side: the curve of each, and whether one is quicker than the one before. */
import { logRank, permutationTest } from '../lib/statistics/log-rank.ts'
import {
  type Followed,
  followUpOf,
  kaplanMeier,
  medianOf,
  restrictedMean,
  type SurvivalStep,
} from '../lib/statistics/survival.ts'

export interface WaveCurve {
  wave: string
  name: string
  followed: Followed[]
  steps: SurvivalStep[]
  median: number | null
  /** Mean days within the longest follow-up that all waves have. */
  restricted: number
}

export interface Comparison {
  earlier: WaveCurve
  later: WaveCurve
  /** Productive teams of the earlier wave, and how many there would be if both were alike. */
  observed: number
  expected: number
  /** Null when nobody became productive while both were followed. */
  chiSquare: number | null
  /** One-sided: how likely the earlier wave is this much slower by chance. */
  p: number | null
  method: 'all splits' | 'chi-square'
  /** Whether median or restricted mean falls and p is below the limit. */
  isFalling: boolean
}

/** Up to so many teams every split is tried. */
const exactMost = 20

/** Longest time for which every wave was followed, days. */
export function sharedFollowUp(groups: readonly { steps: readonly SurvivalStep[] }[]): number {
  return groups.length === 0 ? 0 : Math.min(...groups.map(({ steps }) => followUpOf(steps)))
}

/** One for each wave with a team that was followed, in the order given. */
export function waveCurves(waves: readonly { wave: string; name: string; followed: Followed[] }[]): WaveCurve[] {
  const curves = waves
    .map((wave) => ({ ...wave, steps: kaplanMeier(wave.followed) }))
    .filter(({ steps }) => steps.length > 0)
  const until = sharedFollowUp(curves)
  return curves.map((curve) => ({
    ...curve,
    median: medianOf(curve.steps),
    restricted: restrictedMean(curve.steps, until),
  }))
}

/** Each wave against the one before. */
export function comparisons(curves: readonly WaveCurve[], limit: number): Comparison[] {
  return curves.slice(1).flatMap((later, i) => {
    const earlier = curves[i]
    return earlier === undefined ? [] : [compare(earlier, later, limit)]
  })
}

function compare(earlier: WaveCurve, later: WaveCurve, limit: number): Comparison {
  const { observed, expected, chiSquare, pSlower } = logRank(earlier.followed, later.followed)
  const isExact = earlier.followed.length + later.followed.length <= exactMost
  const { slower, splits } = isExact
    ? permutationTest(earlier.followed, later.followed)
    : { slower: pSlower ?? 1, splits: 1 }
  const p = chiSquare === null ? null : slower / splits
  const falls =
    (later.median ?? Number.POSITIVE_INFINITY) < (earlier.median ?? Number.POSITIVE_INFINITY) ||
    later.restricted < earlier.restricted
  return {
    earlier,
    later,
    observed,
    expected,
    chiSquare,
    p,
    method: isExact ? 'all splits' : 'chi-square',
    isFalling: falls && p !== null && p < limit,
  }
}
