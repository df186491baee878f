/** What usage says of one plugin, team or connector, as their pages show it: aggregates only. */
import type { Cell, Figure, Range } from './metric.ts'

export const lifeStates = [
  'removed',
  'deprecated',
  'too-young',
  'reused',
  'single-team',
  'seasonal',
  'dormant',
  'unknown',
  'abandoned',
] as const
export type LifeState = (typeof lifeStates)[number]

/** How tables, plots and pages name them. */
export const lifeLabels: Record<LifeState, string> = {
  removed: 'Removed or disabled',
  deprecated: 'Deprecated',
  'too-young': 'Too young',
  reused: 'Reused by other teams',
  'single-team': 'Used by its own team',
  seasonal: 'Seasonal',
  dormant: 'Dormant',
  unknown: 'Unknown',
  abandoned: 'Built once and abandoned',
}

/** Null figures mean "no data", never 0. All counts are of qualifying runs in the window of the policy. */
export interface PluginUsage {
  plugin: string
  life: LifeState
  /** Question to the owner, where the state asks for one. */
  question: string | null
  /** Teams that use it; the same without the owner. */
  reach: number
  reachOthers: number
  /** Effective number of teams, order 2 and 1. */
  effectiveTeams: { d2: number; d1: number } | null
  runs: Cell
  /** Distinct persons in the window; suppressed below the least number. */
  persons: Cell
  /** Teams that ran it in the window: whether they use it or only tried it, and since when. */
  adopters: { team: string; uses: boolean; runs: Cell; first: string; last: string }[]
  success: Figure | null
  versions: { version: string | null; runs: Cell; share: number | null }[]
  lastUsed: string | null
  /** Runs by week, oldest first. */
  weeks: { day: string; runs: Cell }[]
  issues: { open: number; answered: number; medianResponse: number | null; oldestUnanswered: number | null } | null
  /** What the vendor's reports say, apart from our own counts. */
  reported: ReportedUse[]
}

/** One row of an Analytics API report or a typed inventory, with its period. */
export interface ReportedUse {
  /** e.g. "Analytics API /plugins". */
  source: string
  name: string
  first: string
  last: string
  persons: number | null
  installs: number | null
  invocations: number | null
}

export interface TeamUsage {
  team: string
  runs: Cell
  persons: Cell
  /** Runs on plugins of others by all runs on plugins of the catalogue. */
  importRatio: Figure | null
  uses: { plugin: string; runs: Cell; own: boolean; first: string }[]
  /** Own plugins that others use, and by how many teams. */
  lends: { plugin: string; teams: number }[]
  /** Days from onboarding to productive; null with `waiting` days when not yet; both null when not followed. */
  productiveAfter: number | null
  waiting: number | null
}

export interface ConnectorUsage {
  connector: string
  calls: Cell
  failures: Cell
  teams: { team: string; calls: Cell }[]
  /** Share of plugins on the approved configuration, and the drift index of M7. */
  conformance: Figure | null
  drift: number | null
  variants: number
  success: Range | null
  reported: ReportedUse[]
}
