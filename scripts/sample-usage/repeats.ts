/** What retries do to files: some rows come twice within a file, and some of its last ones again at the head of the next. */
import { chance } from './chance.ts'
import type { Trouble } from './story.ts'

/** The files with their repeats; within a file a repeat stands a few rows after the first. */
export function repeated<T>(
  files: readonly (readonly T[])[],
  { within, across }: Trouble['repeated'],
  seed: number,
): T[][] {
  const draw = chance(seed, 'repeats')
  return files.map((rows, place) => {
    const before = files[place - 1] ?? []
    const twice = rows.flatMap((row, i) => (draw.happens(within) ? [[i + 1 + draw.whole(5), row] as const] : []))
    const all = [...rows]
    for (const [at, row] of twice.reverse()) all.splice(at, 0, row)
    return [...before.slice(before.length - Math.round(before.length * across)), ...all]
  })
}
