/** Recorded days beside this run: the figures of each, and what rose, fell, came, went, fails now and fails no more. */
import { describe, expect, it } from 'vitest'
import { judgedOf } from '../../src/catalog/compliance/judged.ts'
import { trendOf } from '../../src/catalog/compliance/trend.ts'
import { type Level, levels } from '../../src/model/result.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import type { CellStep, LevelStep, Trend } from '../../src/model/trend.ts'
import { acme, asOf, contextOf, rules } from './judgement.ts'

type Drawn = [name: string, level: Level, failing: string[]]

const ids = rules.map(({ id }) => id)

function snapshotOn(day: string, plugins: Drawn[], more: Partial<Snapshot> = {}): Snapshot {
  const fail = plugins.reduce((sum, [, , failing]) => sum + failing.length, 0)
  return {
    ...{ schema: 'plugin-commons/snapshot/1', ruleSet: '2026.11', rules: ids, asOf: day, digest: 'sha256:0' },
    counts: { pass: plugins.length * 5 - fail, fail, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 },
    plugins: plugins.map(([name, level, failing]) => ({
      ...{ name, level, effectiveLevel: level, failing, owner: 'finance-operations' },
      ...{ requiredTier: 'T1', achievedTier: 'T1' },
      strict: { passed: 5 - failing.length, of: 5 },
      effective: { passed: 5 - failing.length, of: 5 },
    })),
    ...more,
  }
}

/** Three plugins are judged today: one silver, one listed with two failures, one bronze with one. */
function trendAfter(...history: Snapshot[]): Trend {
  const library = { ...acme, org: { ...acme.org, history } }
  const context = contextOf({
    library,
    plugins: [
      ['finance-expense-check', 'ppnng', 'silver'],
      ['finance-month-end', 'ffwpp', 'listed'],
      ['support-ticket-triage', 'ppcfn', 'bronze'],
    ],
  })
  return trendOf(context, judgedOf(context)!)
}

const october: Drawn[] = [
  ['finance-expense-check', 'bronze', ['links-resolve', 'has-support-channel']],
  ['finance-month-end', 'bronze', ['links-resolve']],
  ['finance-archive', 'gold', []],
]
const step = ({ plugin, from, to }: LevelStep) => `${plugin.url} ${from} ${to}`
const cell = ({ plugin, rule }: CellStep) => `${plugin.url} ${rule.title}`

describe('since the last recorded day', () => {
  const { change } = trendAfter(snapshotOn('2026-02-28', []), snapshotOn('2026-10-31', october))

  it('says which, and how long ago', () => {
    expect([change?.since, change?.daysAgo, change?.rules]).toEqual(['2026-10-31', 22, null])
  })
  it('plugins rose, fell, came and went', () => {
    expect(change?.rose.map(step)).toEqual(['/plugins/finance-expense-check/#standards bronze silver'])
    expect(change?.fell.map(step)).toEqual(['/plugins/finance-month-end/#standards bronze listed'])
    expect(change?.came.map(({ url }) => url)).toEqual(['/plugins/support-ticket-triage/'])
    expect(change?.went).toEqual(['finance-archive'])
  })
  it('cells of plugins that are in both changed', () => {
    expect(change?.failsNow.map(cell)).toEqual([
      '/plugins/finance-month-end/#has-owner has-owner',
      '/plugins/finance-month-end/#declares-data declares-data',
    ])
    expect(change?.failsNoMore.map(cell)).toEqual([
      '/plugins/finance-expense-check/#links-resolve links-resolve',
      '/plugins/finance-expense-check/#has-support-channel has-support-channel',
      '/plugins/finance-month-end/#links-resolve links-resolve',
    ])
  })
})

describe('when other rules judged', () => {
  const older = ['has-owner', 'links-resolve', 'has-readme']
  const then: Drawn[] = [['finance-month-end', 'bronze', ['has-readme', 'links-resolve']]]
  const { change, points } = trendAfter(
    snapshotOn('2026-09-30', then, { ruleSet: '2026.09', rules: older }),
    snapshotOn('2026-10-31', then, { ruleSet: '2026.09', rules: older.toReversed() }),
  )
  it('it is said which came and went', () => {
    expect(change?.rules).toMatchObject({ from: '2026.09', to: '2026.11', went: ['has-readme'] })
    expect(change?.rules?.came.map(({ title }) => title)).toEqual([
      'declares-data',
      'has-support-channel',
      'local-servers-are-pinned',
    ])
  })
  it('only cells of rules of both are compared', () => {
    expect(change?.failsNow.map(cell)).toEqual(['/plugins/finance-month-end/#has-owner has-owner'])
    expect(change?.failsNoMore.map(cell)).toEqual(['/plugins/finance-month-end/#links-resolve links-resolve'])
  })
  it('the day is marked from which they judge; their order does not count', () => {
    expect(points.map(({ day, rulesChanged }) => [day, rulesChanged])).toEqual([
      ['2026-09-30', false],
      ['2026-10-31', false],
      [asOf, true],
    ])
  })
  it('a rule added without another version counts as well', () => {
    const { change: added } = trendAfter(snapshotOn('2026-10-31', [], { rules: ids.slice(1) }))
    expect(added?.rules).toEqual({
      from: '2026.11',
      to: '2026.11',
      came: [{ title: 'has-owner', url: '/standards/has-owner/' }],
      went: [],
    })
  })
})

describe('the days', () => {
  it('each have their figures, this run last', () => {
    const [then, now] = trendAfter(snapshotOn('2026-10-31', october)).points
    expect(then).toEqual({
      ...{ day: '2026-10-31', ruleSet: '2026.11', rulesChanged: false, plugins: 3 },
      levels: { listed: 0, bronze: 2, silver: 0, gold: 1 },
      strict: { passed: 12, of: 15 },
      effective: { passed: 12, of: 15 },
      counts: { pass: 12, fail: 3, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 },
    })
    expect(now).toMatchObject({ day: asOf, plugins: 3, levels: { listed: 1, bronze: 1, silver: 1, gold: 0 } })
    for (const { plugins, levels: at } of [then!, now!])
      expect(levels.reduce((sum, level) => sum + at[level], 0)).toBe(plugins)
  })
  it('those of the run itself and later do not count', () => {
    const { points, change } = trendAfter(snapshotOn(asOf, october), snapshotOn('2026-12-31', october))
    expect([points.map(({ day }) => day), change]).toEqual([[asOf], null])
  })
  it('are the last 24', () => {
    const monthly = Array.from({ length: 30 }, (_, i) =>
      snapshotOn(`${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`, [], {
        ruleSet: i < 6 ? '2024.01' : '2026.11',
      }),
    )
    const { points } = trendAfter(...monthly)
    expect([points.length, points[0]?.day, points[0]?.rulesChanged]).toEqual([25, '2024-07-01', true])
  })
})

it('compares two plugins of one name in their order', () => {
  const twins = acme.plugins.filter(({ name }) => name === 'finance-month-end')
  const plugins = [...twins, ...twins.map((plugin) => ({ ...plugin, slug: 'finance-month-end-2' }))]
  const history = [
    snapshotOn('2026-10-31', [
      ['finance-month-end', 'gold', []],
      ['finance-month-end', 'listed', ['has-owner']],
    ]),
  ]
  const context = contextOf({
    library: { ...acme, plugins, org: { ...acme.org, history } },
    plugins: [
      ['finance-month-end', 'ppppp', 'gold'],
      ['finance-month-end', 'ppppp', 'gold'],
    ],
  })
  const { change } = trendOf(context, judgedOf(context)!)
  expect(change?.rose.map(step)).toEqual(['/plugins/finance-month-end-2/#standards listed gold'])
  expect([change?.came, change?.went]).toEqual([[], []])
})
