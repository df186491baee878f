/** Records of the search index, made from the catalog's typed facts: no markup of a plugin has a say in them. */
import type { Catalog, SearchRecord } from '../model/catalog.ts'
import type { ConnectorPage } from '../model/connector-page.ts'
import type { ComponentPage, DocumentPage } from '../model/part-pages.ts'
import type { PluginPage } from '../model/plugin-page.ts'
import { searchKindOf } from '../model/search.ts'
import type { TeamPage } from '../model/team-page.ts'
import { connectorFilters, pluginFilters, teamFilters } from './filters.ts'
import { opening, plain, wordsOf } from './plain.ts'

/** Characters of body text that count: enough to be found by, too little to win by repetition. */
const longestBody = 4_000
const longestTitle = 160
const longestSummary = 400
const mostKeywords = 80

/** What stands under no plugin. */
const alone = { plugin: '', pluginUrl: '', owner: '' }

/**
 * One record for every page of a plugin, its parts and documents, of a connector and of a team, sorted by route.
 * `textOf` gives the plain text of a rendered document. Throws when two pages share a route.
 */
export function searchRecords(catalog: Catalog, textOf: (htmlDigest: string) => string): SearchRecord[] {
  const plugins = new Map(catalog.plugins.map((plugin) => [plugin.slug, plugin]))
  const textIn = (docs: { html: string | null }) => (docs.html === null ? '' : textOf(docs.html))
  const records = [
    ...catalog.plugins.map((plugin) => ofPlugin(plugin, textIn(plugin.docs))),
    ...catalog.components.map((part) => ofComponent(part, plugins.get(part.pluginSlug), textIn(part.docs))),
    ...catalog.documents.map((page) => ofDocument(page, plugins.get(page.pluginSlug), textIn(page.docs))),
    ...catalog.connectors.map((connector) => ofConnector(connector, catalog)),
    ...catalog.teams.map(ofTeam),
  ]
  return distinct(records)
}

function ofPlugin(plugin: PluginPage, text: string): SearchRecord {
  const used = plugin.connectorUses.map((use) => use.title)
  return {
    ...named(plugin.url, plugin.title, plugin.name, 'plugin'),
    plugin: opening(plugin.title, longestTitle),
    pluginUrl: plugin.url,
    owner: opening(plugin.owner?.title ?? plugin.author ?? '', longestTitle),
    summary: opening(plugin.summary, longestSummary),
    keywords: wordsOf([...used, ...plugin.tags, ...plugin.keywords], mostKeywords),
    content: body([plugin.quarantine ?? '', text]),
    filters: pluginFilters(plugin, 'plugin'),
  }
}

function ofComponent(part: ComponentPage, plugin: PluginPage | undefined, text: string): SearchRecord {
  const kind = searchKindOf(part.kind)
  return {
    ...named(part.url, part.name, part.name, kind),
    ...under(part.plugin),
    summary: opening(part.description, longestSummary),
    keywords: wordsOf(part.invocation === null ? [] : [part.invocation], 1),
    content: body([text]),
    filters: pluginFilters(plugin, kind),
  }
}

function ofDocument(page: DocumentPage, plugin: PluginPage | undefined, text: string): SearchRecord {
  return {
    ...named(page.url, page.title, '', 'document'),
    ...under(page.plugin),
    summary: '',
    keywords: '',
    content: body([text]),
    filters: pluginFilters(plugin, 'document'),
  }
}

function ofConnector(connector: ConnectorPage, catalog: Catalog): SearchRecord {
  const scopes = connector.scopes.map((scope) => `${scope.id}: ${scope.description}`)
  return {
    ...named(connector.url, connector.name, connector.id, 'connector'),
    ...alone,
    owner: opening(connector.owner?.title ?? '', longestTitle),
    summary: opening(connector.purpose ?? '', longestSummary),
    keywords: wordsOf([...connector.data, ...connector.hosts], mostKeywords),
    content: body([connector.access ?? '', ...scopes]),
    filters: connectorFilters(connector, catalog),
  }
}

function ofTeam(team: TeamPage): SearchRecord {
  const people = [team.lead ?? '', ...team.maintainers]
  return {
    ...named(team.url, team.name, team.id, 'team'),
    ...alone,
    summary: opening(team.purpose ?? '', longestSummary),
    keywords: wordsOf([...people, team.channel ?? ''], mostKeywords),
    content: body(team.owns.map((plugin) => plugin.title)),
    filters: teamFilters(team),
  }
}

function named(url: string, title: string, name: string, kind: string) {
  const shown = opening(title, longestTitle) || opening(name, longestTitle) || kind
  return { url, title: shown, name: opening(name, longestTitle), kind }
}

function under(plugin: { title: string; url: string | null }) {
  return { plugin: opening(plugin.title, longestTitle), pluginUrl: plugin.url ?? '', owner: '' }
}

/** Texts one after the other, each said once. */
function body(texts: string[]): string {
  const said: string[] = []
  for (const text of texts.map(plain)) if (text !== '' && !said.includes(text)) said.push(text)
  return opening(said.join(' '), longestBody)
}

/** The records sorted by route; a route that two of them claim is a fault of ours. */
function distinct(records: SearchRecord[]): SearchRecord[] {
  const byUrl = new Map<string, SearchRecord>()
  for (const record of records) {
    const other = byUrl.get(record.url)
    if (other !== undefined) {
      const pair = [other, record].map(({ kind, name }) => `${kind} ${JSON.stringify(name)}`).join(' and ')
      throw new Error(`internal: ${pair} share the route ${record.url}`)
    }
    byUrl.set(record.url, record)
  }
  return [...byUrl.values()].map(withContent).toSorted((a, b) => (a.url < b.url ? -1 : 1))
}

/** Pagefind leaves out a record without words, so that such a page says its summary, title or kind instead. */
function withContent(record: SearchRecord): SearchRecord {
  const content = [record.content, record.summary, record.title].find((text) => /[a-z0-9]/i.test(text))
  return { ...record, content: content ?? `${record.content || record.title} ${record.kind}` }
}
