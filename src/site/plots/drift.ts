/** How plugins set up each connector: as approved, and hatched what is otherwise. */
import { barX, text } from '@observablehq/plot'
import type { ShownPlot } from '../../model/health-page.ts'
import { type Drawn, drawn, hatched } from './drawing.ts'
import type { Width } from './frame.ts'
import { inTurn, rowNames, rowsFrame } from './rows.ts'

type Drift = Extract<ShownPlot, { kind: 'drift' }>
type Row = Drift['rows'][number]

export function drawDrift({ title, rows }: Drift, width: Width, id: string): Drawn {
  const labels = rows.map(({ label }) => label)
  const whole = ({ alike, otherwise }: Row) => alike + otherwise
  return drawn(
    {
      ...rowsFrame({ labels, width, right: 96 }),
      marks: [
        barX(rows, { y: inTurn, x1: 0, x2: 'alike', className: 'plot-bar hue-0' }),
        barX(rows, { y: inTurn, x1: 'alike', x2: whole, fill: hatched(id, 'hue-1'), className: 'plot-edge hue-1' }),
        rowNames(labels, width),
        text(rows, {
          y: inTurn,
          x: whole,
          text: (row: Row) => (row.otherwise === 0 ? `all ${row.alike}` : `${row.otherwise} of ${whole(row)} drift`),
          dx: 8,
          textAnchor: 'start',
          className: 'plot-value',
        }),
      ],
    },
    {
      id,
      title,
      description: `${rows.map(({ label, alike, otherwise }) => `${label}: ${alike} as approved, ${otherwise} otherwise`).join('; ')}.`,
      hatches: ['hue-1'],
    },
  )
}
