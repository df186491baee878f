/** What a metric says: figures with their uncertainty, curves, tables; or why it says nothing. */
import type { FileState } from './usage.ts'

export const units = ['share', 'count', 'days', 'ratio', 'teams'] as const
export type Unit = (typeof units)[number]

export type Range = readonly [low: number, high: number]

/** A number that is shown. Shares are 0..1. */
export interface Figure {
  label: string
  unit: Unit
  /** Null is "undefined" (no denominator, median not reached), never 0; `text` then says why. */
  value: number | null
  /** What stands in place of the number, or beside it, e.g. "not reached (followed up to 30 days)". */
  text: string | null
  /** Counts behind a proportion. */
  k: number | null
  n: number | null
  /** 95 % confidence interval. */
  interval: Range | null
  /** What the value can be at the least and most, whatever unattributed runs were. */
  bounds: Range | null
}

/** A cell hidden since fewer than the least number of persons stand behind it, or since it would tell such a one. */
export interface Suppressed {
  suppressed: true
}
export type Cell = string | number | null | Suppressed

export interface Column {
  id: string
  label: string
  /** What the cells are: names that pages turn into links, text, a day, or a number in a unit. */
  holds: 'plugin' | 'team' | 'wave' | 'connector' | 'rule' | 'text' | 'day' | Unit
}

export interface Table {
  /** kebab-case; unique in its metric; the CSV is named by it. */
  id: string
  title: string
  columns: Column[]
  rows: Cell[][]
}

/** One step of a survival or adoption curve. */
export interface Step {
  /** Days since the clock started. */
  at: number
  value: number
  interval: Range | null
  /** Teams (or issues) still followed just before, and what happened then. */
  atRisk: number
  events: number
  censored: number
}

export interface Curve {
  /** Id of the wave, cohort or group. */
  id: string
  label: string
  steps: Step[]
  /** Longest follow-up, days. */
  until: number
}

/** A plot of curves: share that stays (survival) or that has arrived (adoption) over days. */
export interface CurvePlot {
  id: string
  title: string
  /** What y is, e.g. "share of teams not yet productive". */
  y: string
  /** What x counts from, e.g. "days since onboarding". */
  x: string
  curves: Curve[]
}

/** A value day by day, e.g. month by month. */
export interface Series {
  id: string
  label: string
  points: { day: string; value: number | null; interval: Range | null; bounds: Range | null }[]
}

export interface SeriesPlot {
  id: string
  title: string
  y: string
  unit: Unit
  series: Series[]
}

/** Where a figure stood when it was recorded. */
export interface TrendMark {
  day: string
  value: number | null
  interval: Range | null
  /** Version of the definition and of the rule set that were used; where one changes, a new series starts. */
  definition: number
  ruleSet: string
}

/**
 * measured: there are figures. too-thin: a gate of the metric is not met; `reasons` say which. no-usage: nothing was
 * read that it could speak of. undefined: it was computed and has no denominator.
 */
export type MetricState = 'measured' | 'too-thin' | 'no-usage' | 'undefined'

/** What a metric concludes from the rows of its queries. The first figure is its headline. */
export interface Conclusion {
  state: MetricState
  /** Sentences that say what is missing and what to do, for every state but measured. */
  reasons: string[]
  /** One sentence for a leader, figures and all; plain text. */
  sentence: string
  figures: Figure[]
  tables: Table[]
  curves: CurvePlot[]
  series: SeriesPlot[]
  /** What to know before relying on it, a sentence each. */
  notes: string[]
}

/** What is fixed of a metric, whatever the data. */
export interface MetricFacts {
  /** kebab-case; equals the file name. */
  id: string
  /** Its number in the reference of definitions, e.g. M1. */
  number: string
  title: string
  question: string
  unit: Unit
  better: 'up' | 'down' | 'neither'
  /** The exact definition in words; values of the policy are filled in. */
  definition: string
  /** Raised with every change of meaning: then a new series starts. */
  version: number
  /** Queries by name, as they ran. */
  queries: Record<string, string>
  /** Values of the parameters that the queries name. */
  parameters: Record<string, string | number>
  /** Ids of tables that are recorded with the figures. */
  records: readonly string[]
}

export interface MetricResult extends MetricFacts, Conclusion {
  /** Digest over everything it was computed from. */
  inputs: string
  /** Recorded values, oldest first, the present one not among them. */
  trend: TrendMark[]
}

/** How good the data is; printed on every page with figures. */
export interface DataQuality {
  /** 1 − unattributed / all qualifying runs; null without runs. */
  coverage: number | null
  /** Days from the last event to the date of the run; null without runs. */
  freshness: number | null
  first: string | null
  last: string | null
  /** Days with data within the retention, and teams with a qualifying run. */
  days: number
  teams: number
  /** Files of usage/ by what became of them; a link counts as refused. */
  files: Record<FileState, number>
  /** Rows of the files: read = kept + duplicates + unrelated + all that was rejected. */
  rows: {
    read: number
    kept: number
    duplicates: number
    unrelated: number
    rejected: { reason: string; rows: number }[]
  }
  /** Runs that the kept rows speak of: all = qualifying + all that was set aside, e.g. since no team is known. */
  runs: {
    all: number
    qualifying: number
    setAside: { reason: string; runs: number }[]
    /** Of the qualifying ones: on plugins of the catalogue, of a version that no export says; they count as not vetted. */
    withoutVersion: number
  }
}
