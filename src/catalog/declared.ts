/** What only the manifest can say, made ready for the page; null throughout for a plugin that is not described. */
import type { Link } from '../model/card.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'
import type { LifecycleFacts, PluginPage } from '../model/plugin-page.ts'
import { byText, type Context, classMark, connectorLink, pluginLink, routeOf, sourceLink, teamLink } from './context.ts'

type Declared = Pick<
  PluginPage,
  'maintainers' | 'life' | 'audience' | 'dataItems' | 'reliabilityFacts' | 'supportFacts' | 'cadence' | 'relationships'
>

export function declaredOf(context: Context, plugin: Plugin): Declared {
  const { manifest } = plugin
  if (manifest === null) {
    return {
      maintainers: [],
      life: null,
      audience: null,
      dataItems: null,
      reliabilityFacts: null,
      supportFacts: null,
      cadence: null,
      relationships: [],
    }
  }
  const { reliability, support } = manifest
  return {
    maintainers: manifest.maintainers,
    life: lifeOf(context, manifest),
    audience:
      manifest.audience === 'everyone'
        ? [{ title: 'Everyone', url: null }]
        : manifest.audience.map((id) => teamLink(context, id)),
    dataItems: dataOf(context, manifest),
    reliabilityFacts: {
      statement: reliability.statement,
      evidence: reliability.evidence === undefined ? null : evidenceLink(context, plugin, reliability.evidence),
      date: reliability.date ?? null,
      limits: reliability.limits ?? [],
    },
    supportFacts: {
      channel: support.channel,
      response: support.response ?? null,
      contact: support.contact === undefined ? null : addressLink(support.contact),
    },
    cadence: manifest.cadence ?? null,
    relationships: relationshipsOf(context, plugin, manifest),
  }
}

function lifeOf(context: Context, { lifecycle }: Manifest): LifecycleFacts {
  if (typeof lifecycle === 'string')
    return { state: lifecycle, date: null, reason: null, replacement: null, removal: null }
  const { state, date, reason, replacement, removal } = lifecycle
  return {
    state,
    date: date ?? null,
    reason: reason ?? null,
    replacement: replacement === undefined ? null : pluginLink(context, replacement),
    removal: removal ?? null,
  }
}

function dataOf(context: Context, { dataTouched }: Manifest): NonNullable<PluginPage['dataItems']> {
  const items = dataTouched.map((item) => ({
    system: item.system,
    class: classMark(context, item.class),
    operations: item.operations,
    purpose: item.purpose,
    connector: item.connector === undefined ? null : connectorLink(context, item.connector),
    retention: item.retention ?? null,
    record: item.record ?? null,
  }))
  return items.sort((a, b) => b.class.rank - a.class.rank || byText(a.system, b.system))
}

/** Both what the plugin says of others and what others say of it. */
function relationshipsOf(context: Context, plugin: Plugin, manifest: Manifest): PluginPage['relationships'] {
  const own = (manifest.relationships ?? []).map(({ kind, plugin: name, note }) => ({
    kind,
    plugin: pluginLink(context, name),
    note: note ?? null,
  }))
  const reverse = {
    extends: 'extended by',
    complements: 'complements',
    overlaps: 'overlaps',
    replaces: 'replaced by',
    requires: 'required by',
  }
  const named = new Set(manifest.relationships?.map((one) => one.plugin))
  const others: PluginPage['relationships'] = []
  for (const other of context.library.plugins) {
    for (const { kind, plugin: name, note } of other.manifest?.relationships ?? []) {
      if (name !== plugin.name || named.has(other.name)) continue
      others.push({ kind: reverse[kind], plugin: pluginLink(context, other.name), note: note ?? null })
    }
  }
  return [...own, ...others]
}

function evidenceLink(context: Context, plugin: Plugin, written: string): Link {
  if (!written.startsWith('./')) return addressLink(written)
  const path = written.slice(2)
  return { title: path, url: routeOf(context, plugin, path) ?? sourceLink(context, plugin, path).url }
}

/** A web or mail address becomes a link, anything else stays words. */
function addressLink(written: string): Link {
  if (/^https?:\/\/\S+$/i.test(written)) return { title: written.replace(/^https?:\/\//i, ''), url: written }
  if (/^[^\s@]+@[^\s@]+$/.test(written)) return { title: written, url: `mailto:${written}` }
  return { title: written, url: null }
}
