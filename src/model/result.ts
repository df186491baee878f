/** The verdicts: one result for every plugin and rule, in one of six states. */
import type { Finding, Severity } from './finding.ts'

export const tiers = ['T0', 'T1', 'T2', 'T3'] as const
export type Tier = (typeof tiers)[number]

export const levels = ['listed', 'bronze', 'silver', 'gold'] as const
export type Level = (typeof levels)[number]

export const states = ['pass', 'fail', 'waived', 'grace', 'not-applicable', 'could-not-run'] as const
export type State = (typeof states)[number]

/** How the waiver of a cell stands on the day of the run. */
export type WaiverState = 'pending' | 'active' | 'expiring' | 'expired' | 'stale'

export interface WaiverUse {
  kind: string
  reason: string
  requestedBy: string
  approvedBy: string | null
  created: string
  expires: string
  state: WaiverState
  /** Days left, negative after the end. */
  daysLeft: number
  issue: string | null
  /** Place of the waiver, root-relative. */
  file: string
  line: number | null
}

/** A finding with what makes it checkable. */
export interface JudgedFinding extends Finding {
  /** JSON pointer into the manifest or file, e.g. /connectors/1/id; null when none applies. */
  pointer: string | null
  /** What was found, as text that is safe to show; null when nothing or a secret. */
  evidence: string | null
  /** Whether an active waiver covers it. */
  waived: boolean
}

export interface Result {
  /** Null for a catalogue-wide rule's findings that belong to no single plugin. */
  plugin: string | null
  rule: string
  state: State
  /** At this plugin's tier. */
  severity: Severity
  waiver: WaiverUse | null
  findings: JudgedFinding[]
  /** First day the rule is enforced for this plugin, while in grace; else null. */
  enforcedFrom: string | null
  /** Why it could not run; else null. */
  fault: string | null
}

/** One contribution to the required tier. */
export interface TierInput {
  input: 'data class' | 'capability' | 'code' | 'audience' | 'toxic flow'
  /** What it is here, e.g. "internal" or "4 teams". */
  value: string
  tier: Tier
}

export interface TierDerivation {
  required: Tier
  inputs: TierInput[]
  achieved: Tier
  /** The review that gives the achieved tier; null when none counts. */
  review: { tier: Tier; date: string; expires: string; reviewers: string[] } | null
  /** Why no review counts, e.g. "content changed since the review of 2026-08-14"; null when one does. */
  reviewFault: string | null
}

export interface Figure {
  passed: number
  of: number
}

export interface Verdict {
  name: string
  /** Digest of what was judged. */
  content: string
  path: string | null
  owner: string | null
  level: Level
  /** With active waivers counted as passed. */
  effectiveLevel: Level
  nextLevel: Level | null
  /** Rules that stand between the plugin and its next level. */
  toNextLevel: string[]
  tier: TierDerivation
  quarantined: string | null
  strict: Figure
  effective: Figure
  counts: Record<State, number>
}
