/** A line the size of a word: where a headline stood on recorded days, broken where it was measured otherwise. */
import { dot, lineY, ruleX } from '@observablehq/plot'
import type { Trail } from '../../model/health-page.ts'
import { quantity } from '../figures.ts'
import { day } from '../format.ts'
import { type Drawn, drawn } from './drawing.ts'
import { moment } from './time.ts'

/** Null where there is no time to show. */
export function drawSpark({ unit, marks }: Trail, id: string): Drawn | null {
  const known = marks.flatMap(({ day: at, value, changed }) =>
    value === null ? [] : [{ at: moment(at), day: at, value, changed }],
  )
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || known.length < 2) return null
  let piece = 0
  const pieces = known.map((mark) => {
    if (mark.changed !== null) piece++
    return { ...mark, piece: String(piece) }
  })
  const values = known.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const air = (high - low || Math.abs(high) || 1) * 0.12
  return drawn(
    {
      width: 120,
      height: 34,
      margin: 5,
      x: { type: 'utc', axis: null },
      y: { axis: null, domain: [low - air, high + air] },
      marks: [
        ruleX(
          pieces.filter(({ changed }) => changed !== null),
          { x: 'at', strokeDasharray: '2 2', className: 'plot-change' },
        ),
        lineY(pieces, { x: 'at', y: 'value', z: 'piece', className: 'plot-line hue-0' }),
        dot(pieces, { x: 'at', y: 'value', r: 1.6, className: 'plot-dot hue-0' }),
        dot([last], { x: 'at', y: 'value', r: 3.2, className: 'plot-dot hue-0' }),
      ],
    },
    {
      id,
      title: 'Recorded values',
      description: pieces
        .map(
          (mark) =>
            `${day(mark.day)}: ${quantity(mark.value, unit)}${mark.changed === null ? '' : ` (${mark.changed})`}`,
        )
        .join('; '),
    },
  )
}
