/** Over how many groups something spreads: effective numbers (Hill 1973: Diversity and evenness). */

/**
 * Effective number of groups from the count of each: `d2` weighs large ones more (inverse Simpson), `d1` by entropy.
 * Null when every count is 0.
 */
export function effectiveNumbers(counts: readonly number[]): { d1: number; d2: number } | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const shares = counts.filter((count) => count > 0).map((count) => count / total)
  return {
    d1: Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0)),
    d2: 1 / shares.reduce((sum, share) => sum + share ** 2, 0),
  }
}
