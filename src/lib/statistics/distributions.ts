/** Tails of the normal and the chi-square distribution, as far as tests of one degree of freedom need them. */

/**
 * Complementary error function of x, to about 15 digits: the series of erf close to 0, the continued fraction beyond
 * (Abramowitz and Stegun 7.1.6 and 7.1.14).
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x)
  if (x > 27) return 0
  if (x < 2.5) {
    let [term, sum] = [x, x]
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1)
      sum += term
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
  }
  let fraction = x
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction)
}

/** Probability that a standard normal value is at most x. */
export function normalBelow(x: number): number {
  return erfc(-x / Math.SQRT2) / 2
}

/** Probability that a chi-square value of one degree of freedom is at least x. */
export function chiSquareAbove(x: number): number {
  return erfc(Math.sqrt(x / 2))
}
