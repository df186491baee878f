/** A metric's answer as lists show it, with where its headline stood on recorded days. */
import type { MetricBrief, Trail } from '../../model/health-page.ts'
import type { Figure, MetricResult, TrendMark } from '../../model/metric.ts'
import type { Context } from '../context.ts'
import { metricRoute } from '../routes.ts'
import { shortWaves } from './wave-names.ts'

export function briefOf(context: Context, metric: MetricResult): MetricBrief {
  const { id, title, question, state, reasons, sentence, better, figures } = metric
  const [headline = null] = state === 'measured' ? figuresOf(context, figures) : []
  return {
    id,
    title,
    question,
    url: metricRoute(id),
    state,
    reasons,
    sentence: shortWaves(context, sentence),
    headline,
    waves: state === 'measured' ? byWave(context, metric) : [],
    better,
    trail: trailOf(context, metric),
  }
}

export function figuresOf(context: Context, figures: readonly Figure[]): Figure[] {
  return figures.map((figure) => ({ ...figure, label: shortWaves(context, figure.label) }))
}

/** The first figure that names each wave, in the unit of the headline. */
function byWave(context: Context, { figures }: MetricResult): MetricBrief['waves'] {
  const { waves } = context.library.org
  const shown = waves.flatMap(({ name }) => {
    const figure = figures.find(({ label, unit }) => unit === figures[0]?.unit && label.includes(name))
    return figure === undefined ? [] : [{ label: shortWaves(context, name), figure }]
  })
  return shown.length < 2
    ? []
    : shown.map(({ label, figure }) => ({ label, figure: { ...figure, label: shortWaves(context, figure.label) } }))
}

function trailOf({ asOf, judgement }: Context, { unit, trend, version, state, figures }: MetricResult): Trail {
  const [now] = figures
  const present: TrendMark[] =
    state === 'measured' && now !== undefined
      ? [
          {
            day: asOf,
            value: now.value,
            interval: now.interval,
            definition: version,
            ruleSet: judgement?.ruleSet ?? '',
          },
        ]
      : []
  const marks = [...trend.filter(({ day }) => day < asOf), ...present]
  return {
    unit: now?.unit ?? unit,
    marks: marks.map((mark, i) => ({ ...mark, changed: changeOf(marks[i - 1], mark) })),
  }
}

/** What was measured otherwise than on the day before in the list, in words; null when nothing was. */
function changeOf(before: TrendMark | undefined, { definition, ruleSet }: TrendMark): string | null {
  if (before === undefined) return null
  const changes = [
    ...(before.definition === definition ? [] : [`definition ${definition}`]),
    ...(before.ruleSet === ruleSet ? [] : [`rule set ${ruleSet}`]),
  ]
  return changes.length === 0 ? null : changes.join(', ')
}
