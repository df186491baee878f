/** The records of the health pages: what the metrics say, with names linked, plots chosen and tables laid out. */
import type { Link } from './card.ts'
import type {
  Cell,
  Column,
  DataQuality,
  Figure,
  MetricFacts,
  MetricState,
  Range,
  Series,
  Table,
  TrendMark,
  Unit,
} from './metric.ts'
import type { UsageFile } from './usage.ts'

/** A cell, or the name in it with its page. */
export type ShownCell = Cell | Link

export interface ShownTable {
  id: string
  title: string
  columns: Column[]
  rows: ShownCell[][]
  /** Where it is published as CSV; null for tables that only spell out a plot. */
  csv: string | null
}

export interface ShownCurve {
  id: string
  label: string
  /** Corners of the stairs, first one at day 0. */
  steps: { at: number; value: number; interval: Range | null }[]
  until: number
  /** First day on which fewer than three are followed; null when there always are as many. */
  thinFrom: number | null
  /** Days on which somebody was last seen before the event came. */
  ticks: { at: number; value: number }[]
}

interface Shown {
  /** kebab-case; unique on its page. */
  id: string
  title: string
  /** How to read it, one or two sentences. */
  note: string
  /** The same in figures. */
  table: ShownTable
}

export type ShownPlot =
  | (Shown & {
      kind: 'curves'
      x: string
      y: string
      until: number
      /** Whether intervals are drawn; a small plot is calmer without. */
      banded: boolean
      curves: ShownCurve[]
    })
  | (Shown & { kind: 'series'; y: string; unit: Unit; series: Series[] })
  | (Shown & { kind: 'forest'; unit: Unit; rows: { label: string; value: number; range: Range | null }[] })
  | (Shown & { kind: 'states'; rows: { id: string; label: string; count: number }[] })
  | (Shown & {
      kind: 'matrix'
      columns: string[]
      rows: { label: string; cells: ('own' | 'other' | null)[]; total: number }[]
    })
  | (Shown & { kind: 'drift'; rows: { label: string; alike: number; otherwise: number }[] })

/** Where a headline stood; the present value comes last. */
export interface Trail {
  unit: Unit
  marks: (TrendMark & { changed: string | null })[]
}

/** A metric in a list: its answer and where it is explained. */
export interface MetricBrief {
  id: string
  title: string
  question: string
  url: string
  state: MetricState
  reasons: string[]
  sentence: string
  /** Its first figure; null when it says nothing. */
  headline: Figure | null
  /** The figure of each wave, first wave first, where the metric follows waves. */
  waves: { label: string; figure: Figure }[]
  better: MetricFacts['better']
  trail: Trail
}

export interface MetricPage extends MetricBrief, Omit<MetricFacts, 'id' | 'title' | 'question' | 'better' | 'records'> {
  figures: Figure[]
  plots: ShownPlot[]
  tables: ShownTable[]
  notes: string[]
  inputs: string
}

export const calls = ['hold', 'look', 'go', 'cannot-say'] as const
export type Call = (typeof calls)[number]

/** What to do about the next wave, and what says so. */
export interface NextWave {
  call: Call
  sentence: string
  /** The next wave that is planned; null when none is. */
  wave: { title: string; start: string } | null
  evidence: Link
  signs: ShownTable | null
  reasons: string[]
}

export interface HealthPage {
  asOf: string
  quality: DataQuality
  /** Days that count as now, and the fewest persons behind a number that is shown. */
  window: number
  cell: number
  next: NextWave | null
  /** The three questions of a leader, in order. */
  answers: MetricBrief[]
  plots: ShownPlot[]
  groups: { title: string; metrics: MetricBrief[] }[]
}

/** What was read of usage/, and what was not. */
export interface ExportsPage {
  counts: DataQuality['files']
  /** Rows left out, of all files. */
  leftOut: number
  /** Files of which something is to be said: refused ones first, then those read in part. */
  open: UsageFile[]
  /** Every file, and what was left out of which. */
  tables: (Table & { csv: string })[]
}

export interface HealthPages {
  front: HealthPage
  exports: ExportsPage
  /** A page a metric, in the order of the measurement. */
  metrics: MetricPage[]
}

export interface WaveFacts {
  id: string
  name: string
  start: string
  goal: string | null
  lessons: string[]
  decision: string | null
  teams: Link[]
  /** Its figures of every metric that goes wave by wave. */
  figures: (Figure & { metric: Link })[]
}

export interface WavesPage {
  next: NextWave | null
  quality: DataQuality | null
  cell: number
  waves: WaveFacts[]
  /** Curves of the waves over each other, with how many are followed. */
  curves: { metric: MetricBrief; plots: ShownPlot[] }[]
  learning: ShownTable[]
}
