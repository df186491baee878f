/** M12: debt by rule and team, waivers with their age, and the time to fix from recorded days. */
import { describe, expect, test } from 'vitest'
import standardsDebt from '../../src/metrics/standards-debt.ts'
import { stretchesOf } from '../../src/metrics/time-to-fix.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import type { PlacedWaiver, Waiver } from '../../src/model/waiver.ts'
import { contextOf, type Drawn, resultsOf, reviewed, rules, verdictOf, waiver } from '../catalog/judgement.ts'
import { concluded, type World } from './given.ts'

/** Letters: p pass, f fail, w waived, g grace, n not applicable, c could not run; one a rule. */
const judged = (drawn: Drawn): Judgement => contextOf(drawn).judgement!
const owned = (judgement: Judgement, owner: string): Judgement => ({
  ...judgement,
  verdicts: judgement.verdicts.map((verdict) => ({ ...verdict, owner })),
})
const conclude = (judgement: Judgement | undefined, world: World = {}) =>
  concluded(standardsDebt, {}, { ...world, ...(judgement && { judgement }) })

describe('the checks of three plugins', () => {
  const judgement = owned(
    judged({
      plugins: [
        ['finance-close', 'pfwgn', 'bronze'],
        ['finance-audit', 'pfppn', 'bronze'],
        ['finance-notes', 'ppwcn', 'silver'],
      ],
    }),
    'finance',
  )
  test('are counted by state', async () => {
    const { figures } = await conclude(judgement)
    expect(figures.slice(0, 3).map(({ label, value }) => [label, value])).toEqual([
      ['Checks that fail', 2],
      ['Checks that are waived', 2],
      ['Checks in grace', 1],
    ])
  })
  test('by rule, with the rule that is waived too often', async () => {
    const { tables, figures, sentence } = await conclude(judgement)
    expect(tables[0]?.rows).toEqual([
      ['declares-data', 3, 2, 0, 0, 0, null],
      ['links-resolve', 3, 0, 2, 0, 2 / 3, 'more than 20 % waived'],
      ['has-support-channel', 2, 0, 0, 1, 0, null],
      ['has-owner', 3, 0, 0, 0, 0, null],
      ['local-servers-are-pinned', 0, 0, 0, 0, null, null],
    ])
    expect(figures.at(-1)).toMatchObject({ label: 'Rules that are waived too often', value: 1 })
    expect(sentence).toBe(
      '2 checks fail, 2 are waived. The rule links-resolve is waived so often that the rule should be looked at.',
    )
  })
  test('by team, and no team is flagged', async () => {
    const { tables } = await conclude(judgement)
    expect(tables[1]?.rows).toEqual([['finance', 11, 2, 2, 1, 2 / 11]])
  })
  test('exactly a fifth is not too much', async () => {
    const letters = ['w', 'p', 'p', 'p', 'p']
    const five = judged({ plugins: letters.map((letter, i) => [`finance-${i}`, `${letter}pppp`, 'silver']) })
    expect((await conclude(five)).figures.at(-1)?.value).toBe(0)
  })
})

test('waivers with age, days left and renewals', async () => {
  const waivers = [
    waiver('finance-close', 'links-resolve', { created: '2026-08-24', expires: '2026-11-22', line: 1, daysLeft: 0 }),
    waiver('finance-close', 'links-resolve', { created: '2026-11-20', expires: '2026-12-20', line: 9, daysLeft: 28 }),
    waiver('finance-audit', 'has-owner', { created: '2026-12-01', expires: '2026-12-20', daysLeft: 28 }),
  ]
  const placed = (line: number, renews?: string): PlacedWaiver => ({
    ...{ rule: 'links-resolve', plugin: 'finance-close', kind: 'temporary', reason: 'The vendor answers late.' },
    ...{ requestedBy: 'mara.lindqvist', created: '2026-11-20', expires: '2026-12-20', line },
    ...{ file: 'org/waivers/finance-close.yaml', ...(renews !== undefined && { renews }) },
  })
  const judgement = owned(judged({ plugins: [['finance-close', 'ppwpp', 'silver']], waivers }), 'finance')
  const { tables, figures } = await conclude(judgement, { org: { waivers: [placed(1), placed(9, '2026-08-24')] } })
  expect(tables[2]?.rows).toEqual([
    ['links-resolve', 'finance-close', 'finance', 'active', 90, 0, 1],
    ['links-resolve', 'finance-close', 'finance', 'active', 2, 28, 1],
    ['has-owner', 'finance-audit', null, 'active', 0, 28, 0],
  ])
  expect(figures[4]).toMatchObject({ k: 1, n: 3 })
})

/** A recorded day: plugins with the rules that fail. */
function day(asOf: string, failing: Record<string, string[]>, judging = rules.map(({ id }) => id)): Snapshot {
  const zero = { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
  const figure = { passed: 0, of: 0 }
  return {
    ...{ schema: 'plugin-commons/snapshot/1', ruleSet: '2026.11', rules: judging, asOf, digest: 'x', counts: zero },
    plugins: Object.entries(failing).map(([name, ids]) => ({
      ...{ name, owner: null, level: 'bronze', effectiveLevel: 'bronze', requiredTier: 'T1', achievedTier: 'T1' },
      ...{ strict: figure, effective: figure, failing: ids },
    })),
  }
}

describe('the time to fix', () => {
  const now = (letters: string): Judgement => ({
    ...judged({ plugins: [] }),
    verdicts: [verdictOf('close', letters, 'bronze', reviewed)],
    results: resultsOf('close', letters),
    asOf: '2026-11-22',
  })
  const stretches = (history: Snapshot[], letters: string, waivers: Waiver[] = []) =>
    stretchesOf(history, now(letters), waivers).map(
      ({ rule, followed: { time, event } }) => `${rule} ${time}${event ? '' : '+'}`,
    )

  test('goes from the first recorded failure to the first day on which it holds', () => {
    const history = [
      day('2026-10-01', { close: [] }),
      day('2026-10-11', { close: ['has-owner'] }),
      day('2026-10-21', { close: ['has-owner'] }),
      day('2026-11-01', { close: [] }),
    ]
    expect(stretches(history, 'ppppp')).toEqual(['has-owner 21'])
  })
  test('waits while it fails to this day', () => {
    expect(stretches([day('2026-11-02', { close: ['has-owner'] })], 'fpppp')).toEqual(['has-owner 20+'])
    expect(stretches([], 'fpppp')).toEqual(['has-owner 0+'])
  })
  test('is censored when the plugin, the rule or a waiver takes the failure away', () => {
    const before = day('2026-11-02', { close: ['has-owner'], gone: ['has-owner'] })
    const between = day('2026-11-12', { close: ['has-owner'] })
    expect(stretches([before, between], 'ppppp')).toEqual(['has-owner 0+', 'has-owner 20'])
    expect(stretches([day('2026-11-02', { close: ['old-rule'] }, ['old-rule'])], 'ppppp')).toEqual(['old-rule 0+'])
    const waived: Waiver = {
      ...{ rule: 'has-owner', plugin: 'close', kind: 'temporary', reason: 'The owner is being chosen.' },
      ...{ requestedBy: 'a', approvedBy: 'b', created: '2026-11-20', expires: '2026-12-20' },
    }
    const history = [day('2026-11-02', { close: ['has-owner'] })]
    expect(stretches(history, 'wpppp', [waived])).toEqual(['has-owner 0+'])
    expect(stretches(history, 'ppppp', [{ ...waived, expires: '2026-11-21' }])).toEqual(['has-owner 20'])
  })
  test('starts anew when a check fails again', () => {
    const history = [
      day('2026-10-01', { close: ['has-owner'] }),
      day('2026-10-11', { close: [] }),
      day('2026-11-12', { close: ['has-owner'] }),
    ]
    expect(stretches(history, 'fpppp')).toEqual(['has-owner 10', 'has-owner 10+'])
  })
  test('leaves out a record of the day itself', () => {
    expect(stretches([day('2026-11-22', { close: ['has-owner'] })], 'ppppp')).toEqual([])
  })
  test('is told with those that still fail counted in', async () => {
    const history = [day('2026-11-02', { close: ['has-owner', 'links-resolve', 'declares-data'] })]
    const { figures, curves } = await conclude(now('pppfp'), { org: { history } })
    expect(figures[3]).toMatchObject({ label: 'Median time to fix', value: 20, n: 4 })
    expect(curves[0]?.curves[0]?.steps.map(({ at, events, censored }) => [at, events, censored])).toEqual([
      [0, 0, 1],
      [20, 3, 0],
    ])
  })
  test('is undefined without a recorded day', async () => {
    expect((await conclude(now('fpppp'))).figures[3]).toMatchObject({
      value: null,
      text: 'no day is recorded yet; run npm run record',
    })
  })
})

test('nothing judged is undefined', async () => {
  expect(await conclude(undefined)).toMatchObject({ state: 'undefined', reasons: ['Nothing was judged.'], figures: [] })
  expect(await conclude(judged({ plugins: [] }))).toMatchObject({ reasons: ['There is no plugin to judge.'] })
})
