/** The filters that the search page offers: the kind of page first, then those of the plugins. */
import type { Catalog, Facet } from '../../model/catalog.ts'
import { partsFacet, searchKindOf, searchKinds } from '../../model/search.ts'

/** Facets that offer something, without counts: those are for the question at hand, and filled in by the browser. */
export function searchFacets({ plugins, components, documents, connectors, teams, facets }: Catalog): Facet[] {
  const kinds = new Set<string>([
    ...(plugins.length > 0 ? ['plugin'] : []),
    ...components.map(({ kind }) => searchKindOf(kind)),
    ...(documents.length > 0 ? ['document'] : []),
    ...(connectors.length > 0 ? ['connector'] : []),
    ...(teams.length > 0 ? ['team'] : []),
  ])
  const values = searchKinds
    .filter(({ id }) => kinds.has(id))
    .map(({ id, many }) => ({ value: id, label: many, count: 0 }))
  const others = facets
    .filter(({ id }) => id !== partsFacet && id !== 'kind')
    .map((facet) => ({ ...facet, values: facet.values.map((value) => ({ ...value, count: 0 })) }))
  return [{ id: 'kind', label: 'Kind', values }, ...others].filter((facet) => facet.values.length > 0)
}
