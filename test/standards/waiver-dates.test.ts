/** Waivers by the day: which one counts, which one is shown, and what is told of those that do not count. */
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import { rules } from '../../src/standards/index.ts'
import { levelOf, reachedLevel } from '../../src/standards/level.ts'
import { judgeExample } from './example.ts'
import { asOf } from './golden.ts'

const day = (days: number) => dayAfter(asOf, days)
const waiver = (over: Record<string, string | undefined> = {}) =>
  JSON.stringify({
    rule: 'has-support-channel',
    plugin: 'finance-accruals',
    kind: 'temporary',
    reason: 'The channel moves to the service desk in December.',
    requestedBy: 'mara.lindqvist',
    approvedBy: 'ines.duarte',
    created: day(-10),
    expires: day(40),
    ...over,
  })
const lacking = 'support: { response: null }'

function judged(waivers: readonly string[], manifest = lacking, rule = 'has-support-channel') {
  const results = judgeExample(rules, { title: 'waivers', manifest, waivers: `[${waivers.join(', ')}]` })
  const cell = results.find((result) => result.rule === rule)
  const told = results.find((result) => result.rule === 'waivers-are-valid')
  return {
    cell: `${cell?.state}, ${cell?.waiver?.state ?? 'no waiver'}`,
    told: told?.findings.map(({ severity, message }) => `${severity} ${message}`) ?? [],
    results,
    waiver: cell?.waiver,
  }
}

describe('the last day', () => {
  test.each([
    ['yesterday', -1, 'fail, expired', -1],
    ['today', 0, 'waived, expiring', 0],
    ['tomorrow', 1, 'waived, expiring', 1],
    ['in 14 days', 14, 'waived, expiring', 14],
    ['in 15 days', 15, 'waived, active', 15],
  ])('%s', (_, expires, cell, left) => {
    const { cell: seen, waiver: shown, told } = judged([waiver({ expires: day(expires) })])
    expect([seen, shown?.daysLeft, told]).toEqual([cell, left, []])
  })
})

describe('the first day', () => {
  test.each([
    ['today', 0, 'waived, active', []],
    ['tomorrow', 1, 'fail, pending', [`error waiver begins on ${day(1)}, which is in the future`]],
  ])('%s', (_, created, cell, told) => {
    const seen = judged([waiver({ created: day(created) })])
    expect([seen.cell, seen.told]).toEqual([cell, told])
  })
})

describe('the term', () => {
  test.each([
    ['as long as tier T2 allows', 90, []],
    ['a day longer', 91, [`error waiver ends on ${day(81)}, later than the 90 days of tier T2 allow`]],
  ])('%s', (_, days, told) => {
    expect(judged([waiver({ expires: day(-10 + days) })]).told).toEqual(told)
  })

  test.each([
    ['as long as tier T3 allows', 30, 0],
    ['a day longer', 31, 1],
  ])('%s', (_, days, count) => {
    const restricted = `${lacking}\ndataTouched: [{ system: Payroll, class: restricted, operations: [read], purpose: Reads names. }]`
    const { told } = judged([waiver({ approvedBy: 'noor.haddad', expires: day(-10 + days) })], restricted)
    expect(told.filter((message) => message.includes('later than the 30 days of tier T3'))).toHaveLength(count)
  })
})

describe('which of several is shown', () => {
  const old = waiver({ created: day(-80), expires: day(-1) })
  const renewal = { created: day(-3), expires: day(30), renews: day(-80) }
  test('a renewal that waits, not the one that ran out', () => {
    expect(judged([old, waiver({ ...renewal, approvedBy: undefined })]).cell).toBe('fail, pending')
    expect(judged([waiver({ ...renewal, approvedBy: undefined }), old]).cell).toBe('fail, pending')
  })
  test('the one that counts, not the renewal that waits', () => {
    const running = waiver({ created: day(-80), expires: day(5) })
    const { cell, waiver: shown } = judged([waiver({ ...renewal, approvedBy: undefined }), running])
    expect([cell, shown?.created]).toEqual(['waived, expiring', day(-80)])
  })
  test('of those that ran out the last', () => {
    const older = waiver({ created: day(-200), expires: day(-120) })
    expect(judged([older, old]).waiver?.created).toBe(day(-80))
  })
  test('a renewal that was asked for and never approved in time', () => {
    expect(judged([waiver({ created: day(-80), expires: day(-1), approvedBy: undefined })]).cell).toBe('fail, expired')
  })
})

test('the second renewal needs a steward', () => {
  const chain = (approvedBy: string) => [
    waiver({ created: day(-200), expires: day(-150) }),
    waiver({ created: day(-149), expires: day(-90), renews: day(-200) }),
    waiver({ created: day(-20), expires: day(20), renews: day(-149), approvedBy }),
  ]
  expect(judged(chain('ines.duarte')).told).toEqual(['error waiver is renewed for the second time without a steward'])
  expect(judged(chain('noor.haddad')).told).toEqual([])
})

test('a rule that cannot be waived stays failed', () => {
  const { cell, told } = judged([waiver({ rule: 'has-owner' })], 'owner: nobody', 'has-owner')
  expect(cell).toBe('fail, active')
  expect(told).toEqual(['error rule "has-owner" cannot be waived'])
})

describe('a waiver that is not needed', () => {
  const stale = ['warning waiver for "has-support-channel" is not needed any more']
  test('is told, as a warning that holds no level back', () => {
    const { cell, told, results } = judged([waiver()], 'support: { response: 1 business day }')
    expect([cell, told]).toEqual(['pass, stale', stale])
    const levels = new Map(rules.map((rule) => [rule.id, levelOf(rule)]))
    expect(reachedLevel(results, levels, false)).toEqual({ level: 'gold', missing: [] })
  })
  test('is told where it names a file in which nothing is found', () => {
    const { cell, told } = judged([waiver({ path: 'CHANGELOG.md' })])
    expect([cell, told]).toEqual(['fail, stale', stale])
  })
  test('counts where it names the file in which it is found', () => {
    expect(judged([waiver({ path: 'README.md' })])).toMatchObject({ cell: 'waived, active', told: [] })
  })
  test.each([
    ['waits for its approver', { approvedBy: undefined }],
    ['ran out', { expires: day(-1) }],
  ])('is not told when it %s', (_, over) => {
    expect(judged([waiver(over)], 'support: { response: 1 business day }').told).toEqual([])
  })
})

describe('a waiver for one content', () => {
  test.each([
    ['that it has', 'current', 'waived, active'],
    ['that it had', `sha256:${'0'.repeat(64)}`, 'fail, expired'],
  ])('%s', (_, digest, cell) => {
    expect(judged([waiver({ digest })]).cell).toBe(cell)
  })
})

describe('a review', () => {
  const levels = new Map(rules.map((rule) => [rule.id, levelOf(rule)]))
  const reviewed = (date: string) => {
    const reviews = `[{ digest: current, tier: T2, date: ${date}, scope: All files, reviewers: [{ name: ines.duarte, role: standards }, { name: sofia.brandt, role: lead }] }]`
    const results = judgeExample(rules, { title: 'a review', reviews })
    const { level } = reachedLevel(results, levels, false)
    const found = results.find(({ rule }) => rule === 'review-is-current')
    return [found?.state, found?.findings[0]?.severity, level]
  }
  test.each([
    ['whose term is long', day(-149), ['pass', undefined, 'gold']],
    ['in its last 30 days', day(-150), ['fail', 'warning', 'gold']],
    ['on its last day', day(-180), ['fail', 'warning', 'gold']],
    ['that ran out', day(-181), ['fail', 'error', 'listed']],
  ])('%s', (_, date, expected) => {
    expect(reviewed(date)).toEqual(expected)
  })
})
