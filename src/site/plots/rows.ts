/** Plots that go row by row: a name at the left, something in proportion, a figure at its end. */
import { type Markish, type PlotOptions, text } from '@observablehq/plot'
import { fitted, roomFor, type Width, widths } from './frame.ts'

/** Where the n-th row stands. */
export const inTurn = (_: unknown, i: number) => i

interface Rows {
  labels: readonly string[]
  width: Width
  /** Room for figures at the right. */
  right: number
  /** Height of a row. */
  each?: number
  top?: number
  bottom?: number
}

export function rowsFrame({ labels, width, right, each = 26, top = 4, bottom = 4 }: Rows): PlotOptions {
  return {
    width: widths[width],
    height: labels.length * each + top + bottom,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: roomAtLeft(labels, width),
    marginRight: right,
    y: { type: 'band', domain: labels.map((_, i) => i), axis: null, padding: 0.28 },
    x: { axis: null },
  }
}

export function rowNames(labels: readonly string[], width: Width): Markish {
  const room = roomAtLeft(labels, width)
  return text(labels, {
    y: inTurn,
    frameAnchor: 'left',
    dx: -10,
    textAnchor: 'end',
    text: (label: string) => fitted(label, room),
    className: 'plot-name',
  })
}

function roomAtLeft(labels: readonly string[], width: Width): number {
  return roomFor(labels, width === 'wide' ? 230 : 150)
}
