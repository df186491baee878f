/** What became of the estate since earlier days were recorded. */
import type { Link } from './card.ts'
import type { Figure, Level, State } from './result.ts'

/** A recorded day, or this run as the last of them. */
export interface TrendPoint {
  day: string
  ruleSet: string
  /** Whether other rules judged than on the day before it in the list. */
  rulesChanged: boolean
  plugins: number
  levels: Record<Level, number>
  strict: Figure
  effective: Figure
  counts: Record<State, number>
}

export interface LevelStep {
  plugin: Link
  from: Level
  to: Level
}

export interface CellStep {
  plugin: Link
  rule: Link
}

/** This run against the last recorded day before it. */
export interface TrendChange {
  since: string
  daysAgo: number
  /** Null when the same rules judged both. */
  rules: { from: string; to: string; came: Link[]; went: string[] } | null
  rose: LevelStep[]
  fell: LevelStep[]
  came: Link[]
  /** Names of plugins that are no longer there. */
  went: string[]
  /** Cells of plugins and rules that are in both: those that fail now, and those that no longer fail. */
  failsNow: CellStep[]
  failsNoMore: CellStep[]
}

export interface Trend {
  /** Oldest first; this run is the last, and the only one where nothing was recorded before it. */
  points: TrendPoint[]
  /** Null where nothing was recorded before this run. */
  change: TrendChange | null
}
