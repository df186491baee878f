/** Whether events come faster than before: the exact conditional test of two counts. */

/** P(X >= k) for X ~ Bin(n, share). */
export function binomialAbove(k: number, n: number, share: number): number {
  if (k <= 0) return 1
  if (k > n || share <= 0) return 0
  if (share >= 1) return 1
  // Sums the shorter tail, so that small probabilities keep their digits.
  return k > n * share ? sumOf(k, n, n, share) : 1 - sumOf(0, k - 1, n, share)
}

/**
 * Share of all events that falls into the recent period when the rate did not change: each period weighs its days times
 * the teams active in it. Null when nobody was active in either.
 */
export function recentShare(
  recent: { days: number; teams: number },
  before: { days: number; teams: number },
): number | null {
  const [now, then] = [recent.days * recent.teams, before.days * before.teams]
  return now + then === 0 ? null : now / (now + then)
}

/** P(from <= X <= to). */
function sumOf(from: number, to: number, n: number, share: number): number {
  let log = n * Math.log1p(-share)
  let sum = 0
  for (let k = 0; k <= to; k++) {
    if (k >= from) sum += Math.exp(log)
    log += Math.log((n - k) / (k + 1)) + Math.log(share / (1 - share))
  }
  return Math.min(1, sum)
}
