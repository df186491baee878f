/**
 * Do 95 % intervals cover what was planted? Each estimand is drawn 500 times; the share of intervals that hold the truth
 * must lie within 93 to 97 %, which is two standard errors of 500 draws around 95 %. Samples are as large as the normal
 * approximation behind both intervals asks for, and what the interval takes for independent is drawn independently:
 * plugins for the reuse rate, runs for the vetted share, teams and issues for the curves.
 */
import { describe, expect, test } from 'vitest'
import { chance } from '../../scripts/sample-usage/chance.ts'
import { rollout, trulyWaiting, waitsOf } from '../../scripts/sample-usage/rollout.ts'
import { logRank, permutationTest } from '../../src/lib/statistics/log-rank.ts'
import { wilson } from '../../src/lib/statistics/proportion.ts'
import { type Followed, kaplanMeier, medianOf, survivalAt } from '../../src/lib/statistics/survival.ts'

const seeds = Array.from({ length: 500 }, (_, seed) => seed)

/** Share of seeds whose interval holds the truth. */
function coverage(truth: number, intervalOf: (seed: number) => readonly [number, number] | null | undefined): number {
  const holding = seeds.filter((seed) => {
    const interval = intervalOf(seed)
    return interval != null && interval[0] <= truth && truth <= interval[1]
  })
  return holding.length / seeds.length
}

function expectNominal(covered: number): void {
  expect(covered).toBeGreaterThanOrEqual(0.93)
  expect(covered).toBeLessThanOrEqual(0.97)
}

describe('Wilson intervals of shares', () => {
  test.each([
    { what: 'reuse rate over 120 plugins', n: 120, truth: 0.62 },
    { what: 'vetted share over 600 runs', n: 600, truth: 0.71 },
    { what: 'success share over 400 runs', n: 400, truth: 0.94 },
  ])('$what', ({ what, n, truth }) => {
    expectNominal(
      coverage(truth, (seed) => {
        const draw = chance(seed, what)
        return wilson(Array.from({ length: n }, () => draw.happens(truth)).filter(Boolean).length, n)
      }),
    )
  })
})

/** Share of waiting teams at a day, with its interval, as the curve shows it. */
function intervalAt(followed: readonly Followed[], day: number) {
  return kaplanMeier(followed).findLast(({ at }) => at <= day)?.interval
}

describe('Kaplan–Meier curves of time to productive use', () => {
  const days = rollout.flatMap((wave) =>
    // The last is the true median: an interval for the median holds it exactly when the curve's there holds one half.
    [0.3, 0.5, Math.LN2].map((part) => ({ ...wave, day: Math.round(wave.meanDays * part) })),
  )
  test.each(days)('share of $wave still waiting on day $day', (wave) => {
    const truth = trulyWaiting(wave, wave.day)
    expectNominal(coverage(truth, (seed) => intervalAt(waitsOf(wave, seed), wave.day)))
  })

  test.each(rollout)('the median of $wave is neither early nor late', (wave) => {
    const medians = seeds.map((seed) => medianOf(kaplanMeier(waitsOf(wave, seed))) ?? Number.POSITIVE_INFINITY)
    const middle = medians.sort((a, b) => a - b)[seeds.length / 2] ?? 0
    expect(Math.abs(middle - wave.meanDays * Math.LN2)).toBeLessThanOrEqual(1)
  })

  test('the mean of the finished teams alone comes out too early', () => {
    const [, , wave] = rollout
    if (wave === undefined) throw new Error('there are three waves')
    const finished = seeds.map((seed) => waitsOf(wave, seed).filter(({ event }) => event))
    const means = finished.map((teams) => teams.reduce((sum, { time }) => sum + time, 0) / teams.length)
    expect(means.filter((mean) => mean < wave.meanDays).length / seeds.length).toBeGreaterThan(0.95)
  })

  test('share of issues answered within five days', () => {
    const [meanDays, issues] = [6, 90]
    const truth = Math.exp(-5 / meanDays)
    expectNominal(
      coverage(truth, (seed) => {
        const draw = chance(seed, 'issues')
        const followed = Array.from({ length: issues }, () => {
          const [answered, end] = [draw.exponential(meanDays), draw.next() * 60]
          return { time: Math.min(answered, end), event: answered <= end, from: null }
        })
        return intervalAt(followed, 5)
      }),
    )
  })
})

describe('comparison of waves', () => {
  const [first, second, third] = rollout
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are three waves')
  const alarms = (slower: (seed: number) => number | null) =>
    seeds.filter((seed) => (slower(seed) ?? 1) < 0.1).length / seeds.length

  test('says falling of two equal waves in one of ten', () => {
    const equal = (seed: number) =>
      logRank(waitsOf({ ...first, wave: 'one' }, seed), waitsOf({ ...first, wave: 'other' }, seed)).pSlower
    // One in ten with two standard errors of 500 draws.
    expect(Math.abs(alarms(equal) - 0.1)).toBeLessThan(0.027)
  })

  test('the exact test of small waves says it in at most one of ten', () => {
    const few = { ...first, teams: 5 }
    const equal = (seed: number) => {
      const { slower, splits } = permutationTest(
        waitsOf({ ...few, wave: 'one' }, seed),
        waitsOf({ ...few, wave: 'other' }, seed),
      )
      return slower / splits
    }
    expect(alarms(equal)).toBeLessThan(0.127)
  })

  test('finds the planted fall from each wave to the next', () => {
    expect(alarms((seed) => logRank(waitsOf(first, seed), waitsOf(second, seed)).pSlower)).toBeGreaterThan(0.8)
    expect(alarms((seed) => logRank(waitsOf(second, seed), waitsOf(third, seed)).pSlower)).toBeGreaterThan(0.8)
  })

  test('the curve stays right where the last wave is hardly followed', () => {
    const day = 14
    const values = seeds.map((seed) => survivalAt(kaplanMeier(waitsOf(third, seed)), day))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.abs(mean - trulyWaiting(third, day))).toBeLessThan(0.01)
  })
})
