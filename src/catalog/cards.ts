/** A plugin as a list shows it, and the values by which lists filter. */
import { counted, listed, oneLine, shortened } from '../lib/text.ts'
import type { PluginCard } from '../model/card.ts'
import type { Facet } from '../model/catalog.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Level } from '../model/result.ts'
import { usesOf } from './connector-uses.ts'
import { byText, type Context, classMark, domainName, teamLink } from './context.ts'
import { componentsOf, kindWords, pluginRoute } from './routes.ts'
import { surfaceNames } from './surfaces.ts'

/** `level` is null where nothing was judged. */
export function cardOf(context: Context, plugin: Plugin, level: Level | null): PluginCard {
  const { manifest } = plugin
  const uses = usesOf(context, plugin)
  const operations = [...new Set(manifest?.dataTouched.flatMap((item) => item.operations))].sort(byText)
  const highest = manifest?.dataTouched
    .map((item) => classMark(context, item.class))
    .sort((a, b) => b.rank - a.rank || byText(a.id, b.id))[0]
  const owner = manifest === null ? null : teamLink(context, manifest.owner)
  const domain = manifest === null ? plugin.category : domainName(context, manifest.domain)
  const life =
    manifest === null ? null : typeof manifest.lifecycle === 'string' ? manifest.lifecycle : manifest.lifecycle.state
  return {
    name: plugin.name,
    title: plugin.title,
    summary: shortened(oneLine(manifest?.summary ?? plugin.description), 320),
    url: pluginRoute(plugin.slug),
    version: plugin.version,
    owner,
    author: plugin.author?.name ?? null,
    domain,
    lifecycle: life,
    quarantined: plugin.quarantined !== null,
    remote: plugin.source.kind === 'remote',
    data: highest === undefined ? null : { class: highest, operations },
    touchesNothing: manifest !== null && manifest.dataTouched.length === 0,
    reliability: manifest?.reliability.statement ?? null,
    level,
    connectors: [...new Set(uses.map(({ title }) => title))],
    changed: plugin.lastChange?.day ?? null,
    reuse: context.usage?.plugins.get(plugin.name)?.reachOthers ?? null,
    contents: contentsOf(plugin),
    facets: {
      domain: domain === null ? [] : [domain],
      owner: owner === null ? (plugin.author === null ? [] : [plugin.author.name]) : [owner.title],
      class: highest === undefined ? [] : [highest.name],
      connector: [...new Set(uses.map(({ title }) => title))].sort(byText),
      level: level === null ? [] : [level],
      lifecycle: [life ?? 'not described'],
      surface: plugin.surfaces
        .filter(({ installs, loads }) => installs && loads > 0)
        .map(({ surface }) => surfaceNames[surface]),
      reach: plugin.reach === null ? ['not known'] : [plugin.reach],
      component: [...new Set(componentsOf(plugin).map(({ kind }) => kindWords[kind].one))].sort(byText),
    },
  }
}

/** "3 skills, 1 agent and 2 connectors"; empty for a plugin whose files are elsewhere. */
export function contentsOf(plugin: Plugin): string {
  const groups = Map.groupBy(componentsOf(plugin), ({ kind }) => kind)
  return listed(
    [...groups].map(([kind, parts]) => counted(parts.length, kindWords[kind].one, kindWords[kind].label.toLowerCase())),
  )
}

const facetLabels: [id: string, label: string][] = [
  ['domain', 'Domain'],
  ['owner', 'Owner'],
  ['class', 'Highest data class'],
  ['connector', 'Connector'],
  ['level', 'Standards level'],
  ['lifecycle', 'Lifecycle'],
  ['surface', 'Works in'],
  ['reach', 'Reach'],
  ['component', 'Contains'],
]

/** The filters of the browse page with their counts; values most frequent first, facets with one value left out. */
export function facetsOf(cards: readonly PluginCard[]): Facet[] {
  const facets: Facet[] = []
  for (const [id, label] of facetLabels) {
    const counts = new Map<string, number>()
    for (const card of cards) for (const value of card.facets[id] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1)
    const values = [...counts].map(([value, count]) => ({ value, label: value, count }))
    values.sort((a, b) => b.count - a.count || byText(a.value, b.value))
    if (values.length > 1 || values.some(({ count }) => count < cards.length)) facets.push({ id, label, values })
  }
  return facets
}
