/** A small judgement with every state, and the same one with hostile words in every place that a contributor fills. */

import type { Severity } from '../../src/model/finding.ts'
import type { Judgement, RuleFacts } from '../../src/model/judgement.ts'
import {
  type JudgedFinding,
  type Result,
  type State,
  states,
  type Verdict,
  type WaiverUse,
} from '../../src/model/result.ts'
import type { ReportOptions } from '../../src/report/reporter.ts'

/** Everything that an author, a waiver or an exception can word. */
export interface Words {
  plugin: string
  folder: string
  owner: string
  file: string
  message: string
  fix: string
  source: string
  pointer: string
  evidence: string
  reason: string
  approver: string
  fault: string
}

export const tidy: Words = {
  plugin: 'month-end-close',
  folder: 'plugins/month-end-close',
  owner: 'finance-systems',
  file: 'plugins/month-end-close/README.md',
  message: 'connector "netsuit" is not provisioned',
  fix: 'use "netsuite", or add org/connectors/netsuit.yaml',
  source: '  - id: netsuit',
  pointer: '/connectors/1/id',
  evidence: 'netsuit',
  reason: 'the vendor moves to https by November',
  approver: 'b.person',
  fault: 'the rule took longer than 500 ms',
}

export const options: ReportOptions = { colour: false, plugins: [], level: null, base: null, includeWaived: false }

const ruleOf = (id: string, title: string, level: RuleFacts['level'], severity: RuleFacts['severity']): RuleFacts => ({
  id,
  title,
  why: `${title}: without it nobody could tell.`,
  remedy: 'Say it in the README.',
  severity,
  level,
  waivable: true,
  dayOne: true,
  since: '2026.11',
  enforceFrom: null,
  effort: 'S',
  attested: false,
  scope: id === 'id-is-unique' ? 'catalog' : 'plugin',
  sources: ['https://agentskills.io/specification'],
  pass: [],
  fail: [],
  none: [],
})

const rules = [
  ruleOf('names-known-connectors', 'Names only provisioned connectors', 'bronze', { T1: 'error' }),
  ruleOf('has-owner', 'Names its owning team', 'bronze', { T0: 'error' }),
  ruleOf('local-servers-are-pinned', 'Pins local servers', 'silver', { T2: 'error', T1: 'warning' }),
  ruleOf('changelog-covers-version', 'Covers its version in the changelog', 'gold', { T1: 'warning' }),
  ruleOf('links-resolve', 'Links lead somewhere', 'gold', { T0: 'advice' }),
  ruleOf('id-is-unique', 'No two plugins share a name', 'bronze', { T0: 'error' }),
]

export function judgementWith(words: Words = tidy): Judgement {
  const { plugin, folder, owner, file, message, fix, source, pointer, evidence, reason, approver, fault } = words
  const waiver: WaiverUse = {
    kind: 'temporary',
    reason,
    requestedBy: 'a.person',
    approvedBy: approver,
    created: '2026-10-01',
    expires: '2026-12-15',
    state: 'active',
    daysLeft: 23,
    issue: null,
    file: 'org/waivers/month-end-close.yaml',
    line: 2,
  }
  const finding = (rule: string, severity: Severity, more: Partial<JudgedFinding> = {}): JudgedFinding => ({
    rule,
    severity,
    plugin,
    file,
    line: 9,
    column: 9,
    message,
    fix,
    source,
    pointer,
    evidence,
    waived: false,
    ...more,
  })
  const cell = (
    name: string | null,
    rule: string,
    state: State,
    severity: Severity,
    more: Partial<Result> = {},
  ): Result => ({
    plugin: name,
    rule,
    state,
    severity,
    waiver: null,
    findings: [],
    enforcedFrom: null,
    fault: null,
    ...more,
  })
  const results = [
    cell(plugin, 'names-known-connectors', 'fail', 'error', {
      waiver: { ...waiver, state: 'expiring', daysLeft: 9 },
      findings: [
        finding('names-known-connectors', 'error'),
        finding('names-known-connectors', 'error', { line: 12, pointer: '/connectors/2/id', waived: true }),
      ],
    }),
    cell(plugin, 'has-owner', 'pass', 'error'),
    cell(plugin, 'local-servers-are-pinned', 'waived', 'error', {
      waiver,
      findings: [finding('local-servers-are-pinned', 'error', { file: null, line: null, pointer: null, waived: true })],
    }),
    cell(plugin, 'changelog-covers-version', 'grace', 'warning', {
      enforcedFrom: '2027-01-01',
      findings: [
        finding('changelog-covers-version', 'warning', { line: null, column: null, fix: null, pointer: null }),
      ],
    }),
    cell(plugin, 'links-resolve', 'fail', 'advice', {
      findings: [finding('links-resolve', 'advice', { line: 31, column: null, fix: `${fix}\n${fix}`, pointer: null })],
    }),
    cell(plugin, 'id-is-unique', 'pass', 'error'),
    cell('vendor-onboarding', 'names-known-connectors', 'could-not-run', 'error', { fault }),
    cell('vendor-onboarding', 'has-owner', 'could-not-run', 'error', { fault }),
    cell('vendor-onboarding', 'local-servers-are-pinned', 'not-applicable', 'error'),
    cell('vendor-onboarding', 'changelog-covers-version', 'not-applicable', 'warning'),
    cell('vendor-onboarding', 'links-resolve', 'pass', 'advice'),
    cell('vendor-onboarding', 'id-is-unique', 'pass', 'error'),
    ...rules.map(({ id }) => cell('week-planner', id, 'pass', 'error')),
    cell(null, 'id-is-unique', 'fail', 'error', {
      findings: [
        finding('id-is-unique', 'error', {
          plugin: null,
          file: null,
          line: null,
          column: null,
          source: null,
          pointer: null,
        }),
      ],
    }),
  ]
  const verdict = (name: string, more: Partial<Verdict>): Verdict => ({
    name,
    content: 'sha256:c0ffee',
    path: `plugins/${name}`,
    owner,
    level: 'listed',
    effectiveLevel: 'listed',
    nextLevel: 'bronze',
    toNextLevel: [],
    tier: { required: 'T2', inputs: [], achieved: 'T1', review: null, reviewFault: 'never reviewed' },
    quarantined: null,
    strict: { passed: 2, of: 4 },
    effective: { passed: 3, of: 4 },
    counts: countsOf(results.filter((result) => result.plugin === name)),
    ...more,
  })
  return {
    ruleSet: '2026.11',
    asOf: '2026-11-22',
    root: '.',
    digest: 'sha256:4f1c',
    rules,
    verdicts: [
      verdict(plugin, { path: folder, toNextLevel: ['names-known-connectors', 'has-two-maintainers'] }),
      verdict('vendor-onboarding', { quarantined: fault }),
      verdict('week-planner', { level: 'gold', effectiveLevel: 'gold', nextLevel: null }),
    ],
    results,
    counts: countsOf(results.filter((result) => result.plugin !== null)),
    waivers: [{ ...waiver, plugin, rule: 'local-servers-are-pinned' }],
  }
}

function countsOf(results: readonly Result[]): Record<State, number> {
  const counts = { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
  for (const state of states) counts[state] = results.filter((result) => result.state === state).length
  return counts
}

/** The judgement before a change: one failure was not there yet, another one was. */
export function baseJudgement(): Judgement {
  const base = judgementWith()
  const changed = base.results.map((result): Result => {
    if (result.rule === 'names-known-connectors' && result.plugin === tidy.plugin)
      return { ...result, state: 'pass', findings: [], waiver: null }
    if (result.rule !== 'has-owner' || result.plugin !== 'week-planner') return result
    const [sample] = base.results.flatMap(({ findings }) => findings)
    const lost = { ...sample!, rule: 'has-owner', plugin: 'week-planner', message: 'nobody owns it', pointer: '/owner' }
    return { ...result, state: 'fail', findings: [lost] }
  })
  return { ...base, results: changed, counts: countsOf(changed.filter(({ plugin }) => plugin !== null)) }
}
