/** The library judged: every cell, every verdict, and what the rules say of themselves. Reports and pages are made from it. */
import type { Severity } from './finding.ts'
import type { Level, Result, State, Tier, Verdict, WaiverUse } from './result.ts'

/** What a report or a page says of a rule. */
export interface RuleFacts {
  id: string
  title: string
  why: string
  remedy: string
  /** From each tier upwards. */
  severity: Partial<Record<Tier, Severity>>
  level: Level
  waivable: boolean
  dayOne: boolean
  since: string
  /** Day from which it is enforced, when policy sets one; null when it is enforced now or no day is set. */
  enforceFrom: string | null
  effort: 'S' | 'M' | 'L'
  attested: boolean
  scope: 'plugin' | 'catalog'
  /** Group of the rule list, e.g. Structure; left out where the list has none. */
  subject?: string
  sources: string[]
  pass: ExampleText[]
  fail: (ExampleText & { finds: string[] })[]
  none: ExampleText[]
}

export interface ExampleText {
  title: string
  /** What is laid over the tidy example: frontmatter and files, as text by name. */
  changes: { name: string; text: string | null }[]
}

/** A waiver with its standing, also when nothing fails or the plugin is gone. */
export interface WaiverRow extends WaiverUse {
  plugin: string
  rule: string
}

export interface Judgement {
  /** Version of the rule set, e.g. 2026.11. */
  ruleSet: string
  asOf: string
  /** Folder that was judged, as the command line names it. */
  root: string
  /** Digest of everything that the verdicts rest on: plugins, central data, rules, date. */
  digest: string
  rules: RuleFacts[]
  /** By plugin name. */
  verdicts: Verdict[]
  /** One a cell, plugins in order, rules in order; then those that belong to no plugin. */
  results: Result[]
  /** Over all cells. */
  counts: Record<State, number>
  waivers: WaiverRow[]
}
