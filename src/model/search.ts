/** What search tells apart: the kinds of pages, in the order in which they are listed. */
import type { ComponentKind } from './component.ts'

export interface SearchKind {
  id: string
  one: string
  many: string
  /** Factor on the score of such a page: people come for plugins, and short pages would else win by being short. */
  weight: number
}

export const searchKinds: readonly SearchKind[] = [
  { id: 'plugin', one: 'Plugin', many: 'Plugins', weight: 1 },
  { id: 'skill', one: 'Skill', many: 'Skills', weight: 0.7 },
  { id: 'agent', one: 'Agent', many: 'Agents', weight: 0.7 },
  { id: 'command', one: 'Command', many: 'Commands', weight: 0.7 },
  { id: 'hook', one: 'Hook', many: 'Hooks', weight: 0.6 },
  { id: 'server', one: 'Connector use', many: 'Connector uses', weight: 0.5 },
  { id: 'part', one: 'Other part', many: 'Other parts', weight: 0.6 },
  { id: 'document', one: 'Document', many: 'Documents', weight: 0.5 },
  { id: 'connector', one: 'Connector', many: 'Connectors', weight: 0.6 },
  { id: 'team', one: 'Team', many: 'Teams', weight: 0.6 },
]

/** Id of the search kind under which a part of a plugin is found; servers are not mistaken for the organisation's connectors. */
export function searchKindOf(part: ComponentKind): string {
  if (part === 'connector') return 'server'
  return searchKinds.some(({ id }) => id === part) ? part : 'part'
}

/** Id of the facet that says which kinds of parts a plugin holds; in search the kind of the page takes its place. */
export const partsFacet = 'component'

/** One page, or a plugin with all its pages, as the browser knows it before anything else is loaded. */
export interface SearchGroup {
  /** Name people type. */
  name: string
  title: string
  url: string
  /** Pages of the group, its own page first: a letter for the place in searchKinds, then the id without the prefix. */
  pages: string[]
  /** Values of the filters, alike for all its pages. */
  facets: Record<string, string[]>
}

/** Written beside the index: which page belongs to which plugin, and what the filters know of it. */
export interface SearchMap {
  schema: 'plugin-commons/search/1'
  /** Stands before every page's id in Pagefind's results. */
  prefix: string
  /** Sorted by title. */
  groups: SearchGroup[]
}
