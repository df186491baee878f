/** A headline over recorded days, at full size: values with their intervals, a mark where it was measured otherwise. */
import { dot, lineY, ruleX, text } from '@observablehq/plot'
import type { Trail } from '../../model/health-page.ts'
import { bare, quantity } from '../figures.ts'
import { day } from '../format.ts'
import { type Drawn, drawn } from './drawing.ts'
import { across, roundTicks, upward, type Width, widths } from './frame.ts'
import { moment, shortDay } from './time.ts'

/** Null where there is no time to show. */
export function drawTrail({ unit, marks }: Trail, title: string, width: Width, id: string): Drawn | null {
  let piece = 0
  const points = marks.flatMap(({ day: at, value, interval, changed }) => {
    if (changed !== null) piece++
    return value === null
      ? []
      : [
          {
            at: moment(at),
            day: at,
            value,
            low: interval?.[0] ?? value,
            high: interval?.[1] ?? value,
            changed,
            piece: String(piece),
          },
        ]
  })
  if (points.length < 2) return null
  const most = Math.max(...points.map(({ high }) => high))
  const ticks = unit === 'share' ? [0, 0.25, 0.5, 0.75, 1] : roundTicks(most, 4)
  const few = points.filter((_, i) => i % Math.ceil(points.length / (width === 'wide' ? 7 : 4)) === 0)
  const changes = points.filter(({ changed }) => changed !== null)
  return drawn(
    {
      width: widths[width],
      height: 200,
      marginTop: 18,
      marginBottom: 28,
      marginLeft: 46,
      marginRight: 26,
      x: { type: 'utc', label: null },
      y: { domain: [0, ticks.at(-1) ?? 1], label: null },
      marks: [
        ...upward(ticks, (value) => bare(value, unit)),
        across(
          few.map(({ at }) => at),
          (at) => shortDay(at),
        ),
        ruleX(changes, { x: 'at', strokeDasharray: '4 3', className: 'plot-change' }),
        text(changes, { x: 'at', text: 'changed', frameAnchor: 'top', dy: -10, className: 'plot-word' }),
        ruleX(points, { x: 'at', y1: 'low', y2: 'high', className: 'plot-range hue-0' }),
        lineY(points, { x: 'at', y: 'value', z: 'piece', className: 'plot-line hue-0' }),
        dot(points, { x: 'at', y: 'value', r: 3.5, className: 'plot-dot hue-0' }),
      ],
    },
    {
      id,
      title,
      description: `${points.map((point) => `${day(point.day)}: ${quantity(point.value, unit)}`).join('; ')}.`,
    },
  )
}
