/** Figures of one unit under each other: a dot for the figure, a line for how far it can be off. */
import { dot, ruleY, text } from '@observablehq/plot'
import type { ShownPlot } from '../../model/health-page.ts'
import { bare, quantity, span } from '../figures.ts'
import { type Drawn, drawn } from './drawing.ts'
import { across, acrossGrid, roundTicks, type Width } from './frame.ts'
import { inTurn, rowNames, rowsFrame } from './rows.ts'

type Forest = Extract<ShownPlot, { kind: 'forest' }>
type Row = Forest['rows'][number]

export function drawForest({ title, unit, rows }: Forest, width: Width, id: string): Drawn {
  const labels = rows.map(({ label }) => label)
  const most = Math.max(0, ...rows.flatMap(({ value, range }) => [value, ...(range ?? [])]))
  const ticks = unit === 'share' && most > 0.5 ? [0, 0.25, 0.5, 0.75, 1] : roundTicks(most, 4)
  const last = ticks.at(-1) ?? 1
  return drawn(
    {
      ...rowsFrame({ labels, width, right: 66, each: 30, bottom: 26 }),
      x: { domain: [0, last], axis: null },
      marks: [
        acrossGrid(ticks),
        across(width === 'wide' ? ticks : ticks.filter((_, i) => i % 2 === 0), (value) => bare(value, unit)),
        ruleY(
          rows.flatMap(({ range }, i) => (range === null ? [] : [{ i, low: range[0], high: range[1] }])),
          { y: 'i', x1: 'low', x2: 'high', className: 'plot-range hue-0' },
        ),
        dot(rows, { y: inTurn, x: 'value', r: 4.5, className: 'plot-dot hue-0' }),
        rowNames(labels, width),
        text(rows, {
          y: inTurn,
          frameAnchor: 'right',
          dx: 10,
          textAnchor: 'start',
          text: ({ value }: Row) => bare(value, unit),
          className: 'plot-value',
        }),
      ],
    },
    {
      id,
      title,
      description: `${rows.map(({ label, value, range }) => `${label}: ${quantity(value, unit)}${range === null ? '' : `, ${span(range, unit)}`}`).join('; ')}.`,
    },
  )
}
