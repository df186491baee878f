/** M3: the three waves of the reference from rows of usage to the sentence, and every edge of the clock. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import type { Row } from '../../src/lib/duckdb.ts'
import { kaplanMeier, medianOf } from '../../src/lib/statistics/survival.ts'
import { clockOf } from '../../src/metrics/team-clock.ts'
import timeToProductive from '../../src/metrics/time-to-productive.ts'
import { concluded, type World } from './given.ts'

const start = '2026-06-01'
const waves = [
  { id: 'wave-1', name: 'Wave 1', start, place: 0 },
  { id: 'wave-2', name: 'Wave 2', start, place: 1 },
  { id: 'wave-3', name: 'Wave 3', start, place: 2 },
]

/** Ten good runs on three days by two persons, the last of which is so many days after onboarding. */
function productive(team: string, day: string, more: Row = {}): Row[] {
  const rest = { plugin: 'close', class: 'vetted', version: '1.0.0', team, failures: 0, ...more }
  return [
    { day: dayAfter(day, -2), person: 'a', runs: 4, ...rest },
    { day: dayAfter(day, -1), person: 'b', runs: 4, ...rest },
    { day, person: 'a', runs: 2, ...rest },
  ]
}

/** Teams of waves by the days after which they are productive; `30+` waits for 30 days until it is offboarded. */
function given(groups: Record<string, string>): { team: Row[]; wave: Row[]; run: Row[] } {
  const teams = Object.entries(groups).flatMap(([wave, text]) =>
    text.split(' ').map((word, i) => ({ id: `${wave}-${i}`, wave, word })),
  )
  return {
    wave: waves,
    team: teams.map(({ id, wave, word }) => ({
      ...{ id, name: id, wave, onboarded: start },
      offboarded: word.endsWith('+') ? dayAfter(start, Number.parseInt(word, 10)) : null,
    })),
    run: teams.flatMap(({ id, word }) =>
      word.endsWith('+') ? [] : productive(id, dayAfter(start, Number.parseInt(word, 10))),
    ),
  }
}

const facts = { first: '2026-05-01', last: '2026-11-25', hasRuns: true }
const conclude = (rows: Record<string, Row[]>, world: Partial<World> = {}) =>
  concluded(timeToProductive, rows, { ...world, facts: { ...facts, ...world.facts } })

describe('the three waves of the reference', () => {
  const concluding = conclude(given({ 'wave-1': '12 20 35 60', 'wave-2': '8 14 30+ 30+', 'wave-3': '5 10+ 10+' }))
  const table = async (id: string) => (await concluding).tables.find((one) => one.id === id)?.rows ?? []

  test('medians 20, 14 and not reached, mean days within ten days', async () => {
    expect(await table('waves-any')).toEqual([
      ['wave-1', 4, 4, 0, 20, null, 10],
      ['wave-2', 4, 2, 2, 14, null, 9.5],
      ['wave-3', 3, 1, 2, null, 'not reached (followed up to 10 days)', expect.closeTo(8.3333, 4)],
    ])
  })
  test('figures, newest wave first', async () => {
    const { figures } = await concluding
    expect(figures.slice(0, 6).map(({ label, value, text }) => [label, value, text])).toEqual([
      ['Median, Wave 3, any plugin', null, 'not reached (followed up to 10 days)'],
      ['Median, Wave 2, any plugin', 14, null],
      ['Median, Wave 1, any plugin', 20, null],
      ['Mean within 10 days, Wave 3, any plugin', expect.closeTo(8.3333, 4), null],
      ['Mean within 10 days, Wave 2, any plugin', 9.5, null],
      ['Mean within 10 days, Wave 1, any plugin', 10, null],
    ])
  })
  test('curves with numbers at risk', async () => {
    const { curves } = await concluding
    const [first, second, third] = curves[0]?.curves ?? []
    expect(first?.steps.map(({ at, value, atRisk }) => [at, value, atRisk])).toEqual([
      [12, 0.75, 4],
      [20, 0.5, 3],
      [35, 0.25, 2],
      [60, 0, 1],
    ])
    expect(second?.steps.map(({ at, events, censored }) => [at, events, censored])).toEqual([
      [8, 1, 0],
      [14, 1, 0],
      [30, 0, 2],
    ])
    expect(third?.steps[0]?.value.toFixed(4)).toBe('0.6667')
    expect(third?.until).toBe(10)
  })
  test('wave 1 against wave 2 gives no evidence', async () => {
    const [[earlier, later, observed, expected, chiSquare, p, method, says] = []] = await table('compared-any')
    expect([earlier, later, observed, method, says]).toEqual(['wave-1', 'wave-2', 4, 'all splits', 'no evidence yet'])
    expect([expected, chiSquare, p].map((value) => Number(value).toFixed(4))).toEqual(['4.1714', '0.0298', '0.4429'])
  })
  test('the sentence claims nothing', async () => {
    expect((await concluding).sentence).toBe(
      'No evidence yet that time to productivity is falling: median 14 days in Wave 2, not reached (followed up to 10 days) in Wave 3 (one-sided p 0.400).',
    )
  })
})

test('a wave that is clearly quicker is called falling', async () => {
  const { sentence, tables } = await conclude(given({ 'wave-1': '12 20 35 60', 'wave-2': '5 7 9 11' }))
  expect(sentence).toBe(
    'Time to productivity is falling: median 20 days in Wave 1, 7 days in Wave 2 (one-sided p 0.014).',
  )
  const [row = []] = tables.find(({ id }) => id === 'compared-any')?.rows ?? []
  expect(Number(row[4]).toFixed(4)).toBe('7.3444')
  expect(Number(row[5]).toFixed(4)).toBe('0.0143')
})

test('a quicker wave is not called falling when chance explains it, nor a slower one whatever p', async () => {
  const weak = await conclude(given({ 'wave-1': '12 20 35 60', 'wave-2': '11 19 34 59' }))
  expect(weak.sentence).toMatch(/^No evidence yet .* median 20 days in Wave 1, 19 days in Wave 2/)
  const slower = await conclude(given({ 'wave-1': '5 7 9 11', 'wave-2': '12 20 35 60' }))
  expect(slower.sentence).toMatch(/^No evidence yet/)
})

test('more than twenty teams are compared by chi-square', async () => {
  const many = (from: number) => Array.from({ length: 11 }, (_, i) => from + i).join(' ')
  const { tables, sentence } = await conclude(given({ 'wave-1': many(20), 'wave-2': many(12) }))
  expect(tables.find(({ id }) => id === 'compared-any')?.rows[0]?.[6]).toBe('chi-square')
  expect(sentence).toMatch(/^Time to productivity is falling: .*one-sided p below 0.001/)
})

describe('productive', () => {
  const team = [{ id: 'legal', name: 'Legal', wave: 'wave-1', onboarded: start }]
  const standing = async (run: Row[], variant: 'any' | 'vetted' = 'any', world: Partial<World> = {}) => {
    const { tables } = await conclude({ team, wave: waves, run }, world)
    const [row = []] = tables.find(({ id }) => id === `teams-${variant}`)?.rows ?? []
    return row.slice(3)
  }
  const day = dayAfter(start, 12)
  const [first, second, third] = productive('legal', day)

  test('takes ten successful runs', async () => {
    expect(await standing([first!, second!, third!])).toEqual(['productive', day, 12])
    expect((await standing([first!, second!, { ...third, runs: 1 }]))[0]).toBe('waiting')
    expect((await standing([first!, second!, { ...third, failures: 1 }]))[0]).toBe('waiting')
    expect((await standing([first!, second!, { ...third, failures: null }]))[0]).toBe('waiting')
  })
  test('takes three days and two persons', async () => {
    expect((await standing([first!, { ...second, runs: 20 }]))[0]).toBe('waiting')
    expect((await standing([first!, { ...second, person: 'a' }, third!]))[0]).toBe('waiting')
  })
  test('is the latest of the three days', async () => {
    const late = { ...third, day: dayAfter(day, 5), person: 'c', runs: 1 }
    const alone = [first!, { ...second, person: 'a' }, third!, late]
    expect(await standing(alone)).toEqual(['productive', dayAfter(day, 5), 17])
  })
  test('by vetted plugins alone comes later or never', async () => {
    const listed = [first!, second!, third!].map((row) => ({ ...row, class: 'listed' }))
    const later = productive('legal', dayAfter(day, 20))
    expect(await standing(listed, 'vetted')).toEqual(['waiting', null, 177])
    expect(await standing([...listed, ...later], 'vetted')).toEqual(['productive', dayAfter(day, 20), 32])
    expect(await standing([...listed, ...later], 'any')).toEqual(['productive', day, 12])
  })
  test('cannot be told for vetted plugins when no export names versions', async () => {
    const { tables, figures } = await conclude({ team, wave: waves, run: productive('legal', day, { version: null }) })
    expect(tables.some(({ id }) => id.endsWith('-vetted'))).toBe(false)
    expect(figures.at(-1)).toMatchObject({ value: null, text: 'no export says which version ran' })
  })
  test('by one demonstration is activation, not productivity', async () => {
    expect((await standing([{ ...first, runs: 30 }]))[0]).toBe('waiting')
  })
})

describe('the clock', () => {
  const row = { team: 'legal', wave: 'wave-1', onboarded: start, offboarded: null, productive: null }
  const watch = { first: '2026-05-01', last: '2026-11-20', asOf: '2026-11-26' }
  const followed = (more: Row, over: Partial<typeof watch> = {}) => {
    const { state, followed } = clockOf({ ...row, ...more }, { ...watch, ...over })
    return [state, followed]
  }

  test('stops with the last export, the offboarding or the date of the run', () => {
    expect(followed({})).toEqual(['waiting', { time: 172, event: false, from: null }])
    expect(followed({ offboarded: '2026-07-01' })).toEqual(['waiting', { time: 30, event: false, from: null }])
    expect(followed({}, { asOf: '2026-06-11' })).toEqual(['waiting', { time: 10, event: false, from: null }])
  })
  test('on the day of onboarding is at 0', () => {
    expect(followed({ productive: start })).toEqual(['productive', { time: 0, event: true, from: null }])
  })
  test('does not run for who was productive before', () => {
    expect(followed({ productive: '2026-05-31' })).toEqual(['pre-adopter', null])
  })
  test('does not count what came after the offboarding', () => {
    expect(followed({ productive: '2026-07-02', offboarded: '2026-07-01' })).toEqual([
      'waiting',
      { time: 30, event: false, from: null },
    ])
  })
  test('is watched from the first export on', () => {
    expect(followed({ productive: '2026-06-20' }, { first: '2026-06-11' })).toEqual([
      'productive',
      { time: 19, event: true, from: 9 },
    ])
    expect(followed({}, { first: start })).toEqual(['waiting', { time: 172, event: false, from: null }])
    expect(followed({ offboarded: '2026-06-05' }, { first: '2026-06-11' })).toEqual(['not followed', null])
  })
  test('needs an onboarding day that is past', () => {
    expect(followed({ onboarded: null })).toEqual(['not followed', null])
    expect(followed({ onboarded: '2026-11-21' })).toEqual(['not followed', null])
  })
})

test('pre-adopters and late exports are told in notes', async () => {
  const team = [
    { id: 'early', name: 'Early', wave: 'wave-1', onboarded: start },
    { id: 'legal', name: 'Legal', wave: 'wave-1', onboarded: start },
    { id: 'ops', name: 'Ops', wave: 'wave-1', onboarded: '2026-04-01' },
    { id: 'spare', name: 'Spare' },
  ]
  const run = [...productive('early', '2026-05-20'), ...productive('legal', '2026-06-10')]
  const { notes, tables } = await conclude({ team, wave: waves, run })
  expect(notes).toEqual([
    '1 team was productive before onboarding and counted nowhere.',
    '1 team was onboarded before 2026-05-01, from when exports are read. What happened until then is not known: a team that was productive already looks as if it became so then.',
    '1 team could not be followed: no onboarding day, or one after the last export.',
  ])
  expect(tables[0]?.rows).toEqual([['wave-1', 2, 1, 1, 9, null, expect.any(Number)]])
})

test('without a team on a clock it is undefined', async () => {
  const { state, reasons } = await conclude({ team: [{ id: 'spare', name: 'Spare' }], wave: waves, run: [] })
  expect(state).toBe('undefined')
  expect(reasons[0]).toContain('give teams a wave and an onboarding day')
})

test('no median falls when the date moves on without new data', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((days) => dayAfter(start, days))
  const row = fc.record({
    team: fc.constant('t'),
    wave: fc.constant('w'),
    onboarded: day,
    offboarded: fc.option(day),
    productive: fc.option(day),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), day, day, (rows, a, b) => {
      const [sooner, later] = [a, b].sort()
      const median = (asOf: string) => {
        const seen = rows.map((each) => ({
          ...each,
          productive: each.productive !== null && each.productive < asOf ? each.productive : null,
        }))
        const clocks = seen.map((each) => clockOf(each, { first: '2026-01-01', last: sooner!, asOf }))
        return medianOf(kaplanMeier(clocks.flatMap(({ followed }) => followed ?? []))) ?? Number.POSITIVE_INFINITY
      }
      // Data ends at the sooner date, so the later one brings nothing new.
      const capped = rows.every(({ productive }) => productive === null || productive < sooner!)
      fc.pre(capped)
      expect(median(later!)).toBeGreaterThanOrEqual(median(sooner!))
    }),
  )
})
