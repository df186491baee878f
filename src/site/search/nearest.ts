/** Names that look like what was asked, for when nothing was found. */
import type { SearchGroup } from '../../model/search.ts'
import { squashed } from './rank.ts'

/** Up to `most` groups whose name or title shares enough pairs of letters with the query, most alike first. */
export function nearestGroups(query: string, groups: readonly SearchGroup[], most: number): SearchGroup[] {
  const asked = pairs(query)
  const judged = groups.map((group) => ({
    group,
    alike: Math.max(alike(asked, pairs(group.name)), alike(asked, pairs(group.title))),
  }))
  const near = judged.filter(({ alike }) => alike >= 0.34)
  return near
    .sort((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ group }) => group)
}

function pairs(text: string): Set<string> {
  const letters = squashed(text)
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)))
}

/** Dice's coefficient of two sets, 0 to 1. */
function alike(a: Set<string>, b: Set<string>): number {
  return a.size + b.size === 0 ? 0 : (2 * [...a].filter((pair) => b.has(pair)).length) / (a.size + b.size)
}
