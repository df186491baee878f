/** Survival and adoption curves over each other: stairs with bands, a mark of its own for each curve, labels at the ends. */
import { areaY, dot, lineY, type Markish, ruleX, text } from '@observablehq/plot'
import type { ShownCurve, ShownPlot } from '../../model/health-page.ts'
import { type Drawn, drawn, hatched } from './drawing.ts'
import { across, apart, dayTicks, percent, roomFor, upward, type Width, widths } from './frame.ts'

type Curves = Extract<ShownPlot, { kind: 'curves' }>
interface Corner {
  at: number
  value: number
  low: number
  high: number
}

const symbols = ['circle', 'square', 'triangle', 'diamond2'] as const

export function drawCurves(plot: Curves, width: Width, id: string): Drawn {
  const { curves, until } = plot
  const right = roomFor(
    curves.map(({ label }) => label),
    110,
  )
  const [height, top, bottom] = [width === 'wide' ? 270 : 230, 12, 40]
  const inner = height - top - bottom
  const ends = curves.map((curve) => ({ at: curve.until, value: curve.steps.at(-1)?.value ?? 0 }))
  // Only labels that stand at the same place across can cover each other.
  const heights = apart(
    ends.map(({ value }) => value),
    ends.length > 1 && ends.every(({ at }) => Math.abs(at - (ends[0]?.at ?? 0)) < until * 0.2) ? 15 / inner : 0,
  )
  return drawn(
    {
      width: widths[width],
      height,
      marginTop: top,
      marginBottom: bottom,
      marginLeft: 46,
      marginRight: right,
      x: { domain: [0, until], label: null },
      y: { domain: [0, 1], label: null },
      marks: [
        ...upward([0, 0.25, 0.5, 0.75, 1], percent),
        across(dayTicks(until, width === 'wide' ? 8 : 5), String),
        text([plot.x], { className: 'plot-word', frameAnchor: 'bottom', dy: 36 }),
        ...(plot.banded ? curves.flatMap((curve, i) => bands(curve, i, id)) : []),
        ...curves.flatMap((curve, i) => lines(curve, i)),
        ...curves.map(({ label }, i) =>
          text([label], {
            x: [ends[i]?.at],
            y: [Math.min(1, heights[i] ?? 0)],
            dx: 9,
            textAnchor: 'start',
            className: `plot-label hue-${i % 4}`,
          }),
        ),
      ],
    },
    {
      id,
      title: plot.title,
      description: `${plot.y} by ${plot.x}. ${curves.map(({ label, until: days, steps }) => `${label}: ${percent(steps.at(-1)?.value ?? 0)} after ${days} days`).join('; ')}. The table has every step.`,
      hatches: plot.banded ? curves.map((_, i) => `hue-${i % 4}`) : [],
    },
  )
}

/** Corners up to where few are followed, and from there on. */
function parts({ steps, until, thinFrom }: ShownCurve): { sure: Corner[]; thin: Corner[] } {
  const corners = steps.map(({ at, value, interval }) => ({
    at,
    value,
    low: interval?.[0] ?? Number.NaN,
    high: interval?.[1] ?? Number.NaN,
  }))
  const last = corners.at(-1)
  if (last !== undefined && last.at < until) corners.push({ ...last, at: until })
  if (thinFrom === null) return { sure: corners, thin: [] }
  const before = corners.filter(({ at }) => at <= thinFrom)
  const here = before.at(-1)
  const bridge = here === undefined ? [] : [{ ...here, at: thinFrom }]
  return {
    sure: thinFrom === 0 ? [] : [...before, ...bridge],
    thin: [...bridge, ...corners.filter(({ at }) => at > thinFrom)],
  }
}

function bands(curve: ShownCurve, i: number, id: string): Markish[] {
  const { sure, thin } = parts(curve)
  const shape = { x: 'at', y1: 'low', y2: 'high', curve: 'step-after' } as const
  return [
    areaY(sure, { ...shape, className: `plot-band hue-${i % 4}` }),
    areaY(thin, { ...shape, fill: hatched(id, `hue-${i % 4}`), className: 'plot-band-thin' }),
  ]
}

function lines(curve: ShownCurve, i: number): Markish[] {
  const { sure, thin } = parts(curve)
  const hue = `hue-${i % 4}`
  const shape = { x: 'at', y: 'value', curve: 'step-after' } as const
  return [
    lineY(sure, { ...shape, className: `plot-line ${hue}` }),
    lineY(thin, { ...shape, strokeDasharray: '5 4', className: `plot-line ${hue}` }),
    dot(
      curve.steps.filter(({ at, value }, n) => at > 0 && value !== curve.steps[n - 1]?.value),
      {
        x: 'at',
        y: 'value',
        r: 3.2,
        symbol: symbols[i % 4] ?? 'circle',
        className: `plot-dot ${hue}`,
      },
    ),
    // A tick mark of Plot would turn the axis into one of names.
    ruleX(curve.ticks, {
      x: 'at',
      y1: ({ value }: { value: number }) => value - 0.028,
      y2: ({ value }: { value: number }) => value + 0.028,
      className: `plot-tick ${hue}`,
    }),
  ]
}
