/** Groups in which everything is linked with everything: no chain joins what is not alike. */

export interface Link {
  a: string
  b: string
  /** The larger, the closer. */
  strength: number
}

/**
 * Clusters of two and more by complete linkage: again and again those two are joined whose weakest link is the
 * strongest, as long as every one of the first is linked with every one of the second. Sorted by name; links in any
 * order give the same.
 */
export function completeClusters(links: readonly Link[]): string[][] {
  const strongestFirst = distinct(links).sort(
    (x, y) => y.strength - x.strength || compare(x.a, y.a) || compare(x.b, y.b),
  )
  const clusters = new Map<string, string[]>()
  const holder = new Map<string, string>()
  // By cluster: clusters with which it is wholly linked, and how strong the weakest of those links is.
  const weakest = new Map<string, Map<string, number>>()
  for (const { a, b, strength } of strongestFirst) {
    for (const name of [a, b]) {
      holder.set(name, name)
      clusters.set(name, [name])
      if (!weakest.has(name)) weakest.set(name, new Map())
    }
    weakest.get(a)?.set(b, strength)
    weakest.get(b)?.set(a, strength)
  }
  for (const { a, b, strength } of strongestFirst) {
    const [first, second] = [holder.get(a)!, holder.get(b)!]
    // Two clusters are as close as their weakest link, which is in the list as well and has its turn then.
    if (first === second || weakest.get(first)?.get(second) !== strength) continue
    const [mine, other] = [weakest.get(first)!, weakest.get(second)!]
    for (const [cluster, least] of mine) {
      const both = other.get(cluster)
      weakest.get(cluster)?.delete(second)
      if (both === undefined) weakest.get(cluster)?.delete(first)
      else weakest.get(cluster)?.set(first, Math.min(least, both))
      if (both === undefined) mine.delete(cluster)
      else mine.set(cluster, Math.min(least, both))
    }
    for (const cluster of other.keys()) weakest.get(cluster)?.delete(second)
    const joined = clusters.get(second) ?? []
    for (const name of joined) holder.set(name, first)
    clusters.get(first)?.push(...joined)
    clusters.delete(second)
    weakest.delete(second)
  }
  return [...clusters.values()]
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => cluster.sort(compare))
    .sort((x, y) => compare(x[0] ?? '', y[0] ?? ''))
}

/** One link for two names, the strongest, the smaller name first. */
function distinct(links: readonly Link[]): Link[] {
  const best = new Map<string, Link>()
  for (const { a, b, strength } of links) {
    if (a === b) continue
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = `${low}\n${high}`
    if ((best.get(key)?.strength ?? Number.NEGATIVE_INFINITY) < strength) best.set(key, { a: low, b: high, strength })
  }
  return [...best.values()]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
