/** What every builder of records needs at hand: the library with look-ups, and the rendered documents. */
import { connectorOf } from '../model/approved-set-up.ts'
import type { DataClassMark, Link } from '../model/card.ts'
import type { Connector } from '../model/connector.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Health, Measurement } from '../model/measurement.ts'
import type { Document, Plugin } from '../model/plugin.ts'
import type { ConnectorUsage, PluginUsage, TeamUsage } from '../model/plugin-usage.ts'
import type { PackedRelease, Release } from '../model/release.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import type { Offer } from './releases/offers.ts'
import { connectorRoute, pluginRoute, type Target, teamRoute } from './routes.ts'

export { byText } from '../lib/order.ts'

/** A rendered document and the digest under which its HTML is kept; null when it has no text. */
export interface RenderedWithKey extends RenderedDocument {
  key: string | null
}

export interface Context {
  library: Library
  /** By plugin slug, then by path relative to the plugin. */
  rendered: Map<string, Map<string, RenderedWithKey>>
  /** Where each file of a plugin is found, by plugin slug. */
  targets: Map<string, Map<string, Target>>
  /** Page of each text file that some document links to; key as in rendered. */
  shownFiles: Map<string, Map<string, { key: string; title: string }>>
  /** Null where nothing was judged. */
  judgement: Judgement | null
  /** What can be installed, in the order of the plugins. */
  offers: Offer[]
  packed: ReadonlyMap<Release, PackedRelease>
  /** Null where nothing was measured. */
  health: Health | null
  /** Null where no usage was read. */
  usage: UsageByName | null
  asOf: string
  /** Public address of the site, ending with a slash; null when nobody said it. */
  site: string | null
  /** Address that source links start with, ending in a slash; null when unknown. */
  sourceBase: string | null
}

export function teamLink({ library }: Context, id: string): Link {
  const team = library.org.teams.find((candidate) => candidate.id === id)
  return team === undefined ? { title: id, url: null } : { title: team.name, url: teamRoute(team.id) }
}

export function pluginLink({ library }: Context, name: string): Link {
  const plugin = library.plugins.find((candidate) => candidate.name === name)
  return plugin === undefined ? { title: name, url: null } : { title: plugin.title, url: pluginRoute(plugin.slug) }
}

export function connectorLink({ library }: Context, id: string): Link {
  const connector = library.org.connectors.find((candidate) => candidate.id === id)
  return connector === undefined
    ? { title: id, url: null }
    : { title: connector.name, url: connectorRoute(connector.id) }
}

/** The provisioned connector that a server's name stands for, if any. */
export function provisionedAs({ library }: Context, server: string): Connector | undefined {
  return connectorOf(library.org, server)
}

export function domainName({ library }: Context, id: string): string {
  return library.org.policy?.domains.find((domain) => domain.id === id)?.name ?? id
}

/** A data class with its place in the policy; the upper two of the list are shown louder. */
export function classMark({ library }: Context, id: string): DataClassMark {
  const classes = library.org.policy?.dataClasses ?? []
  const rank = classes.findIndex((known) => known.id === id)
  const fromTop = classes.length - 1 - rank
  const tone = rank < 1 ? 'plain' : fromTop === 0 ? 'bad' : fromTop === 1 ? 'warn' : 'plain'
  return { id, name: classes[rank]?.name ?? id, rank, tone }
}

export function sourceLink(context: Context, plugin: Plugin, path: string | null): Link {
  if (plugin.source.kind === 'remote') return { title: plugin.source.label, url: plugin.source.url }
  const folder = plugin.source.path === '.' ? '' : `${plugin.source.path}/`
  const full = `${folder}${path ?? ''}`.replace(/\/$/, '') || '.'
  const url =
    context.sourceBase === null ? null : context.sourceBase + full.split('/').map(encodeURIComponent).join('/')
  return { title: full, url }
}

export function renderedOf(context: Context, plugin: Plugin, path: string): RenderedWithKey | undefined {
  return context.rendered.get(plugin.slug)?.get(path)
}

/** Page of a file of a plugin; null where it has none. */
export function routeOf(context: Context, plugin: Plugin, path: string): string | null {
  return context.targets.get(plugin.slug)?.get(path)?.route ?? null
}

/** Documents of a plugin with one of the given roles, by path. */
export function documentsOf(plugin: Plugin, ...roles: Document['role'][]): Document[] {
  return plugin.documents.filter(({ role }) => roles.includes(role))
}

/** What usage says of plugins by name, of teams and connectors by id. */
export interface UsageByName {
  plugins: ReadonlyMap<string, PluginUsage>
  teams: ReadonlyMap<string, TeamUsage>
  connectors: ReadonlyMap<string, ConnectorUsage>
}

/** Null where not a single run counts. */
export function usageByName({ quality, plugins, teams, connectors }: Measurement): UsageByName | null {
  if (quality.runs.qualifying === 0) return null
  return {
    plugins: new Map(plugins.map((one) => [one.plugin, one])),
    teams: new Map(teams.map((one) => [one.team, one])),
    connectors: new Map(connectors.map((one) => [one.connector, one])),
  }
}
