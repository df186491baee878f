/** The record of a rule's page. */
import type { Link } from './card.ts'
import type { Severity } from './finding.ts'
import type { ExampleText } from './judgement.ts'
import type { JudgedFinding, Level, State, Tier, WaiverUse } from './result.ts'

/** A rule as lists name it. */
export interface RuleStep {
  id: string
  title: string
  url: string
  level: Level
  effort: 'S' | 'M' | 'L'
}

/** A cell of the rule that does not simply hold. */
export interface RuleCell {
  plugin: Link
  owner: Link
  state: Exclude<State, 'pass' | 'not-applicable'>
  findings: JudgedFinding[]
  waiver: WaiverUse | null
  enforcedFrom: string | null
  fault: string | null
}

export interface RulePage extends RuleStep {
  why: string
  remedy: string
  /** Group of the rule list; null when the list has none. */
  subject: string | null
  severity: { tier: Tier; severity: Severity | null }[]
  /** Enforced now, from a day on, or in grace until policy sets a day. */
  binds: { when: 'now' } | { when: 'from'; day: string; daysLeft: number } | { when: 'unset' }
  attested: boolean
  scope: 'plugin' | 'catalog'
  since: string
  /** Longest waiver in days by tier; null when no waiver counts. */
  waiverDays: { tier: Tier; days: number }[] | null
  sources: Link[]
  pass: ExampleText[]
  fail: (ExampleText & { finds: string[] })[]
  none: ExampleText[]
  counts: Record<State, number>
  waiverRate: number | null
  oftenWaived: boolean
  /** By state, then by plugin. */
  open: RuleCell[]
  /** Findings that belong to no plugin. */
  loose: JudgedFinding[]
}
