/** Which pages the filters leave, and how many pages each value would leave. */
import type { SearchGroup, SearchKind } from '../../model/search.ts'

/** A page of the index and where it belongs. */
export interface Place {
  id: string
  group: SearchGroup
  kind: SearchKind
}

/** Values asked for, by filter; any of them is enough. */
export type Chosen = Record<string, string[]>

/** How many pages carry each value, by filter. */
export type Counts = Map<string, Map<string, number>>

/** The places that every filter lets through. */
export function filtered(places: readonly Place[], chosen: Chosen): Place[] {
  const active = Object.entries(chosen).filter(([, values]) => values.length > 0)
  return places.filter((place) => active.every(([id, values]) => passes(place, id, values)))
}

/** Counts of every value; within a filter any value is enough, so its values count what they would add. */
export function countsOf(places: readonly Place[], chosen: Chosen): Counts {
  const counts: Counts = new Map()
  const active = Object.entries(chosen).filter(([, values]) => values.length > 0)
  for (const place of places) {
    const failed = active.filter(([id, values]) => !passes(place, id, values)).map(([id]) => id)
    if (failed.length > 1) continue
    for (const id of ['kind', ...Object.keys(place.group.facets)]) {
      if (failed.length === 1 && failed[0] !== id) continue
      const values = counts.get(id) ?? new Map<string, number>()
      for (const value of valuesOf(place, id)) values.set(value, (values.get(value) ?? 0) + 1)
      counts.set(id, values)
    }
  }
  return counts
}

function passes(place: Place, id: string, values: readonly string[]): boolean {
  return valuesOf(place, id).some((value) => values.includes(value))
}

function valuesOf({ group, kind }: Place, id: string): readonly string[] {
  if (id === 'kind') return [kind.id]
  return Object.hasOwn(group.facets, id) ? (group.facets[id] ?? []) : []
}
