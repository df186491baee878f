/** Filters of a page: the plugin's facets, with the kind of the page in place of the kinds of its parts. */
import type { Catalog } from '../model/catalog.ts'
import type { ConnectorPage } from '../model/connector-page.ts'
import type { PluginPage } from '../model/plugin-page.ts'
import { partsFacet } from '../model/search.ts'
import type { TeamPage } from '../model/team-page.ts'

export type Filters = Record<string, string[]>

/** Filters of a plugin's own page and, with another kind, of every page under it. */
export function pluginFilters(plugin: PluginPage | undefined, kind: string): Filters {
  const facets = Object.entries(plugin?.facets ?? {}).filter(([id]) => id !== partsFacet && id !== 'kind')
  return sorted([['kind', [kind]], ...facets])
}

export function connectorFilters(connector: ConnectorPage, catalog: Catalog): Filters {
  const owner = catalog.teams.find((team) => team.url === connector.owner?.url)
  return sorted([
    ['kind', ['connector']],
    ['connector', [connector.id]],
    ['class', connector.class === null ? [] : [connector.class.id]],
    ['owner', owner === undefined ? [] : [owner.id]],
  ])
}

export function teamFilters(team: TeamPage): Filters {
  return sorted([
    ['kind', ['team']],
    ['domain', team.domain === null ? [] : [team.domain]],
  ])
}

function sorted(entries: [string, string[]][]): Filters {
  const filled = entries.filter(([, values]) => values.length > 0)
  return Object.fromEntries(
    filled.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, values]) => [id, [...new Set(values)].toSorted()]),
  )
}
