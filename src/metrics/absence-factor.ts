/** On how few people work hangs. */

/**
 * Contributor absence factor (CHAOSS): the smallest number of people whose contributions reach at least half of all;
 * 0 when there is none.
 */
export function absenceFactor(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let [people, reached] = [0, 0]
  for (const count of counts.toSorted((a, b) => b - a)) {
    if (total === 0 || reached * 2 >= total) break
    reached += count
    people++
  }
  return people
}
