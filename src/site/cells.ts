/** The shapes of cells as paths: full, cut, outline, hatched, dash, diamond; told apart without colour. */
import { type State, states } from '../model/result.ts'
import { stateOf } from './states.ts'

/** Size of one cell, and its distance to the next, in pixels. */
export const cellSize = { x: 7, y: 12 }
export const cellStep = { x: 9, y: 15 }
export const cellsPerLine = 32

const { x: w, y: h } = cellSize

/** Drawn from the upper left corner of the cell. */
const shapes: Record<State, string> = {
  pass: `h${w}v${h}h-${w}z`,
  fail: `h${w}v${h}l-${w}-5z`,
  waived: `h${w}v${h}h-${w}zm1.5 1.5v${h - 3}h${w - 3}v-${h - 3}z`,
  grace: `h${w}v2.4h-${w}zm0 4.8h${w}v2.4h-${w}zm0 4.8h${w}v2.4h-${w}z`,
  'not-applicable': `m1 5.2h${w - 2}v1.6h-${w - 2}z`,
  'could-not-run': `m${w / 2} 0l${w / 2} ${h / 2}l-${w / 2} ${h / 2}l-${w / 2}-${h / 2}z`,
}

/** One path a state that occurs, for a row of letters; lines break after `cellsPerLine`. */
export function cellPaths(letters: string): { state: State; d: string }[] {
  const drawn = new Map<State, string>()
  for (const [i, letter] of [...letters].entries()) {
    const state = stateOf(letter)
    const at = `M${(i % cellsPerLine) * cellStep.x} ${Math.floor(i / cellsPerLine) * cellStep.y}`
    drawn.set(state, (drawn.get(state) ?? '') + at + shapes[state])
  }
  return states.flatMap((state) => {
    const d = drawn.get(state)
    return d === undefined ? [] : [{ state, d }]
  })
}
