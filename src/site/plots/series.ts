/** Values day by day: a line each with the band in which it can lie, labels at the ends. */
import { areaY, dot, lineY, type Markish, text } from '@observablehq/plot'
import type { ShownPlot } from '../../model/health-page.ts'
import type { Series } from '../../model/metric.ts'
import { quantity } from '../figures.ts'
import { day } from '../format.ts'
import { type Drawn, drawn } from './drawing.ts'
import { across, apart, percent, roomFor, roundTicks, upward, type Width, widths } from './frame.ts'
import { moment, monthTicks, monthWord } from './time.ts'

type SeriesOf = Extract<ShownPlot, { kind: 'series' }>

const dashes = [undefined, '7 3', '2 3', '9 3 2 3'] as const

export function drawSeries(plot: SeriesOf, width: Width, id: string): Drawn {
  const { series, unit } = plot
  const days = [...new Set(series.flatMap(({ points }) => points.map((point) => point.day)))].sort()
  const most = Math.max(
    0,
    ...series.flatMap(({ points }) =>
      points.flatMap(({ value, interval, bounds }) => [value ?? 0, ...(bounds ?? interval ?? [])]),
    ),
  )
  const ticks = unit === 'share' ? [0, 0.25, 0.5, 0.75, 1] : roundTicks(most, 4)
  const top = ticks.at(-1) ?? 1
  const [height, above, below] = [width === 'wide' ? 250 : 220, 12, 28]
  const ends = series.map(({ points }) => points.findLast(({ value }) => value !== null))
  const heights = apart(
    ends.map((end) => end?.value ?? 0),
    (15 / (height - above - below)) * top,
  )
  const first = days[0] ?? ''
  const last = days.at(-1) ?? ''
  return drawn(
    {
      width: widths[width],
      height,
      marginTop: above,
      marginBottom: below,
      marginLeft: 46,
      marginRight: roomFor(
        series.map(({ label }) => label),
        120,
      ),
      x: { type: 'utc', domain: [moment(first), moment(last)], label: null },
      y: { domain: [0, top], label: null },
      marks: [
        ...upward(ticks, unit === 'share' ? percent : String),
        across(monthTicks(first, last, width === 'wide' ? 8 : 4), (at) => monthWord(new Date(at).toISOString())),
        ...series.map((one, i) => band(one, i)),
        ...series.flatMap((one, i) => line(one, i)),
        ...series.map(({ label }, i) =>
          text([label], {
            x: [moment(ends[i]?.day ?? last)],
            y: [Math.min(top, heights[i] ?? 0)],
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
      description: `${plot.y} from ${day(first)} to ${day(last)}. ${series.map(({ label }, i) => `${label}: ${quantity(ends[i]?.value ?? null, unit)} at last`).join('; ')}. The table has every point.`,
    },
  )
}

function band({ points }: Series, i: number): Markish {
  const rows = points.map(({ day: at, bounds, interval }) => {
    const range = bounds ?? interval
    return { at: moment(at), low: range?.[0] ?? Number.NaN, high: range?.[1] ?? Number.NaN }
  })
  return areaY(rows, { x: 'at', y1: 'low', y2: 'high', className: `plot-band hue-${i % 4}` })
}

function line({ points }: Series, i: number): Markish[] {
  const rows = points.map(({ day: at, value }) => ({ at: moment(at), value: value ?? Number.NaN }))
  const last = rows.findLast(({ value }) => !Number.isNaN(value))
  const dash = dashes[i % 4]
  return [
    lineY(rows, {
      x: 'at',
      y: 'value',
      className: `plot-line hue-${i % 4}`,
      ...(dash !== undefined && { strokeDasharray: dash }),
    }),
    dot(last === undefined ? [] : [last], { x: 'at', y: 'value', r: 3.5, className: `plot-dot hue-${i % 4}` }),
  ]
}
