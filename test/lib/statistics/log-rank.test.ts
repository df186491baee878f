/** Log-rank: published and hand-made comparisons to the printed digits, and the permutation test by a second route. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LogRank, logRank, permutationTest } from '../../../src/lib/statistics/log-rank.ts'
import type { Followed } from '../../../src/lib/statistics/survival.ts'
import { drug, group, placebo, waves } from './followed.ts'

const printed = ({ observed, expected, variance, chiSquare }: LogRank) => [
  observed,
  ...[expected, variance, chiSquare ?? Number.NaN].map((value) => value.toFixed(4)),
]

test('Gehan / Freireich', () => {
  const result = logRank(drug, placebo)
  expect(printed(result)).toEqual([9, '19.2505', '6.2570', '16.7929'])
  expect(result.chiSquare?.toFixed(3)).toBe('16.793')
})

describe('wave 1 against wave 2', () => {
  const result = logRank(waves.first, waves.second)
  test('by chi-square', () => {
    expect(printed(result)).toEqual([4, '4.1714', '0.9849', '0.0298'])
    expect(result.p?.toFixed(3)).toBe('0.863')
  })
  test('over all splits', () => {
    expect(permutationTest(waves.first, waves.second)).toEqual({ splits: 70, slower: 31, different: 62 })
    expect((31 / 70).toFixed(3)).toBe('0.443')
  })
})

describe('wave 1 against teams productive on days 5, 7, 9 and 11', () => {
  test('by chi-square', () => expect(logRank(waves.first, waves.quick).chiSquare?.toFixed(4)).toBe('7.3444'))
  test('over all splits', () => {
    const { splits, slower } = permutationTest(waves.first, waves.quick)
    expect([splits, slower]).toEqual([70, 1])
    expect((slower / splits).toFixed(4)).toBe('0.0143')
  })
})

test('nothing happened while both were followed', () => {
  expect(logRank(group('30+ 30+'), group('10+'))).toEqual({
    observed: 0,
    expected: 0,
    variance: 0,
    chiSquare: null,
    p: null,
    pSlower: null,
  })
  expect(permutationTest(group('30+ 30+'), group('10+'))).toEqual({ splits: 3, slower: 3, different: 3 })
})

test('ten against ten are 184,756 splits within seconds', () => {
  const started = process.cpuUsage()
  const slow = group('12 20 35 60 61+ 62 63 64 65+ 70')
  const { splits, slower } = permutationTest(slow, group('1 2 3 4 5 6 7 8 9 10'))
  expect([splits, slower]).toEqual([184_756, 1])
  expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
})

const one = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  event: fc.boolean(),
  from: fc.option(fc.integer({ min: 0, max: 6 })),
})
const side = fc.array(one, { minLength: 1, maxLength: 5 })

describe('any two groups', () => {
  test('have as many splits as the log-rank test itself finds, asked once for each', () => {
    fc.assert(
      fc.property(side, side, (first, second) => {
        const all = [...first, ...second]
        const difference = (chosen: readonly Followed[], others: readonly Followed[]) => {
          const { observed, expected } = logRank(chosen, others)
          return observed - expected
        }
        const seen = difference(first, second)
        const counted = { splits: 0, slower: 0, different: 0 }
        for (let mask = 0; mask < 2 ** all.length; mask++) {
          const chosen = all.filter((_, i) => (mask & (1 << i)) !== 0)
          if (chosen.length !== first.length) continue
          const value = difference(
            chosen,
            all.filter((_, i) => (mask & (1 << i)) === 0),
          )
          counted.splits++
          if (value <= seen + 1e-9) counted.slower++
          if (Math.abs(value) >= Math.abs(seen) - 1e-9) counted.different++
        }
        expect(permutationTest(first, second)).toEqual(counted)
      }),
      { numRuns: 60 },
    )
  })
  test('see each other the other way round', () => {
    fc.assert(
      fc.property(side, side, (first, second) => {
        const [there, back] = [logRank(first, second), logRank(second, first)]
        expect(there.observed - there.expected).toBeCloseTo(back.expected - back.observed, 10)
        expect(there.variance).toBeCloseTo(back.variance, 10)
        expect(permutationTest(second, first).different).toBe(permutationTest(first, second).different)
      }),
    )
  })
  test('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(side, side, (first, second) => {
        expect(permutationTest(first.toReversed(), second.toReversed())).toEqual(permutationTest(first, second))
      }),
    )
  })
})
