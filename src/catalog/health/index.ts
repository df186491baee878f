/** Measurement → the records of the health pages: the three questions, the call for the next wave, a page a metric. */
import type { HealthPage, HealthPages, MetricPage } from '../../model/health-page.ts'
import type { Health } from '../../model/measurement.ts'
import type { MetricResult } from '../../model/metric.ts'
import type { Context } from '../context.ts'
import { briefOf, figuresOf } from './briefs.ts'
import { withoutBands } from './curves.ts'
import { exportsPage } from './exports.ts'
import { nextWave } from './next-wave.ts'
import { plotsOf } from './plots.ts'
import { shownTable } from './tables.ts'
import { healthTerms } from './terms.ts'

/** Metrics by what they are about, in the order in which they are read; those that stand above are left out. */
const groups: [title: string, numbers: string[]][] = [
  ['Reuse', ['M2', 'M6']],
  ['From wave to wave', ['M5', 'M14']],
  ['Trust', ['M11', 'M7', 'M12']],
  ['Care', ['M8', 'M9', 'M10']],
]
/** The questions of a leader. */
const asked = ['M1', 'M3', 'M4']
/** The metric that calls hold, look or go. */
const pace = 'M13'
/** Whose first plot stands on the first page. */
const drawn = ['M2', 'M3', 'M4']

export function healthPages(context: Context): HealthPages | null {
  const { health } = context
  return health === null
    ? null
    : {
        front: healthPage(context, health),
        exports: exportsPage(health),
        metrics: health.metrics.map((metric) => metricPage(context, metric)),
      }
}

function healthPage(context: Context, health: Health): HealthPage {
  const { asOf, quality, metrics } = health
  const byNumber = new Map(metrics.map((metric) => [metric.number, metric]))
  const those = (numbers: string[]) => numbers.flatMap((number) => byNumber.get(number) ?? [])
  const placed = new Set([...asked, pace, ...groups.flatMap(([, numbers]) => numbers)])
  const others = metrics.filter(({ number }) => !placed.has(number))
  const { window, cell } = healthTerms(context)
  return {
    asOf,
    quality,
    window,
    cell,
    next: nextWave(context, byNumber.get(pace)),
    answers: those(asked).map((metric) => briefOf(context, metric)),
    plots: those(drawn).flatMap((metric) => plotsOf(context, metric).slice(0, 1).map(withoutBands)),
    groups: [...groups.map(([title, numbers]) => ({ title, found: those(numbers) })), { title: 'More', found: others }]
      .filter(({ found }) => found.length > 0)
      .map(({ title, found }) => ({ title, metrics: found.map((metric) => briefOf(context, metric)) })),
  }
}

function metricPage(context: Context, metric: MetricResult): MetricPage {
  const { number, unit, definition, version, queries, parameters, figures, tables, notes, inputs } = metric
  return {
    ...briefOf(context, metric),
    number,
    unit,
    definition,
    version,
    queries,
    parameters,
    figures: figuresOf(context, figures),
    plots: plotsOf(context, metric),
    tables: tables.map((table) => shownTable(context, metric.id, table)),
    notes,
    inputs,
  }
}
