/** M1: reach, effective teams, the rate with its interval, and that its tables add up. */
import { expect, test } from 'vitest'
import reuse from '../../src/metrics/reuse-across-teams.ts'
import { concluded, measured, metricIn, pluginGiven, runsOf, teamsGiven } from './given.ts'

const old = { title: 'x', vetted: true, lifecycle: 'published', published: '2026-01-15', owner: 'finance' }
const used = (plugin: string, team: string, own = false) => ({ plugin, team, own, runs: 10, days: 3 })

test('finance 60, sales 30, ops 10 with finance as owner reach three teams, two besides the owner', async () => {
  const daily = [...runsOf('close', 'finance', 60), ...runsOf('close', 'sales', 30), ...runsOf('close', 'ops', 10)]
  const world = { teams: teamsGiven('finance', 'sales', 'ops'), plugins: [pluginGiven('close')], daily }
  const terms = { gate: { teams: 3, days: 2 } }
  const { state, tables, figures, sentence } = metricIn(await measured({ ...world, terms }), 'reuse-across-teams')
  expect(state).toBe('measured')
  const [plugin, owner, standing, others, reach, d2, d1, runs] = tables[0]?.rows[0] ?? []
  expect([plugin, owner, standing, others, reach, runs]).toEqual(['close', 'finance', 'eligible', 2, 3, 100])
  expect(d2).toBeCloseTo(2.1739, 4)
  expect(d1).toBeCloseTo(2.4546, 4)
  expect(figures[0]).toMatchObject({ k: 1, n: 1, value: 1, bounds: [1, 1] })
  expect(sentence).toBe('1 of 1 plugin that could be reused is used by another team (100 %); 0 by 3 teams or more.')
})

test('a use takes three runs on two days; young, single-audience and withdrawn plugins stand beside the rate', async () => {
  const plugins = [
    { ...old, name: 'close' },
    { ...old, name: 'brief' },
    { ...old, name: 'idle' },
    { ...old, name: 'new', published: '2026-08-29' },
    { ...old, name: 'ripe', published: '2026-08-28' },
    { ...old, name: 'private', audience: 1 },
    { ...old, name: 'gone', lifecycle: 'disabled' },
  ]
  const uses = [
    used('close', 'sales'),
    used('close', 'ops'),
    used('close', 'legal'),
    used('brief', 'finance', true),
    used('new', 'ops'),
  ]
  const { figures } = await concluded(reuse, { plugin: plugins, used: uses })
  expect(figures.map(({ label, k, n, value }) => [label, k, n, value])).toEqual([
    ['Reused by another team', 1, 4, 0.25],
    ['Reused by 3 teams or more', 1, 4, 0.25],
    ['Too young to count', null, null, 1],
    ['Meant for one team', null, null, 1],
  ])
})

test('without an eligible plugin the rate is undefined, not 0', async () => {
  const { state, figures, reasons } = await concluded(reuse, { plugin: [{ ...old, name: 'private', audience: 1 }] })
  expect([state, figures[0]?.value, figures[0]?.text]).toEqual([
    'undefined',
    null,
    'no plugin is old enough and meant for more than one team',
  ])
  expect(reasons).toEqual([
    'There is nothing to take a share of: no plugin is old enough and meant for more than one team.',
  ])
})

test('rows and columns of the matrix add up to the same total', async () => {
  const daily = [
    ...runsOf('close', 'finance', 60),
    ...runsOf('close', 'sales', 31),
    ...runsOf('brief', 'sales', 23),
    ...runsOf('brief', 'ops', 12),
  ]
  const plugins = [pluginGiven('close'), pluginGiven('brief', { owner: 'sales' })]
  const world = { teams: teamsGiven('finance', 'sales', 'ops'), plugins, daily, terms: { gate: { teams: 3, days: 2 } } }
  const rows = metricIn(await measured(world), 'reuse-across-teams').tables[1]?.rows ?? []
  const numbers = rows.map((row) => row.slice(1).map(Number))
  const totals = numbers.at(-1) ?? []
  expect(rows.map(([plugin]) => plugin)).toEqual(['brief', 'close', 'All plugins'])
  for (const line of numbers) expect(line.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBe(line.at(-1))
  for (const [i, total] of totals.entries())
    expect(numbers.slice(0, -1).reduce((sum, line) => sum + (line[i] ?? 0), 0)).toBe(total)
  expect(totals.at(-1)).toBe(126)
})
