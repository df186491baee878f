/** Tails of distributions against printed tables, and the exact conditional test of two counts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomialAbove, recentShare } from '../../../src/lib/statistics/binomial.ts'
import { chiSquareAbove, erfc, normalBelow } from '../../../src/lib/statistics/distributions.ts'

// Values to 16 digits from the tables of the error function (DLMF 7.23 and Abramowitz and Stegun table 7.1).
test.each([
  [0, 1],
  [0.1, 0.8875370839817152],
  [0.5, 0.4795001221869535],
  [1, 0.1572992070502851],
  [2, 0.004677734981047266],
  [2.5, 0.0004069520174449589],
  [3, 0.00002209049699858544],
  [5, 1.5374597944280349e-12],
  [-1, 1.842700792949715],
])('erfc(%d)', (x, expected) => expect(Math.abs(erfc(x) / expected - 1)).toBeLessThan(2e-13))

test('the two ways to erfc meet', () => {
  for (let x = 2.4; x < 2.6; x += 0.01) expect(erfc(x) / erfc(x + 1e-9)).toBeCloseTo(1, 7)
})

test.each([
  [0, 0.5],
  [1.959964, 0.975],
  [-1.644854, 0.05],
])('normal below %d', (x, expected) => expect(normalBelow(x)).toBeCloseTo(expected, 6))

test.each([
  [3.841459, 0.05],
  [6.634897, 0.01],
  [10.82757, 0.001],
])('chi-square above %d', (x, expected) => expect(chiSquareAbove(x)).toBeCloseTo(expected, 7))

describe('events in two periods', () => {
  test('equal teams weigh 28 of 112 days', () =>
    expect(recentShare({ days: 28, teams: 7 }, { days: 84, teams: 7 })).toBe(0.25))
  test('more teams now weigh more', () =>
    expect(recentShare({ days: 28, teams: 12 }, { days: 84, teams: 4 })).toBe(0.5))
  test('nobody active has no share', () =>
    expect(recentShare({ days: 28, teams: 0 }, { days: 84, teams: 0 })).toBeNull())

  test('6 now and 3 before', () => expect(binomialAbove(6, 9, 0.25).toFixed(5)).toBe('0.00999'))
  test('2 now and 3 before', () => expect(binomialAbove(2, 5, 0.25).toFixed(3)).toBe('0.367'))
  test.each([
    [0, 9, 0.25, 1],
    [10, 9, 0.25, 0],
    [9, 9, 0.25, 0.25 ** 9],
    [1, 9, 0, 0],
    [9, 9, 1, 1],
  ])('at least %i of %i at %d', (k, n, share, expected) => expect(binomialAbove(k, n, share)).toBeCloseTo(expected, 15))

  test('is what all outcomes of small numbers add up to', () => {
    const cases = fc.record({
      n: fc.integer({ min: 1, max: 12 }),
      k: fc.integer({ min: 0, max: 13 }),
      share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    })
    fc.assert(
      fc.property(cases, ({ n, k, share }) => {
        let sum = 0
        for (let outcome = 0; outcome < 2 ** n; outcome++) {
          const ones = outcome.toString(2).replaceAll('0', '').length
          if (ones >= k) sum += share ** ones * (1 - share) ** (n - ones)
        }
        expect(binomialAbove(k, n, share)).toBeCloseTo(sum, 12)
      }),
    )
  })

  test('large counts stay exact', () => {
    // By symmetry half of an odd number of fair throws are at least half heads.
    expect(binomialAbove(5_001, 10_001, 0.5)).toBeCloseTo(0.5, 10)
  })
})
