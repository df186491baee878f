/** A judgement drawn by hand over the tidy organisation: a row of letters for each plugin, a column for each rule. */
import type { Context } from '../../src/catalog/context.ts'
import { stateLetters } from '../../src/model/compliance.ts'
import type { Judgement, RuleFacts, WaiverRow } from '../../src/model/judgement.ts'
import type { Library } from '../../src/model/library.ts'
import {
  type Level,
  levels,
  type Result,
  type State,
  states,
  type TierDerivation,
  type Verdict,
} from '../../src/model/result.ts'
import { orgs, read } from '../read/repository.ts'

export const asOf = '2026-11-22'
export const acme: Library = read(`${orgs}/acme`)

const rule = (id: string, level: Level, effort: RuleFacts['effort'], more: Partial<RuleFacts> = {}): RuleFacts => ({
  ...{ id, level, effort, title: id.replaceAll('-', ' '), why: 'Somebody is harmed.', remedy: 'Mend it.' },
  ...{ severity: { T1: 'warning', T2: 'error' }, waivable: true, dayOne: true, since: '2026.11', enforceFrom: null },
  ...{ attested: false, scope: 'plugin', sources: [], pass: [], fail: [], none: [] },
  ...more,
})

export const rules: RuleFacts[] = [
  rule('has-owner', 'bronze', 'S', { waivable: false, severity: { T1: 'error' } }),
  rule('declares-data', 'bronze', 'L', { sources: ['https://semver.org', 'anthropics/claude-code#32983', 'agnix'] }),
  rule('links-resolve', 'silver', 'M'),
  rule('has-support-channel', 'silver', 'S'),
  rule('local-servers-are-pinned', 'silver', 'M', { dayOne: false }),
]

export const reviewed: TierDerivation = {
  required: 'T2',
  inputs: [
    { input: 'data class', value: 'confidential', tier: 'T2' },
    { input: 'capability', value: 'read', tier: 'T1' },
  ],
  achieved: 'T2',
  review: { tier: 'T2', date: '2026-06-14', expires: '2026-12-11', reviewers: ['ellen.brandt (standards)'] },
  reviewFault: null,
}

/** One letter a rule, see stateLetters. Every cell that does not simply hold has one finding. */
export function resultsOf(plugin: string, letters: string): Result[] {
  return rules.map(({ id }, i) => {
    const state = states.find((one) => stateLetters[one] === letters[i]) ?? 'could-not-run'
    const open = state === 'fail' || state === 'waived' || state === 'grace'
    const file = `plugins/${plugin}/README.md`
    const finding = { rule: id, severity: 'error', plugin, file, line: 4, column: 1, source: null } as const
    const judged = { ...finding, message: `${id} does not hold`, fix: `mend ${id}`, pointer: null, evidence: null }
    return {
      ...{ plugin, rule: id, state, severity: 'error', waiver: null, enforcedFrom: null },
      findings: open ? [{ ...judged, waived: state === 'waived' }] : [],
      fault: state === 'could-not-run' ? 'its manifest could not be read' : null,
    }
  })
}

export function verdictOf(name: string, letters: string, level: Level, tier: TierDerivation): Verdict {
  const count = (state: State) => [...letters].filter((letter) => letter === stateLetters[state]).length
  const of = count('pass') + count('fail') + count('waived') + count('could-not-run')
  const open = ['f', 'w', 'c']
  return {
    ...{ name, content: 'sha256:0', path: `plugins/${name}`, owner: null, level, effectiveLevel: level, tier },
    nextLevel: levels[levels.indexOf(level) + 1] ?? null,
    toNextLevel: rules.filter((_, i) => open.includes(letters[i] ?? '')).map(({ id }) => id),
    quarantined: null,
    strict: { passed: count('pass'), of },
    effective: { passed: count('pass') + count('waived'), of },
    counts: {
      ...{ pass: count('pass'), fail: count('fail'), waived: count('waived'), grace: count('grace') },
      ...{ 'not-applicable': count('not-applicable'), 'could-not-run': count('could-not-run') },
    },
  }
}

export function waiver(plugin: string, rule: string, more: Partial<WaiverRow>): WaiverRow {
  return {
    ...{ plugin, rule, kind: 'temporary', reason: 'The vendor answers in December.', requestedBy: 'mara.lindqvist' },
    ...{ approvedBy: 'ellen.brandt', created: '2026-11-01', expires: '2026-11-30', state: 'active', daysLeft: 8 },
    ...{ issue: null, file: `org/waivers/${plugin}.yaml`, line: 1 },
    ...more,
  }
}

export interface Drawn {
  plugins: [name: string, letters: string, level: Level, tier?: TierDerivation][]
  waivers?: WaiverRow[]
  loose?: Result[]
  library?: Library
}

export function contextOf({ plugins, waivers = [], loose = [], library = acme }: Drawn): Context {
  const results = [...plugins.flatMap(([name, letters]) => resultsOf(name, letters)), ...loose]
  const verdicts = plugins.map(([name, letters, level, tier = reviewed]) => verdictOf(name, letters, level, tier))
  const total = (state: State) => verdicts.reduce((sum, { counts }) => sum + counts[state], 0)
  const judgement: Judgement = {
    ...{ ruleSet: '2026.11', asOf, root: '.', digest: 'sha256:9c4e', rules, verdicts, results, waivers },
    counts: {
      ...{ pass: total('pass'), fail: total('fail'), waived: total('waived'), grace: total('grace') },
      ...{ 'not-applicable': total('not-applicable'), 'could-not-run': total('could-not-run') },
    },
  }
  const none = { rendered: new Map(), targets: new Map(), shownFiles: new Map() }
  const unknown = { health: null, usage: null, sourceBase: null, site: null }
  return { ...none, ...unknown, library, judgement, asOf, offers: [], packed: new Map() }
}
