/** Changes of the input that must change nothing, or only in one direction; whole measurements of one small organisation. */
import { beforeAll, describe, expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import type { Row } from '../../src/lib/duckdb.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import { Review } from '../../src/model/review.ts'
import { asOf, measured, metricIn, pluginGiven, runsOf, teamsGiven, type World } from './given.ts'

const ids = ['finance', 'sales', 'ops', 'legal', 'people', 'field']
const onboarded = (id: string, i: number) => ({
  wave: i < 3 ? 'wave-1' : 'wave-2',
  onboarded: i < 3 ? '2026-03-02' : '2026-06-01',
  id,
})
const teams = teamsGiven(...ids).map((team, i) => ({ ...team, ...onboarded(team.id, i) }))
const waves = [
  { id: 'wave-1', name: 'Wave 1', start: '2026-03-02' },
  { id: 'wave-2', name: 'Wave 2', start: '2026-06-01' },
]
const review = (version: string, date: string) =>
  Review.parse({
    ...{ digest: `sha256:${'0'.repeat(64)}`, version, tier: 'T1', date, reviewers: [{ name: 'ana', role: 'peer' }] },
  })
const plugins = [
  pluginGiven('close', { releases: { '1.0.0': '2026-01-15', '1.1.0': '2026-09-10' } }),
  pluginGiven('brief', { owner: 'sales' }),
  pluginGiven('triage', { owner: 'ops', audience: ['ops', 'legal'] }),
  pluginGiven('idle', { owner: 'legal' }),
]
const reviews = new Map([
  ['close', [review('1.0.0', '2026-02-01')]],
  ['brief', [review('1.0.0', '2026-03-01')]],
])
const days = Array.from({ length: 40 }, (_, i) => dayAfter('2026-03-10', i * 6.5))
const whole = { days, persons: 6, version: '1.0.0', failures: 0, component: 'skill:reconcile' }
const daily: Row[] = [
  ...runsOf('close', 'finance', 960, whole),
  ...runsOf('close', 'sales', 480, { ...whole, days: days.slice(4) }),
  ...runsOf('close', 'ops', 480, { ...whole, days: days.slice(20), version: '1.1.0' }),
  ...runsOf('brief', 'sales', 720, whole),
  ...runsOf('brief', 'legal', 480, { ...whole, days: days.slice(15) }),
  ...runsOf('triage', 'ops', 480, whole),
  ...runsOf('own-notes', 'people', 480, { ...whole, days: days.slice(18) }),
  ...runsOf('close', 'field', 240, { ...whole, days: days.slice(30), persons: 3 }),
].map((row, i) => ({ ...row, failures: i % 17 === 0 ? 1 : 0 }))
const world: World = { teams, plugins, daily, org: { waves, reviews } }

let base: Measurement
beforeAll(async () => {
  base = await measured(world)
})

/** What a metric says, the digest of its inputs left out. */
const saidBy = ({ metrics, plugins: profiles, teams: uses, connectors }: Measurement) => ({
  ...{ profiles, uses, connectors },
  metrics: metrics.map(({ id, state, sentence, figures, tables, curves }) => ({
    id,
    state,
    sentence,
    figures,
    tables,
    curves,
  })),
})
const headline = (measurement: Measurement, id: string) => metricIn(measurement, id).figures[0]
const medians = (measurement: Measurement) =>
  ['time-to-productive', 'adoption-curve'].flatMap((id) =>
    metricIn(measurement, id)
      .figures.filter(({ label }) => label.startsWith('Median'))
      .map(({ label, value }) => [`${id} ${label}`, value] as const),
  )

test('the organisation is measured, so that the changes below have something to change', () => {
  expect(headline(base, 'reuse-across-teams')?.value).toBe(0.5)
  expect(headline(base, 'vetted-share')?.value).toBeGreaterThan(0.4)
  expect(medians(base).filter(([, value]) => value !== null).length).toBeGreaterThan(2)
})

describe('nothing changes', () => {
  const unchanged: [string, () => World][] = [
    ['rows in another order', () => ({ ...world, daily: daily.toReversed() })],
    [
      'a row as two rows of half the runs',
      () => ({
        ...world,
        daily: daily.flatMap((row) => {
          const [runs, failures] = [Number(row['runs']), Number(row['failures'])]
          return runs < 2
            ? [row]
            : [
                { ...row, runs: runs - 1, failures: 0 },
                { ...row, runs: 1, failures },
              ]
        }),
      }),
    ],
    [
      'teams by name instead of id',
      () => ({
        ...world,
        daily: daily.map((row) => ({ ...row, team: teams.find(({ id }) => id === row['team'])!.name })),
      }),
    ],
  ]
  test.each(unchanged)('%s', async (_name, changed) => expect(saidBy(await measured(changed()))).toEqual(saidBy(base)))

  test('a team without events changes no reach, share or class', async () => {
    const more = await measured({ ...world, teams: [...teams, { id: 'idlers', name: 'Idlers' }] })
    for (const id of ['reuse-across-teams', 'built-once-and-abandoned', 'vetted-share', 'reliability'])
      expect(metricIn(more, id).figures).toEqual(metricIn(base, id).figures)
    expect(more.plugins).toEqual(base.plugins)
  })

  test('what is approved later leaves the classes of the past alone', async () => {
    const later = new Map([...reviews, ['close', [...(reviews.get('close') ?? []), review('1.1.0', '2026-11-26')]]])
    const { figures, tables } = metricIn(await measured({ ...world, org: { waves, reviews: later } }), 'vetted-share')
    expect({ figures, tables }).toEqual({
      figures: metricIn(base, 'vetted-share').figures,
      tables: metricIn(base, 'vetted-share').tables,
    })
  })

  test('what happens after a day does not change what that day says: past calls come out again', async () => {
    const past = '2026-09-15'
    const before = { ...world, daily: daily.filter(({ day }) => String(day) < past), asOf: past }
    const after = {
      ...world,
      asOf: past,
      org: { waves, reviews: new Map([...reviews, ['triage', [review('1.0.0', '2026-10-01')]]]) },
    }
    const [then, now] = [await measured(before), await measured(after)]
    expect(metricIn(now, 'scaling-too-fast').state).toBe('measured')
    for (const id of ['scaling-too-fast', 'vetted-share', 'reuse-across-teams', 'built-once-and-abandoned']) {
      const [a, b] = [metricIn(then, id), metricIn(now, id)]
      expect([b.sentence, b.figures, b.tables]).toEqual([a.sentence, a.figures, a.tables])
    }
  })
})

describe('only in one direction', () => {
  test('merging two teams that both use a plugin never raises its reach', async () => {
    const merged = await measured({
      ...world,
      daily: daily.map((row) => (row['team'] === 'ops' ? { ...row, team: 'sales' } : row)),
    })
    for (const [i, { reachOthers }] of merged.plugins.entries()) {
      const plugin = base.plugins[i]
      if (plugin?.adopters.some(({ team }) => team === 'ops') && plugin.adopters.some(({ team }) => team === 'sales'))
        expect(reachOthers).toBeLessThan(plugin.reachOthers)
    }
    expect(merged.plugins.find(({ plugin }) => plugin === 'close')?.reachOthers).toBe(2)
  })

  test('every run doubled leaves shares alone and lowers no reach', async () => {
    const doubled = await measured({
      ...world,
      daily: daily.map((row) => ({ ...row, runs: Number(row['runs']) * 2, failures: Number(row['failures']) * 2 })),
    })
    for (const id of ['vetted-share', 'version-currency'])
      expect(headline(doubled, id)?.value).toBeCloseTo(headline(base, id)?.value ?? Number.NaN, 12)
    for (const [i, { reach, reachOthers, effectiveTeams }] of doubled.plugins.entries()) {
      expect(reach).toBeGreaterThanOrEqual(base.plugins[i]?.reach ?? 0)
      expect(reachOthers).toBeGreaterThanOrEqual(base.plugins[i]?.reachOthers ?? 0)
      expect(effectiveTeams).toEqual(base.plugins[i]?.effectiveTeams)
    }
  })

  test.each([0.05, 0.12, 0.19])(
    'with %d of the names redacted the true value stays within the bounds',
    async (share) => {
      // Spread by a multiplier that shares no factor with the number of rows, so that all kinds are hit.
      const redacted = daily.map((row, i) =>
        (i * 7919) % 1000 < share * 1000 ? { ...row, plugin: null, version: null, redacted: true } : row,
      )
      const veiled = await measured({ ...world, daily: redacted })
      expect(veiled.quality.coverage).toBeLessThan(1)
      for (const id of ['vetted-share', 'reuse-across-teams', 'built-once-and-abandoned']) {
        const [low, high] = headline(veiled, id)?.bounds ?? [Number.NaN, Number.NaN]
        const truth = headline(base, id)?.value ?? Number.NaN
        expect(low).toBeLessThanOrEqual(truth)
        expect(high).toBeGreaterThanOrEqual(truth)
      }
    },
  )

  test('the only users of a plugin redacted: what was reuse stays possible, and nothing is called abandoned', async () => {
    const redacted = daily.map((row) =>
      row['plugin'] === 'brief' && row['team'] === 'legal' ? { ...row, plugin: null, redacted: true } : row,
    )
    const veiled = await measured({ ...world, daily: redacted })
    expect(headline(veiled, 'reuse-across-teams')).toMatchObject({ value: 0.25, bounds: [0.25, 0.75] })
    expect(veiled.plugins.find(({ plugin }) => plugin === 'idle')?.life).toBe('unknown')
  })

  test('time passes without new data: no median falls', async () => {
    const later = new Map(medians(await measured({ ...world, asOf: dayAfter(asOf, 20) })))
    for (const [label, value] of medians(base)) {
      const now = later.get(label)
      if (value === null) expect(now ?? null).toBeNull()
      else expect(now ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(value)
    }
  })

  test('a team that still waits is added: no median falls', async () => {
    const more = [...teams, { id: 'new', name: 'New', wave: 'wave-2', onboarded: '2026-06-01' }]
    const later = new Map(medians(await measured({ ...world, teams: more })))
    for (const [label, value] of medians(base)) {
      if (value === null) expect(later.get(label) ?? null).toBeNull()
      else expect(later.get(label) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(value)
    }
  })
})

describe('sums and privacy', () => {
  test('vetted, listed, ad hoc and unattributed runs are all runs that qualify in the window', async () => {
    const { tables } = metricIn(base, 'vetted-share')
    const inWindow = daily
      .filter(({ day }) => String(day) >= '2026-08-28')
      .reduce((sum, { runs }) => sum + Number(runs), 0)
    expect((tables[0]?.rows ?? []).reduce((sum, [, runs]) => sum + Number(runs), 0)).toBe(inWindow)
  })

  test('every plugin of the library has one state of life', () => {
    expect(base.plugins.map(({ plugin }) => plugin)).toEqual(['brief', 'close', 'idle', 'triage'])
    const counts = metricIn(base, 'built-once-and-abandoned').figures.slice(2)
    expect(counts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(4)
  })

  test('no person leaves', () => {
    const text = JSON.stringify(base)
    const persons = new Set(daily.map(({ person }) => String(person)))
    expect(persons.size).toBeGreaterThan(20)
    for (const person of persons) expect(text).not.toContain(person)
  })

  test('a cell of three persons is hidden on every page that shows it', () => {
    const hidden = { suppressed: true }
    expect(
      base.plugins.find(({ plugin }) => plugin === 'close')?.adopters.find(({ team }) => team === 'field')?.runs,
    ).toEqual(hidden)
    expect(base.teams.find(({ team }) => team === 'field')).toMatchObject({
      runs: hidden,
      persons: hidden,
      importRatio: null,
    })
    const matrix = metricIn(base, 'reuse-across-teams').tables.find(({ id }) => id === 'matrix')
    const column = matrix?.columns.findIndex(({ id }) => id === 'field') ?? 0
    expect(matrix?.rows.find(([plugin]) => plugin === 'close')?.[column]).toEqual(hidden)
  })
})
