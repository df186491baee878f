/** M8: the absence factor of the reference, who counts as a maintainer, and what share of runs is at risk. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import { absenceFactor } from '../../src/metrics/absence-factor.ts'
import busFactor from '../../src/metrics/bus-factor.ts'
import type { Team } from '../../src/model/team.ts'
import { concluded, measured, metricIn, pluginGiven, runsOf, teamsGiven, type World } from './given.ts'

test.each([
  [[1000, 202, 90, 33, 332, 343, 42, 433], 2],
  [[5, 5], 1],
  [[10], 1],
  [[1, 1, 1, 1], 2],
  [[], 0],
  [[0, 0], 0],
  [[1, 1, 1], 2],
])('contributions %j hang on %i', (counts, expected) => expect(absenceFactor(counts)).toBe(expected))

test('is the size of the smallest group that reaches half, by trying every group', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 }), (counts) => {
      const total = counts.reduce((sum, count) => sum + count, 0)
      let least = counts.length
      for (let mask = 1; mask < 2 ** counts.length; mask++) {
        const group = counts.filter((_, i) => (mask & (1 << i)) !== 0)
        if (group.reduce((sum, count) => sum + count, 0) * 2 >= total) least = Math.min(least, group.length)
      }
      expect(absenceFactor(counts)).toBe(least)
    }),
  )
})

const finance: Team = { id: 'finance', name: 'Finance', lead: 'ana.ruiz', maintainers: ['li.wei'] }
const work = (plugin: string, person: string, count: number, day = '2026-10-01'): Row => ({
  ...{ plugin, person, count, day },
  kind: 'commit',
})
const rowsOf = async (contribution: Row[], world: Omit<World, 'daily'>) => {
  const { tables } = await concluded(busFactor, { contribution }, { teams: [finance], ...world })
  return tables[0]?.rows ?? []
}

describe('a plugin', () => {
  const plugins = [pluginGiven('close')]
  const shared = [work('close', 'ana.ruiz', 3), work('close', 'li.wei', 4), work('close', 'author 1', 2)]

  test('on which two share the work, with two maintainers, is not at risk', async () => {
    expect(await rowsOf(shared, { plugins })).toEqual([['close', 'finance', 2, 2, null]])
  })
  test('on which one did half is', async () => {
    expect(await rowsOf([...shared, work('close', 'li.wei', 1)], { plugins })).toEqual([
      ['close', 'finance', 1, 2, 'one person did half of the work'],
    ])
  })
  test('counts the work of twelve months', async () => {
    const old = [work('close', 'li.wei', 90, '2025-11-25'), ...shared]
    expect((await rowsOf(old, { plugins }))[0]?.[2]).toBe(2)
    expect((await rowsOf([work('close', 'li.wei', 90, '2025-11-26'), ...shared], { plugins }))[0]?.[2]).toBe(1)
    expect(await rowsOf([], { plugins })).toEqual([['close', 'finance', 0, 2, 'nobody worked on it']])
  })
  test('loses maintainers that left, and with the team all of them', async () => {
    const alone = { ...finance, lead: 'someone.else' }
    expect((await rowsOf(shared, { plugins, teams: [alone] }))[0]?.slice(3)).toEqual([1, 'one active maintainer'])
    const gone = { ...finance, offboarded: '2026-11-26' }
    expect((await rowsOf(shared, { plugins, teams: [gone] }))[0]?.slice(3)).toEqual([
      0,
      'no active maintainer; the owner team is gone',
    ])
  })
  test('that is disabled does not count', async () => {
    expect(await rowsOf(shared, { plugins: [pluginGiven('close', { lifecycle: 'disabled' })] })).toEqual([])
  })
})

test('a history that is cut off says nothing of who worked', async () => {
  const world = { teams: [finance], plugins: [pluginGiven('close')], contributions: { history: 'partial' as const } }
  const { figures, tables, notes } = await concluded(busFactor, {}, world)
  expect(tables[0]?.rows).toEqual([['close', 'finance', null, 2, null]])
  expect(figures[2]).toMatchObject({ value: null, text: expect.stringContaining('git fetch --unshallow') })
  expect(notes[0]).toMatch(/^Only maintainers and owners were looked at/)
})

describe('runs at risk', () => {
  const teams = [{ ...teamsGiven('sales')[0]!, maintainers: ['kim.lee'] }, finance, ...teamsGiven('ops')]
  const plugins = [pluginGiven('close'), pluginGiven('brief', { owner: 'sales' }), pluginGiven('notes')]
  const daily = [...runsOf('close', 'finance', 60), ...runsOf('brief', 'sales', 20)]
  const contributions = {
    contributions: [
      { plugin: 'close', person: 'ana.ruiz', day: '2026-10-01', kind: 'commit' as const, count: 1 },
      { plugin: 'close', person: 'li.wei', day: '2026-10-01', kind: 'review' as const, count: 1 },
      { plugin: 'close', person: 'author 1', day: '2026-10-02', kind: 'commit' as const, count: 1 },
      { plugin: 'brief', person: 'kim.lee', day: '2026-10-02', kind: 'commit' as const, count: 9 },
    ],
  }
  const terms = { gate: { teams: 2, days: 2 } }
  const figure = async (world: World) =>
    metricIn(await measured({ teams, plugins, contributions, terms, ...world }), 'bus-factor').figures[0]

  test('are the share on plugins that hang on one', async () => {
    expect(await figure({ daily })).toMatchObject({ k: 20, n: 80, value: 0.25 })
  })
  test('leave out plugins whose runs are hidden', async () => {
    const few = [...daily, ...runsOf('notes', 'ops', 8, { persons: 3 })]
    const { k, n } = (await figure({ daily: few })) ?? {}
    expect([k, n]).toEqual([20, 80])
  })
  test('are undefined without usage, and with too little', async () => {
    expect(await figure({ daily: [] })).toMatchObject({ value: null, text: 'no usage yet' })
    expect(await figure({ daily, terms: {} })).toMatchObject({
      value: null,
      text: expect.stringMatching(/^not enough data: Runs are known of 2 teams/),
    })
  })
})
