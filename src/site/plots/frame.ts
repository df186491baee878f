/** What plots share: two widths, quiet axes, labels that stand beside what they name. */
import { axisX, axisY, gridX, gridY, type Markish, ruleY } from '@observablehq/plot'

/** For a column on a screen, and for a phone; the text has the same size in both. */
export const widths = { wide: 600, narrow: 320 }
export type Width = keyof typeof widths

/** Average width of a character of the labels, in units of the drawing. */
const character = 6.3

/** Room for labels at the side of a plot. */
export function roomFor(labels: readonly string[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...labels.map((label) => label.length)) * character) + 14)
}

/** The label cut to what fits into a room. */
export function fitted(label: string, room: number): string {
  const most = Math.floor((room - 12) / character)
  return label.length > most ? `${label.slice(0, Math.max(1, most - 1)).trimEnd()}…` : label
}

export function percent(value: number): string {
  return `${Math.round(value * 100)} %`
}

/** Grid, base line and figures of the upward axis. */
export function upward(ticks: number[], format: (value: number) => string): Markish[] {
  return [
    gridY(ticks, { className: 'plot-grid' }),
    ruleY([0], { className: 'plot-axis' }),
    axisY(ticks, { className: 'plot-ticks', tickSize: 0, tickPadding: 8, label: null, tickFormat: format }),
  ]
}

export function across(ticks: readonly (number | Date)[], format: (value: number, i: number) => string): Markish {
  return axisX(ticks, { className: 'plot-ticks', tickSize: 4, label: null, tickFormat: format })
}

export function acrossGrid(ticks: readonly number[]): Markish {
  return gridX(ticks, { className: 'plot-grid' })
}

/** Round steps from 0 to at least `most`. */
export function roundTicks(most: number, parts: number): number[] {
  if (most <= 0) return [0, 1]
  const raw = most / parts
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= raw - 1e-9) ?? power * 10
  const count = Math.ceil(most / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}

/** Steps of days from 0 up to `until`: weeks, half months, months, quarters. */
export function dayTicks(until: number, parts: number): number[] {
  const step = [5, 7, 10, 15, 30, 60, 90, 180].find((days) => until / days <= parts) ?? 365
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, i) => i * step)
}

/** Heights moved apart so that labels do not cover each other; same order as given, `gap` in the same measure. */
export function apart(heights: readonly number[], gap: number): number[] {
  const order = heights.map((_, i) => i).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b)
  const placed = [...heights]
  for (const [turn, i] of order.entries()) {
    const below = order[turn - 1]
    if (below === undefined) continue
    placed[i] = Math.max(placed[i] ?? 0, (placed[below] ?? 0) + gap)
  }
  return placed
}
