/** Kaplan–Meier: published curves to the printed digits, a slow second way, and what must hold of every curve. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Followed,
  followUpOf,
  kaplanMeier,
  medianOf,
  medianRange,
  restrictedMean,
  type SurvivalStep,
  survivalAt,
} from '../../../src/lib/statistics/survival.ts'
import { drug, group, placebo, waves } from './followed.ts'

const eventful = (steps: readonly SurvivalStep[]) => steps.filter(({ events }) => events > 0)
const printed = (steps: readonly SurvivalStep[], digits = 4) =>
  steps.map(({ at, value, interval }) => [at, ...[value, ...(interval ?? [])].map((share) => share.toFixed(digits))])

describe('Gehan / Freireich', () => {
  test('the curve of the drug', () => {
    const steps = eventful(kaplanMeier(drug))
    expect(printed(steps)).toEqual([
      [6, '0.8571', '0.6197', '0.9516'],
      [7, '0.8067', '0.5631', '0.9228'],
      [10, '0.7529', '0.5032', '0.8894'],
      [13, '0.6902', '0.4316', '0.8491'],
      [16, '0.6275', '0.3675', '0.8049'],
      [22, '0.5378', '0.2678', '0.7468'],
      [23, '0.4482', '0.1881', '0.6801'],
    ])
    expect(steps.map(({ atRisk, events }) => [atRisk, events])).toEqual([
      [21, 3],
      [17, 1],
      [15, 1],
      [12, 1],
      [11, 1],
      [7, 1],
      [6, 1],
    ])
  })
  test('medians', () => expect([drug, placebo].map((one) => medianOf(kaplanMeier(one)))).toEqual([23, 8]))
  test('intervals of the medians', () => {
    expect([drug, placebo].map((one) => medianRange(kaplanMeier(one)))).toEqual([
      [13, null],
      [4, 11],
    ])
  })
  test('restricted means', () => {
    expect([drug, placebo].map((one) => restrictedMean(kaplanMeier(one), 23).toFixed(4))).toEqual(['17.9092', '8.6667'])
  })
})

test('grade 3 glioma, control group', () => {
  expect(printed(eventful(kaplanMeier(group('9 19 32 34 48+ 50+'))))).toEqual([
    [9, '0.8333', '0.2731', '0.9747'],
    [19, '0.6667', '0.1946', '0.9044'],
    [32, '0.5000', '0.1109', '0.8037'],
    [34, '0.3333', '0.0461', '0.6756'],
  ])
})

describe('three waves', () => {
  const [first, second, third] = [waves.first, waves.second, waves.third].map((wave) => kaplanMeier(wave))
  test('curves', () => {
    expect(first?.map(({ value }) => value.toFixed(2))).toEqual(['0.75', '0.50', '0.25', '0.00'])
    expect(survivalAt(second ?? [], 8)).toBeCloseTo(0.75, 12)
    expect(survivalAt(second ?? [], 14)).toBeCloseTo(0.5, 12)
    expect(survivalAt(third ?? [], 5).toFixed(4)).toBe('0.6667')
    expect(survivalAt(third ?? [], 4)).toBe(1)
  })
  test('medians', () => expect([first, second, third].map((steps) => medianOf(steps ?? []))).toEqual([20, 14, null]))
  test('follow-up', () => expect([first, second, third].map((steps) => followUpOf(steps ?? []))).toEqual([60, 30, 10]))
  test('restricted means', () => {
    expect([first, second, third].map((steps) => restrictedMean(steps ?? [], 10).toFixed(4))).toEqual([
      '10.0000',
      '9.5000',
      '8.3333',
    ])
  })
  test('the mean of those that are done looks best when things go worst', () => {
    const naive = (wave: readonly Followed[]) => {
      const done = wave.filter(({ event }) => event)
      return done.reduce((sum, { time }) => sum + time, 0) / done.length
    }
    expect([waves.first, waves.second, waves.third].map(naive)).toEqual([31.75, 11, 5])
  })
})

test('issues: answered after 1, 2, 2, 4, 9 days, open at 3 and 6', () => {
  const steps = kaplanMeier(group('1 2 2 4 9 3+ 6+'))
  expect([1, 2, 4].map((at) => survivalAt(steps, at).toFixed(3))).toEqual(['0.857', '0.571', '0.381'])
  expect(survivalAt(steps, 9)).toBe(0)
  expect(medianOf(steps)).toBe(4)
  expect(((1 - survivalAt(steps, 5)) * 100).toFixed(1)).toBe('61.9')
})

describe('edges', () => {
  test('nobody', () => {
    expect(kaplanMeier([])).toEqual([])
    expect(medianOf([])).toBeNull()
    expect(survivalAt([], 10)).toBe(1)
    expect(restrictedMean([], 10)).toBe(10)
  })
  test('an event at a time at which another ends still has it at risk', () => {
    expect(kaplanMeier(group('5 5+'))).toMatchObject([{ at: 5, value: 0.5, atRisk: 2, events: 1, censored: 1 }])
  })
  test('one watched from day 10 is not at risk before', () => {
    expect(kaplanMeier(group('5 10>12 14+')).map(({ at, atRisk }) => [at, atRisk])).toEqual([
      [5, 2],
      [12, 2],
      [14, 1],
    ])
  })
  test('one whose watch began after its end counts nowhere', () => {
    expect(kaplanMeier(group('9>9 8>6+ 12'))).toEqual(kaplanMeier(group('12')))
  })
  test('a share of 0 or 1 has no interval', () => {
    expect(kaplanMeier(group('3+ 5')).map(({ interval }) => interval)).toEqual([null, null])
  })
})

const one = fc.record({
  time: fc.integer({ min: 1, max: 25 }),
  event: fc.boolean(),
  from: fc.constant<number | null>(null),
})
const some = fc.array(one, { minLength: 1, maxLength: 25 })
const late = fc.array(
  fc.record({
    time: fc.integer({ min: 1, max: 25 }),
    event: fc.boolean(),
    from: fc.option(fc.integer({ min: 0, max: 25 })),
  }),
  { maxLength: 25 },
)
const median = (followed: readonly Followed[]) => medianOf(kaplanMeier(followed)) ?? Number.POSITIVE_INFINITY

/** The curve by its definition alone: each time asks everybody again. */
function slowly(followed: readonly Followed[], until: number): number {
  let value = 1
  for (let at = 0; at <= until; at++) {
    const risk = followed.filter(({ time, from }) => time >= at && (from ?? -1) < at).length
    const events = followed.filter(({ time, event, from }) => event && time === at && (from ?? -1) < at).length
    if (risk > 0) value *= 1 - events / risk
  }
  return value
}

describe('every group', () => {
  test('has the curve that its definition gives', () => {
    fc.assert(
      fc.property(late, (followed) => {
        const steps = kaplanMeier(followed)
        for (let at = 0; at <= 26; at++) expect(survivalAt(steps, at)).toBeCloseTo(slowly(followed, at), 12)
      }),
    )
  })
  test('without censoring has the share that is left', () => {
    fc.assert(
      fc.property(some, (followed) => {
        const all = followed.map(({ time }) => ({ time, event: true, from: null }))
        const steps = kaplanMeier(all)
        for (let at = 0; at <= 25; at++)
          expect(survivalAt(steps, at)).toBeCloseTo(all.filter(({ time }) => time > at).length / all.length, 12)
        const mean = all.reduce((sum, { time }) => sum + time, 0) / all.length
        expect(restrictedMean(steps, 25)).toBeCloseTo(mean, 10)
      }),
    )
  })
  test('falls from step to step, within its interval', () => {
    fc.assert(
      fc.property(late, (followed) => {
        let last = 1
        for (const { value, interval, atRisk, events, censored } of kaplanMeier(followed)) {
          expect(value).toBeLessThanOrEqual(last)
          expect(atRisk).toBeGreaterThanOrEqual(events + censored)
          if (interval !== null) {
            expect(interval[0]).toBeLessThanOrEqual(value)
            expect(interval[1]).toBeGreaterThanOrEqual(value)
          }
          last = value
        }
      }),
    )
  })
  test('counts everybody who was watched once', () => {
    fc.assert(
      fc.property(late, (followed) => {
        const watched = followed.filter(({ time, from }) => from === null || from < time)
        const steps = kaplanMeier(followed)
        expect(steps.reduce((sum, { events, censored }) => sum + events + censored, 0)).toBe(watched.length)
      }),
    )
  })
  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(late, fc.infiniteStream(fc.nat()), (followed, keys) => {
        const shuffled = followed
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each)
        expect(kaplanMeier(shuffled)).toEqual(kaplanMeier(followed))
      }),
    )
  })
  test('keeps or raises its median when one that waits is added', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 30 }), (followed, time) => {
        expect(median([...followed, { time, event: false, from: null }])).toBeGreaterThanOrEqual(median(followed))
      }),
    )
  })
  test('keeps or raises its median when the day moves on and nothing is heard', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 30 }), (followed, days) => {
        const later = followed.map((each) => (each.event ? each : { ...each, time: each.time + days }))
        expect(median(later)).toBeGreaterThanOrEqual(median(followed))
      }),
    )
  })
})
