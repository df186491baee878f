/** Levels over time as areas: days across, plugins upwards, the best level at the bottom. */
import { type Level, levels } from '../model/result.ts'
import type { TrendPoint } from '../model/trend.ts'

export interface TrendPlot {
  /** Days from the first point to the last. */
  width: number
  /** Most plugins that there ever were. */
  height: number
  areas: { level: Level; points: string }[]
  /** Where a day was recorded, and whether other rules judged from there on. */
  marks: { x: number; rulesChanged: boolean }[]
}

/** Null where there is no time to show. */
export function trendPlot(days: readonly TrendPoint[]): TrendPlot | null {
  const first = days[0]
  if (first === undefined || days.length < 2) return null
  const across = days.map(({ day }) => (Date.parse(day) - Date.parse(first.day)) / 86_400_000)
  const height = Math.max(1, ...days.map(({ plugins }) => plugins))
  const stacked = levels.toReversed()
  /** Height of the stack of a day up to and without the n-th level. */
  const below = ({ levels: at }: TrendPoint, n: number) =>
    stacked.slice(0, n).reduce((sum, level) => sum + at[level], 0)
  const edge = (n: number) => days.map((day, i) => `${across[i]},${height - below(day, n)}`)
  return {
    width: across.at(-1) ?? 0,
    height,
    areas: stacked.map((level, n) => ({ level, points: [...edge(n), ...edge(n + 1).toReversed()].join(' ') })),
    marks: days.map(({ rulesChanged }, i) => ({ x: across[i] ?? 0, rulesChanged })),
  }
}
