/** How many plugins are in each state: what spread in the first colour, what was left behind hatched. */
import { barX, text } from '@observablehq/plot'
import type { ShownPlot } from '../../model/health-page.ts'
import { type Drawn, drawn, hatched } from './drawing.ts'
import type { Width } from './frame.ts'
import { inTurn, rowNames, rowsFrame } from './rows.ts'

type States = Extract<ShownPlot, { kind: 'states' }>
type Row = States['rows'][number]

export function drawStates({ title, rows }: States, width: Width, id: string): Drawn {
  const labels = rows.map(({ label }) => label)
  const places = rows.map((row, i) => ({ ...row, i }))
  const some = (pick: (row: Row) => boolean) => places.filter(pick)
  const by = { x: 'count', y: 'i' }
  return drawn(
    {
      ...rowsFrame({ labels, width, right: 40 }),
      marks: [
        barX(
          some(({ id: state }) => state !== 'reused' && state !== 'abandoned'),
          { ...by, className: 'plot-bar plot-quiet' },
        ),
        barX(
          some(({ id: state }) => state === 'reused'),
          { ...by, className: 'plot-bar hue-0' },
        ),
        barX(
          some(({ id: state }) => state === 'abandoned'),
          { ...by, fill: hatched(id, 'hue-1'), className: 'plot-edge hue-1' },
        ),
        rowNames(labels, width),
        text(rows, {
          x: 'count',
          y: inTurn,
          text: ({ count }: Row) => String(count),
          dx: 8,
          textAnchor: 'start',
          className: 'plot-value',
        }),
      ],
    },
    {
      id,
      title,
      description: `${rows.map(({ label, count }) => `${label} ${count}`).join('; ')}.`,
      hatches: ['hue-1'],
    },
  )
}
