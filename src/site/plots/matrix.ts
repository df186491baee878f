/** Who uses what: plugins down, teams across; a full dot for a team that uses another's plugin, a ring for the owner. */
import { dot, ruleY, text } from '@observablehq/plot'
import type { ShownPlot } from '../../model/health-page.ts'
import { counted } from '../format.ts'
import { type Drawn, drawn } from './drawing.ts'
import { fitted, roomFor, type Width } from './frame.ts'
import { inTurn, rowNames, rowsFrame } from './rows.ts'

type Matrix = Extract<ShownPlot, { kind: 'matrix' }>

export function drawMatrix({ title, columns, rows }: Matrix, width: Width, id: string): Drawn {
  const labels = rows.map(({ label }) => label)
  const head = roomFor(columns, 170)
  const points = rows.flatMap(({ cells }, y) => cells.flatMap((kind, x) => (kind === null ? [] : [{ x, y, kind }])))
  return drawn(
    {
      ...rowsFrame({ labels, width, right: 30, each: 21, top: head + 6 }),
      x: { type: 'point', domain: columns.map((_, i) => i), axis: null, padding: 0.6 },
      marks: [
        ruleY(rows, { y: inTurn, className: 'plot-grid' }),
        text(columns, {
          x: inTurn,
          frameAnchor: 'top',
          dy: -8,
          rotate: -90,
          textAnchor: 'start',
          text: (column: string) => fitted(column, head),
          className: 'plot-name',
        }),
        dot(
          points.filter(({ kind }) => kind === 'other'),
          { x: 'x', y: 'y', r: 5, className: 'plot-dot hue-0' },
        ),
        dot(
          points.filter(({ kind }) => kind === 'own'),
          { x: 'x', y: 'y', r: 4.2, className: 'plot-ring hue-0' },
        ),
        rowNames(labels, width),
        text(rows, {
          y: inTurn,
          frameAnchor: 'right',
          dx: 12,
          textAnchor: 'start',
          text: ({ total }: { total: number }) => String(total),
          className: 'plot-value',
        }),
      ],
    },
    {
      id,
      title,
      description: `${counted(rows.length, 'plugin')} and ${counted(columns.length, 'team')}. ${rows.map(({ label, total }) => `${label}: ${total} besides the owner`).join('; ')}.`,
    },
  )
}
