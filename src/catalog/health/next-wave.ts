/** What to do about the next wave: the call of the scaling monitor, with the signs that it rests on. */
import { type Call, calls, type NextWave, type ShownTable } from '../../model/health-page.ts'
import type { MetricResult } from '../../model/metric.ts'
import type { Context } from '../context.ts'
import { metricRoute } from '../routes.ts'
import { shownTable } from './tables.ts'
import { healthTerms } from './terms.ts'
import { shortName } from './wave-names.ts'

export function nextWave(context: Context, monitor: MetricResult | undefined): NextWave | null {
  if (monitor === undefined) return null
  const planned = context.library.org.waves
    .filter(({ start }) => start > context.asOf)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))[0]
  return {
    call: callOf(monitor),
    sentence: monitor.sentence,
    wave: planned === undefined ? null : { title: shortName(planned.name), start: planned.start },
    evidence: { title: monitor.title, url: metricRoute(monitor.id) },
    signs: monitor.state === 'measured' ? signsOf(context, monitor) : null,
    reasons: monitor.reasons,
  }
}

/** The monitor's headline carries its call in words. */
function callOf({ state, figures }: MetricResult): Call {
  const said = figures[0]?.text?.replace(' ', '-')
  return (state === 'measured' && calls.find((call) => call === said)) || 'cannot-say'
}

/** The first table of the monitor without what only its own page needs, its periods named by their days. */
function signsOf(context: Context, { id, tables }: MetricResult): ShownTable | null {
  const [table] = tables
  if (table === undefined) return null
  const { recent, before } = healthTerms(context).pace
  const labels: Record<string, string> = { recent: `Last ${recent} days`, before: `${before} days before` }
  const kept = [...table.columns.keys()].filter((i) => !/-teams$|^ratio$/.test(table.columns[i]?.id ?? ''))
  return {
    ...shownTable(context, id, {
      ...table,
      columns: kept
        .flatMap((i) => table.columns[i] ?? [])
        .map((one) => ({ ...one, label: labels[one.id] ?? one.label })),
      rows: table.rows.map((row) => kept.map((i) => row[i] ?? null)),
    }),
    csv: null,
  }
}
