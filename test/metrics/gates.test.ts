/** Refusal: for each gate one input just below and one just above, and what the reader is told. */
import { describe, expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import type { Row } from '../../src/lib/duckdb.ts'
import { refusalOf } from '../../src/metrics/gates.ts'
import { HealthTerms } from '../../src/model/policy.ts'
import { asOf, goodQuality, measured, metricIn, pluginGiven, teamsGiven } from './given.ts'

const teams = ['finance', 'sales', 'ops', 'legal', 'people']
/** One run of every team on each of so many days, and as many runs whose plugin is not told. */
function usage(days: number, of: readonly string[], veiled = 0): Row[] {
  const known = Array.from({ length: days }, (_, i) => dayAfter(asOf, -1 - i)).flatMap((day) =>
    of.map((team) => ({ day, team, person: `${team}-1`, plugin: 'close', version: '1.0.0', failures: 0 })),
  )
  const redacted = { plugin: null, redacted: true, person: 'finance-1', team: 'finance' }
  return [...known, ...(veiled === 0 ? [] : [{ ...redacted, runs: veiled }])]
}
const reuse = async (daily: Row[]) => {
  const world = { teams: teamsGiven(...teams), plugins: [pluginGiven('close')], daily }
  const { state, reasons } = metricIn(await measured(world), 'reuse-across-teams')
  return { state, reasons }
}

test('28 days, five teams and 80 % of coverage are just enough', async () => {
  expect(await reuse(usage(28, teams, 35))).toEqual({ state: 'measured', reasons: [] })
})

test('27 days are one too few', async () => {
  expect(await reuse(usage(27, teams))).toEqual({
    state: 'too-thin',
    reasons: ['There are 27 days with runs, and 28 are needed: add exports of 1 more day.'],
  })
})

test('four teams are one too few', async () => {
  expect(await reuse(usage(28, teams.slice(0, 4)))).toEqual({
    state: 'too-thin',
    reasons: ['Runs are known of 4 teams, and 5 are needed: add the exports of 1 more team.'],
  })
})

test('79.9 % of coverage is too little, and is not rounded up', async () => {
  expect(await reuse(usage(28, teams, 36))).toEqual({
    state: 'too-thin',
    reasons: [
      'Only 79.5 % of the runs say which plugin ran, and 80 % are needed: switch on OTEL_LOG_TOOL_DETAILS=1, or add an export that names plugins.',
    ],
  })
})

test('no usage and no run that counts are two different texts, neither of them 0', async () => {
  expect(await reuse([])).toEqual({
    state: 'no-usage',
    reasons: ['No usage yet: put exports into usage/ and build again. The README says which exports can be read.'],
  })
  expect(await reuse([{ team: 'nobody-knows', plugin: 'close', runs: 7 }])).toEqual({
    state: 'no-usage',
    reasons: ['No run counts yet: all 7 runs that were read are set aside. The data quality section says why.'],
  })
})

describe('what the exports must tell', () => {
  const none = { runs: true, gate: false, outcomes: false, versions: false, persons: false }
  const all = { outcomes: true, versions: true, persons: true }
  const usageFacts = { files: [], findings: [], digest: '', hasRuns: true, first: null, last: null }
  const around = { quality: goodQuality, usage: usageFacts, terms: HealthTerms.parse({}) }
  test.each([
    ['outcomes', 'No export says how runs ended'],
    ['versions', 'No export says which version ran'],
    ['persons', 'No export tells persons apart'],
  ] as const)('%s', (need, reason) => {
    const needs = { ...none, [need]: true }
    expect(refusalOf(needs, { ...around, told: all })).toBeNull()
    const refusal = refusalOf(needs, { ...around, told: { ...all, [need]: false } })
    expect(refusal?.state).toBe('too-thin')
    expect(refusal?.reasons).toEqual([expect.stringContaining(reason)])
  })
})
