/** Whether one group is quicker than another: the log-rank test, by chi-square or exactly over all splits. */
import { chiSquareAbove, normalBelow } from './distributions.ts'
import { type Followed, isAtRisk } from './survival.ts'

export interface LogRank {
  /** Events of the first group, those expected of it, and the variance of the difference. */
  observed: number
  expected: number
  variance: number
  /** Null when there is no variance: no event while both were followed. */
  chiSquare: number | null
  /** Two-sided by chi-square, one degree of freedom; null with it. */
  p: number | null
  /** One-sided by the normal distribution: how likely the first group is this slow when both are alike. */
  pSlower: number | null
}

/** Log-rank test of a group against another (Mantel 1966; ties by the hypergeometric variance). */
export function logRank(first: readonly Followed[], second: readonly Followed[]): LogRank {
  let [observed, expected, variance] = [0, 0, 0]
  const all = [...first, ...second]
  for (const at of eventTimes(all)) {
    const happened = (group: readonly Followed[]) =>
      group.filter((one) => one.event && one.time === at && isAtRisk(one, at)).length
    const [risk, events] = [all.filter((one) => isAtRisk(one, at)).length, happened(all)]
    const own = first.filter((one) => isAtRisk(one, at)).length
    observed += happened(first)
    expected += (events * own) / risk
    if (risk > 1) variance += (events * own * (risk - own) * (risk - events)) / (risk ** 2 * (risk - 1))
  }
  if (variance === 0) return { observed, expected, variance, chiSquare: null, p: null, pSlower: null }
  const chiSquare = (observed - expected) ** 2 / variance
  return {
    observed,
    expected,
    variance,
    chiSquare,
    p: chiSquareAbove(chiSquare),
    pSlower: normalBelow((observed - expected) / Math.sqrt(variance)),
  }
}

export interface Permutation {
  /** Number of ways to split all into two groups of these sizes. */
  splits: number
  /** Splits in which the first group is at least as slow as observed (O − E at most the observed one). */
  slower: number
  /** Splits in which the groups differ at least as much as observed, either way. */
  different: number
}

/**
 * Exact permutation test with O − E of the first group as statistic; p is slower / splits, or different / splits.
 * Work grows with the number of splits: 184,756 for ten against ten.
 */
export function permutationTest(first: readonly Followed[], second: readonly Followed[]): Permutation {
  const scores = logRankScores([...first, ...second])
  const observed = scores.slice(0, first.length).reduce((sum, score) => sum + score, 0)
  const counted: Permutation = { splits: 0, slower: 0, different: 0 }
  // Equal sums that were added in another order differ in their last digits.
  const rounding = 1e-9
  const split = (next: number, left: number, sum: number): void => {
    if (left === 0) {
      counted.splits++
      if (sum <= observed + rounding) counted.slower++
      if (Math.abs(sum) >= Math.abs(observed) - rounding) counted.different++
      return
    }
    for (let i = next; i <= scores.length - left; i++) split(i + 1, left - 1, sum + (scores[i] ?? 0))
  }
  split(0, first.length, 0)
  return counted
}

/** What each adds to O − E of its group: its own event less the hazards of all while it was at risk; they sum to 0. */
function logRankScores(all: readonly Followed[]): number[] {
  const hazards = eventTimes(all).map((at) => {
    const risk = all.filter((one) => isAtRisk(one, at))
    return { at, hazard: risk.filter(({ time, event }) => event && time === at).length / risk.length }
  })
  return all.map((one) => {
    const exposed = hazards.filter(({ at }) => isAtRisk(one, at))
    const happened = one.event && isAtRisk(one, one.time) ? 1 : 0
    return happened - exposed.reduce((sum, { hazard }) => sum + hazard, 0)
  })
}

function eventTimes(all: readonly Followed[]): number[] {
  const times = all.filter((one) => one.event && isAtRisk(one, one.time)).map(({ time }) => time)
  return [...new Set(times)].sort((a, b) => a - b)
}
