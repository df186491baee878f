/** Which plugins fit the chosen filters, and how many each further choice would leave; no document needed. */

/** Values chosen, by facet. */
export type Chosen = Record<string, string[]>

export interface Row {
  name: string
  /** Day of the last change; empty when unknown. */
  changed: string
  /** Teams besides the owner that use it; 0 where none does or nothing was read. */
  reuse: number
  facets: Record<string, string[]>
}

/** Whether a row has, for every facet with a choice, at least one of the chosen values; `except` is left out of account. */
export function fits(row: Row, chosen: Chosen, except?: string): boolean {
  return Object.entries(chosen).every(([facet, values]) => {
    if (facet === except) return true
    // The address can name anything, also what every object inherits.
    const own = Object.hasOwn(row.facets, facet) ? row.facets[facet] : undefined
    return values.some((value) => own?.includes(value))
  })
}

/** For each facet and value, the number of rows that fit the choices in all other facets. */
export function counts(rows: readonly Row[], chosen: Chosen): Map<string, Map<string, number>> {
  const facets = new Map<string, Map<string, number>>()
  for (const row of rows) {
    for (const [facet, values] of Object.entries(row.facets)) {
      if (!fits(row, chosen, facet)) continue
      const tally = facets.get(facet) ?? new Map<string, number>()
      for (const value of values) tally.set(value, (tally.get(value) ?? 0) + 1)
      facets.set(facet, tally)
    }
  }
  return facets
}

/** Pairs by name; by reuse, most teams first; or by day of the last change, newest first, those without a day last. */
export function sorted<T>(pairs: [T, Row][], by: string): [T, Row][] {
  return pairs.toSorted(([, a], [, b]) => {
    if (by === 'reuse' && a.reuse !== b.reuse) return b.reuse - a.reuse
    if (by === 'newest' && a.changed !== b.changed) return a.changed > b.changed ? -1 : 1
    return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
  })
}

/** Choices that a query string makes; repeated keys add up. */
export function fromQuery(query: URLSearchParams): Chosen {
  return gathered([...query].filter(([facet]) => facet !== 'sort'))
}

/** Values by facet, in the order of the pairs. */
export function gathered(pairs: (readonly [facet: string, value: string])[]): Chosen {
  const chosen: Chosen = Object.create(null)
  for (const [facet, value] of pairs) chosen[facet] = [...(chosen[facet] ?? []), value]
  return chosen
}

/** The query string of the choices; empty when nothing is chosen and the order is the usual one. */
export function toQuery(chosen: Chosen, sort: string, usual = 'name'): string {
  const query = new URLSearchParams()
  for (const [facet, values] of Object.entries(chosen)) for (const value of values) query.append(facet, value)
  if (sort !== usual) query.set('sort', sort)
  return query.toString()
}
