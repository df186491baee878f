/** The records of the compliance report, and of what a plugin's own page says of its standing. */
import type { Link } from './card.ts'
import type { Finding } from './finding.ts'
import type {
  Figure,
  JudgedFinding,
  Level,
  State,
  Tier,
  TierDerivation,
  TierInput,
  WaiverState,
  WaiverUse,
} from './result.ts'
import type { RuleStep } from './rule-page.ts'
import type { Trend } from './trend.ts'

/** Rows of cells are texts: one letter for each rule, in the order of the report. */
export const stateLetters = {
  pass: 'p',
  fail: 'f',
  waived: 'w',
  grace: 'g',
  'not-applicable': 'n',
  'could-not-run': 'c',
} as const satisfies Record<State, string>

/** What every page of the report says of itself. */
export interface ReportFacts {
  ruleSet: string
  asOf: string
  /** Folder that was judged. */
  root: string
  digest: string
  plugins: number
  rules: number
  waivers: number
}

/** Something that ends, or begins to bind, soon. */
export interface SoonItem {
  kind: 'review' | 'waiver' | 'rule'
  day: string
  daysLeft: number
  what: Link
  note: string
}

/** What an auditor asks first. */
export interface Overview {
  /** How many plugins reach bronze, the minimum for publication. */
  meetMinimum: number
  /** Gold first. */
  levels: { level: Level; plugins: number; effective: number }[]
  strict: Figure
  effective: Figure
  counts: Record<State, number>
  failsMost: { rule: Link; title: string; plugins: number }[]
  /** Rules that fail somewhere. */
  failing: number
  quarantined: number
  /** Days that "soon" looks ahead. */
  window: number
  soon: SoonItem[]
}

/** A plugin in the report. */
export interface StandingRow {
  plugin: Link
  owner: Link
  level: Level
  effectiveLevel: Level
  nextLevel: Level | null
  strict: Figure
  effective: Figure
  counts: Record<State, number>
  /** One letter a rule, see stateLetters. */
  cells: string
  required: Tier
  achieved: Tier
  /** Whether the achieved tier is below the required one. */
  short: boolean
  /** First rules that stand in the way of the next level, linked to their place on the plugin's page. */
  inTheWay: Link[]
  /** How many more there are. */
  more: number
}

export interface TeamRow {
  team: Link
  plugins: number
  levels: Record<Level, number>
  strict: Figure
  effective: Figure
  counts: Record<State, number>
  /** Plugins whose review is below the required tier. */
  short: number
}

export interface RuleRow extends RuleStep {
  counts: Record<State, number>
  /** Waived of all cells that apply, share 0..1; null when none applies. */
  waiverRate: number | null
  /** Whether so many are waived that the rule itself should be looked at. */
  oftenWaived: boolean
}

/** The derivation of a tier, with what makes the difference. */
export interface TierFacts extends TierDerivation {
  short: boolean
  /** Inputs above the achieved tier. */
  causes: TierInput['input'][]
}

export interface TierRow extends TierFacts {
  plugin: Link
  owner: Link
}

/** May use it · after a grant · not meant for it. */
export const accessLetters = { ready: 'y', grant: 'g', outside: 'o' } as const

export interface AccessRow {
  plugin: Link
  owner: Link
  needs: { grant: string; optional: boolean }[]
  /** One letter a team, see accessLetters. */
  cells: string
}

/** A grant that some teams of the audience lack, and whom to ask for it. */
export interface AccessGap {
  plugin: Link
  /** connector:scope. */
  grant: string
  connector: Link
  teams: Link[]
  /** Team that grants it; null when nobody has provisioned the connector. */
  ask: Link | null
  channel: string | null
  how: string | null
  form: string | null
}

export interface AccessFacts {
  teams: Link[]
  plugins: AccessRow[]
  gaps: AccessGap[]
  /** Plugins that do not say whom they are meant for. */
  undescribed: number
}

export interface ConformanceRow {
  connector: Link
  provisioned: boolean
  /** Approved address or command, the usual one; null when nothing is approved. */
  approved: string | null
  conforms: Link[]
  drifts: { plugins: Link[]; address: string; how: string[] }[]
  /** Address left open, or nothing to compare with. */
  unknown: Link[]
  verdict: { tone: 'good' | 'warn' | 'plain'; sentence: string }
}

export interface WaiverFacts extends WaiverUse {
  plugin: Link
  rule: Link
  /** Days since it was created. */
  age: number
}

export interface CompliancePage {
  report: ReportFacts
  overview: Overview
  trend: Trend
  /** Columns of every row of cells. */
  rules: RuleStep[]
  plugins: StandingRow[]
  teams: TeamRow[]
  byRule: RuleRow[]
  tiers: TierRow[]
  access: AccessFacts
  connectors: ConformanceRow[]
  waivers: WaiverFacts[]
  waiverCounts: Record<WaiverState, number>
  /** Findings that belong to no plugin. */
  loose: (Finding | JudgedFinding)[]
}

/** A cell that wants attention, with its findings. */
export interface CellFacts extends RuleStep {
  state: State
  findings: JudgedFinding[]
  waiver: WaiverUse | null
  enforcedFrom: string | null
  fault: string | null
}

/** What a plugin's page says of its standing. */
export interface PluginVerdict {
  ruleSet: string
  level: Level
  effectiveLevel: Level
  nextLevel: Level | null
  strict: Figure
  effective: Figure
  counts: Record<State, number>
  cells: string
  tier: TierFacts
  /** What to do for the next level, least effort first; `at` is the place on the page that says more. */
  steps: (RuleStep & { state: State; first: string | null; findings: number; at: string })[]
  /** Cells that fail, could not run, are waived or in grace. */
  open: Record<'fail' | 'could-not-run' | 'waived' | 'grace', CellFacts[]>
  /** Ids of the rules that hold, and of those with nothing to look at. */
  holds: string[]
  notApplicable: string[]
  waivers: WaiverFacts[]
  /** Findings of reading that no rule took up. */
  others: Finding[]
}
