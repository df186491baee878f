/** Survival and adoption curves → the stairs that a plot draws, and the tables that say the same. */
import type { ShownCurve, ShownPlot, ShownTable } from '../../model/health-page.ts'
import type { Curve, CurvePlot, Step } from '../../model/metric.ts'
import { plotTable } from './tables.ts'
import { shortName } from './wave-names.ts'

const ticks = 'A tick marks one that was still followed when the data ended. '

/** The plot small enough to stand beside others. */
export function withoutBands(plot: ShownPlot): ShownPlot {
  return plot.kind === 'curves'
    ? { ...plot, banded: false, note: `${ticks}Dashed where fewer than ${fewest} are followed.` }
    : plot
}

/** Below this many still followed, a curve is drawn as uncertain. */
export const fewest = 3

export function shownCurves(plot: CurvePlot): ShownPlot {
  const start = startOf(plot)
  const until = Math.max(1, ...plot.curves.map((curve) => curve.until))
  const ticked = plot.curves.some(({ steps }) => steps.some(({ censored }) => censored > 0))
  return {
    kind: 'curves',
    id: plot.id,
    title: plot.title,
    note: `${ticked ? ticks : ''}The band is the 95 % interval; dashed and hatched where fewer than ${fewest} are followed.`,
    banded: true,
    x: plot.x,
    y: plot.y,
    until,
    curves: plot.curves.map((curve) => shownCurve(curve, start)),
    table: plotTable(
      `${plot.id}-steps`,
      plot.title,
      [
        ['curve', 'Curve', 'text'],
        ['at', 'Day', 'count'],
        ['value', 'Share', 'share'],
        ['low', 'Low', 'share'],
        ['high', 'High', 'share'],
        ['risk', 'Followed', 'count'],
        ['events', 'Came', 'count'],
        ['censored', 'Still followed', 'count'],
      ],
      plot.curves.flatMap(({ label, steps }) =>
        steps.map((step) => [
          shortName(label),
          step.at,
          step.value,
          step.interval?.[0] ?? null,
          step.interval?.[1] ?? null,
          step.atRisk,
          step.events,
          step.censored,
        ]),
      ),
    ),
  }
}

function shownCurve({ id, label, steps, until }: Curve, start: 0 | 1): ShownCurve {
  const drawn = steps.map(({ at, value, interval }) => ({ at, value, interval }))
  return {
    id,
    label: shortName(label),
    steps: drawn[0]?.at === 0 ? drawn : [{ at: 0, value: start, interval: null }, ...drawn],
    until,
    thinFrom: thinFrom(steps, until),
    ticks: steps.filter(({ censored }) => censored > 0).map(({ at, value }) => ({ at, value })),
  }
}

/** Share at day 0: all for a share that stays, none for one that arrives; told from a step, since the first one says how it moves. */
function startOf({ curves }: CurvePlot): 0 | 1 {
  for (const { steps } of curves) {
    const [first, ...further] = steps.filter(({ events }) => events > 0)
    const next = further.find(({ value }) => value !== first?.value)
    if (first === undefined) continue
    if (next !== undefined) return next.value > first.value ? 0 : 1
    if (first.at > 0 && first.events * 2 !== first.atRisk)
      return Math.abs(first.value - first.events / first.atRisk) < 1e-6 ? 0 : 1
  }
  const at = curves[0]?.steps[0]
  return at !== undefined && at.events === 0 && at.value === 0 ? 0 : 1
}

/** How many are followed just before a day. */
export function atRisk({ steps, until }: Pick<Curve, 'steps' | 'until'>, day: number): number {
  if (day > until) return 0
  const coming = steps.find(({ at }) => at >= day)
  return coming?.atRisk ?? left(steps.at(-1))
}

function left(step: Step | undefined): number {
  return step === undefined ? 0 : step.atRisk - step.events - step.censored
}

function thinFrom(steps: readonly Step[], until: number): number | null {
  if ((steps[0]?.atRisk ?? 0) < fewest) return 0
  const last = steps.find((step) => left(step) < fewest)
  return last === undefined || last.at >= until ? null : last.at
}

/** How many of each curve are followed on round days. */
export function riskTable(plot: CurvePlot): ShownTable {
  const until = Math.max(1, ...plot.curves.map((curve) => curve.until))
  const step = [7, 15, 30, 60, 90].find((days) => until / days <= 7) ?? 180
  const days = Array.from({ length: Math.floor(until / step) + 1 }, (_, i) => i * step)
  return plotTable(
    `${plot.id}-at-risk`,
    'Still followed, by day',
    [['curve', 'Wave', 'text'], ...days.map((day): [string, string, 'count'] => [`day-${day}`, `day ${day}`, 'count'])],
    plot.curves.map((curve) => [shortName(curve.label), ...days.map((day) => atRisk(curve, day))]),
  )
}
