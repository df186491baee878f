/** M2: each state and its limits, that the states partition the catalogue, and that what is unknown stays within bounds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import m2 from '../../src/metrics/built-once-and-abandoned.ts'
import { lifeLabels } from '../../src/model/plugin-usage.ts'
import { concluded, goodQuality } from './given.ts'

const plugin = (name: string, more: Row = {}): Row => ({
  ...{ name, title: name, owner: 'finance', lifecycle: 'published', published: '2025-12-01', active: '2026-01-10' },
  ...{ vetted: false, ...more },
})
const run = (name: string | null, day: string, more: Row = {}): Row => ({
  ...{ plugin: name, day, team: 'finance', class: name === null ? 'unattributed' : 'listed', runs: 5, ...more },
})
const use = (name: string, team: string): Row => ({ plugin: name, team, own: team === 'finance', runs: 9, days: 4 })
const ever = (name: string, team: string): Row => ({
  ...{ plugin: name, team, own: team === 'finance', first: '2026-01-20', last: '2026-03-20' },
})

async function stateOf(rows: Record<string, Row[]>): Promise<unknown> {
  const { tables } = await concluded(m2, rows)
  return tables[0]?.rows[0]?.[2]
}

/** 90 days before the date of the run is 28 August, 180 days before it 30 May. */
describe('the state of a plugin', () => {
  test.each<[string, Record<string, Row[]>, keyof typeof lifeLabels]>([
    [
      'disabled, though reused',
      { plugin: [plugin('x', { lifecycle: 'disabled' })], used: [use('x', 'sales')] },
      'removed',
    ],
    [
      'deprecated, though young',
      { plugin: [plugin('x', { lifecycle: 'deprecated', published: '2026-11-01' })] },
      'deprecated',
    ],
    ['89 days old', { plugin: [plugin('x', { published: '2026-08-29' })] }, 'too-young'],
    [
      '89 days old and reused',
      { plugin: [plugin('x', { published: '2026-08-29' })], used: [use('x', 'sales')] },
      'too-young',
    ],
    ['90 days old', { plugin: [plugin('x', { published: '2026-08-28' })] }, 'abandoned'],
    ['a draft', { plugin: [plugin('x', { lifecycle: 'draft', published: null })] }, 'too-young'],
    ['used by another team', { plugin: [plugin('x')], used: [use('x', 'finance'), use('x', 'sales')] }, 'reused'],
    ['used by its own team', { plugin: [plugin('x')], used: [use('x', 'finance')] }, 'single-team'],
    [
      'quarterly, last run 137 days ago',
      { plugin: [plugin('x', { cadence_days: 92 })], run: [run('x', '2026-07-12')] },
      'seasonal',
    ],
    [
      'quarterly, last run 139 days ago',
      { plugin: [plugin('x', { cadence_days: 92 })], run: [run('x', '2026-07-10')] },
      'abandoned',
    ],
    [
      'weekly, last run 90 days ago',
      { plugin: [plugin('x', { cadence_days: 7 })], run: [run('x', '2026-08-28')] },
      'seasonal',
    ],
    ['formerly used by another team', { plugin: [plugin('x')], used_ever: [ever('x', 'sales')] }, 'dormant'],
    ['formerly used by its own team', { plugin: [plugin('x')], used_ever: [ever('x', 'finance')] }, 'abandoned'],
    ['changed 180 days ago', { plugin: [plugin('x', { active: '2026-05-30' })] }, 'dormant'],
    ['changed 181 days ago', { plugin: [plugin('x', { active: '2026-05-29' })] }, 'abandoned'],
    ['run too little to be used', { plugin: [plugin('x')], run: [run('x', '2026-11-01', { runs: 2 })] }, 'dormant'],
    [
      'a copy of that name in use elsewhere',
      { plugin: [plugin('x')], run: [run('x', '2026-11-01', { class: 'adhoc' })] },
      'abandoned',
    ],
    ['unattributed runs lately', { plugin: [plugin('x')], run: [run(null, '2026-11-01')] }, 'unknown'],
    [
      'unattributed runs of its own team long ago',
      { plugin: [plugin('x')], run: [run(null, '2026-03-01')] },
      'abandoned',
    ],
    [
      'unattributed runs of others since',
      { plugin: [plugin('x')], run: [run(null, '2026-03-01', { team: 'ops' })] },
      'unknown',
    ],
    [
      'unattributed runs before it was published',
      { plugin: [plugin('x', { published: '2026-03-02' })], run: [run(null, '2026-03-01', { team: 'ops' })] },
      'abandoned',
    ],
  ])('%s', async (_name, rows, state) => expect(await stateOf(rows)).toBe(lifeLabels[state]))
})

test('the share leaves out what is unknown; the bounds count it both ways', async () => {
  const plugins = [
    plugin('a'),
    plugin('b'),
    plugin('c'),
    plugin('late', { published: '2026-03-02' }),
    plugin('new', { published: '2026-11-01' }),
  ]
  const { figures, sentence, tables } = await concluded(m2, {
    plugin: plugins,
    used: [use('a', 'sales'), use('b', 'finance')],
    // Only what was published before them can be hidden in these runs.
    run: [run(null, '2026-03-01', { team: 'ops' })],
  })
  const [share, ratio] = figures
  expect(share).toMatchObject({ k: 1, n: 3, bounds: [1 / 4, 2 / 4] })
  expect(share?.value).toBeCloseTo(1 / 3)
  expect(ratio).toMatchObject({ value: 1, text: '1 : 1' })
  expect(sentence).toBe('1 plugin reused, 1 built once and abandoned, 1 that cannot be told.')
  expect(tables[1]?.rows).toEqual([
    [
      'late',
      'finance',
      'Built once and abandoned',
      'No run of it is known, no other team ever used it, and nothing about it changed in 180 days. Who still needs late, and should it stay on offer?',
    ],
    ['c', 'finance', 'Unknown', 'No run of it is known, but runs whose plugin is not told may be of it. Is c in use?'],
  ])
})

test('nothing old enough is undefined, not 0', async () => {
  const { state, figures } = await concluded(m2, { plugin: [plugin('new', { published: '2026-11-01' })] })
  expect([state, figures[0]?.value, figures[0]?.bounds]).toEqual(['undefined', null, null])
})

test('survival to the last use: quiet ones end at it, the others are censored, those before the data enter late', async () => {
  const { curves } = await concluded(
    m2,
    {
      plugin: [
        plugin('a', { published: '2026-04-01' }),
        plugin('b', { published: '2026-05-01' }),
        plugin('c', { published: '2026-05-01' }),
        plugin('d'),
      ],
      run: [run('a', '2026-04-11'), run('b', '2026-11-20'), run('d', '2026-05-01')],
    },
    { quality: { ...goodQuality, first: '2026-01-01' } },
  )
  expect(
    curves[0]?.curves.map(({ label, until, steps }) => [
      label,
      until,
      steps.map(({ at, atRisk, events, value }) => [at, atRisk, events, Number(value.toFixed(3))]),
    ]),
  ).toEqual([
    ['2025-Q4', 151, [[151, 1, 1, 0]]],
    [
      '2026-Q2',
      209,
      [
        [0, 3, 1, 0.667],
        [10, 2, 1, 0.333],
        [209, 1, 0, 0.333],
      ],
    ],
  ])
})

const day = fc
  .integer({ min: 0, max: 330 })
  .map((i) => new Date(Date.UTC(2026, 0, 1) + i * 86_400_000).toISOString().slice(0, 10))
const anyPlugin = fc.record({
  owner: fc.constantFrom('finance', 'sales', null),
  lifecycle: fc.constantFrom('draft', 'published', 'deprecated', 'disabled', null),
  published: fc.option(day),
  active: fc.option(day),
  cadence_days: fc.option(fc.constantFrom(7, 31, 92, 366)),
})
const anyRun = fc.record({
  plugin: fc.constantFrom('p0', 'p1', 'p2', 'p3', 'p4'),
  day,
  team: fc.constantFrom('finance', 'sales', 'ops'),
  class: fc.constantFrom('vetted', 'listed', 'adhoc', 'unattributed'),
  runs: fc.integer({ min: 1, max: 9 }),
})

test('the states partition any catalogue, and the counts add up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPlugin, { minLength: 1, maxLength: 5 }),
      fc.array(anyRun, { maxLength: 12 }),
      async (plugins, runs) => {
        const rows = {
          plugin: plugins.map((one, i) => plugin(`p${i}`, one)),
          run: runs.map((one) => ({ ...one, plugin: one.class === 'unattributed' ? null : one.plugin })),
        }
        const { figures, tables } = await concluded(m2, rows)
        const counts = figures.slice(2).map(({ value }) => value ?? Number.NaN)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(plugins.length)
        expect(tables[0]?.rows.map(([name]) => name)).toEqual(plugins.map((_plugin, i) => `p${i}`))
      },
    ),
    { numRuns: 25, seed: 7 },
  )
})
