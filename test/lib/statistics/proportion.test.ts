/** Wilson intervals: the table of the reference, and what must hold of every one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '../../../src/lib/statistics/proportion.ts'

test.each([
  [3, 4, 30.1, 95.4],
  [10, 10, 72.2, 100],
  [0, 5, 0, 43.4],
  [27, 30, 74.4, 96.5],
  [30, 30, 88.6, 100],
])('%i of %i', (k, n, low, high) => {
  expect(wilson(k, n)?.map((share) => Number((share * 100).toFixed(1)))).toEqual([low, high])
})

test('of nothing is undefined', () => expect(wilson(0, 0)).toBeNull())

const counts = fc
  .integer({ min: 1, max: 2_000 })
  .chain((n) => fc.record({ n: fc.constant(n), k: fc.integer({ min: 0, max: n }) }))

test('the share lies inside, within 0 and 1', () => {
  fc.assert(
    fc.property(counts, ({ k, n }) => {
      const [low, high] = wilson(k, n) ?? [1, 0]
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(k / n + 1e-12)
      expect(high).toBeGreaterThanOrEqual(k / n - 1e-12)
    }),
  )
})

test('one more success raises both bounds, one more trial alone lowers both', () => {
  fc.assert(
    fc.property(counts, ({ k, n }) => {
      const [low, high] = wilson(k, n) ?? [0, 0]
      const [moreLow, moreHigh] = wilson(k + 1, n + 1) ?? [0, 0]
      const [lessLow, lessHigh] = wilson(k, n + 1) ?? [0, 0]
      expect(moreLow).toBeGreaterThan(low - 1e-12)
      expect(moreHigh).toBeGreaterThan(high - 1e-12)
      expect(lessLow).toBeLessThan(low + 1e-12)
      expect(lessHigh).toBeLessThan(high + 1e-12)
    }),
  )
})

test('solves the equation that defines it', () => {
  fc.assert(
    fc.property(counts, ({ k, n }) => {
      for (const bound of wilson(k, n) ?? []) {
        const distance = Math.abs(k / n - bound)
        expect(distance ** 2).toBeCloseTo((1.959964 ** 2 * bound * (1 - bound)) / n, 10)
      }
    }),
  )
})
