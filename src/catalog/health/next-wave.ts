/** What to do about the next wave: the call of the scaling monitor, with the signs that it rests on. */
import type { Call, NextWave } from '../../model/health-page.ts'
import type { MetricResult } from '../../model/metric.ts'
import type { Context } from '../context.ts'
import { metricRoute } from '../routes.ts'
import { shownTable } from './tables.ts'
import { shortName } from './wave-names.ts'

export function nextWave(context: Context, monitor: MetricResult | undefined): NextWave | null {
  if (monitor === undefined) return null
  const planned = context.library.org.waves
    .filter(({ start }) => start > context.asOf)
    .toSorted((a, b) => (a.start < b.start ? -1 : 1))[0]
  const [signs] = monitor.tables
  return {
    call: callOf(monitor),
    sentence: monitor.sentence,
    wave: planned === undefined ? null : { title: shortName(planned.name), start: planned.start },
    evidence: { title: monitor.title, url: metricRoute(monitor.id) },
    signs: signs === undefined || monitor.state !== 'measured' ? null : shownTable(context, monitor.id, signs),
    reasons: monitor.reasons,
  }
}

/** The monitor's headline counts the red signs: two hold the wave, one asks for a look. */
function callOf({ state, figures }: MetricResult): Call {
  const red = figures[0]?.value
  if (state !== 'measured' || red === null || red === undefined) return 'cannot-say'
  return red >= 2 ? 'hold' : red === 1 ? 'look' : 'go'
}
