/** Effective numbers of teams: the oracle of M1, and what must hold of every one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectiveNumbers } from '../../../src/lib/statistics/breadth.ts'

test('60, 30 and 10 runs', () => {
  const { d1, d2 } = effectiveNumbers([60, 30, 10]) ?? { d1: 0, d2: 0 }
  expect(d2.toFixed(4)).toBe('2.1739')
  expect(d1.toFixed(4)).toBe('2.4546')
  expect(1 / d2).toBeCloseTo(0.46, 12)
})
test('one team', () => expect(effectiveNumbers([7])).toEqual({ d1: 1, d2: 1 }))
test('two equal teams', () => {
  const { d1, d2 } = effectiveNumbers([5, 5]) ?? { d1: 0, d2: 0 }
  expect([d1, d2].map((value) => value.toFixed(12))).toEqual(['2.000000000000', '2.000000000000'])
})
test('no runs', () => {
  expect(effectiveNumbers([])).toBeNull()
  expect(effectiveNumbers([0, 0])).toBeNull()
})

test('1 ≤ d2 ≤ d1 ≤ number of teams; doubling every run and teams without runs change nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }), (counts) => {
      const { d1, d2 } = effectiveNumbers(counts) ?? { d1: 0, d2: 0 }
      expect(d2).toBeGreaterThanOrEqual(1 - 1e-9)
      expect(d1).toBeGreaterThanOrEqual(d2 - 1e-9)
      expect(d1).toBeLessThanOrEqual(counts.length + 1e-9)
      const doubled = effectiveNumbers([...counts.map((count) => 2 * count), 0]) ?? { d1: 0, d2: 0 }
      expect(doubled.d1).toBeCloseTo(d1, 10)
      expect(doubled.d2).toBeCloseTo(d2, 10)
    }),
  )
})
