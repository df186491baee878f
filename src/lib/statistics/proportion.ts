/** Proportions with their uncertainty: k of n and the Wilson score interval. */

/** 97.5 % point of the normal distribution: the half width of every 95 % interval, in standard errors. */
export const z = 1.959964

/**
 * Wilson 95 % interval of k of n, shares 0..1; null when there is nothing to take a share of.
 * Wilson 1927: Probable inference, the law of succession, and statistical inference.
 */
export function wilson(k: number, n: number): [low: number, high: number] | null {
  if (n === 0) return null
  const share = k / n
  const middle = share + z ** 2 / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  // At the ends one bound is exact, and rounding must not push it beyond.
  return [k === 0 ? 0 : (middle - half) / scale, k === n ? 1 : (middle + half) / scale]
}
