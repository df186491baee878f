/** The records of the pages of connectors: the approved set-up, and how plugins really configure it. */
import { counted } from '../lib/text.ts'
import { isSetUp, isSetUpAsApproved, setUpsOf } from '../model/approved-set-up.ts'
import type { PluginCard } from '../model/card.ts'
import type { Server } from '../model/component.ts'
import type { Connector, ConnectorVariant } from '../model/connector.ts'
import type { ConnectorConfiguration, ConnectorPage } from '../model/connector-page.ts'
import type { Plugin } from '../model/plugin.ts'
import { connectorIdOf } from './connector-uses.ts'
import { byText, type Context, classMark, pluginLink, teamLink } from './context.ts'
import { connectorRoute } from './routes.ts'
import { connectorUse } from './usage.ts'

export function connectorPages(context: Context, cards: ReadonlyMap<string, PluginCard>): ConnectorPage[] {
  const { connectors } = context.library.org
  const found = new Map<string, { plugin: Plugin; server: Server }[]>()
  const users = new Map<string, Set<Plugin>>()
  for (const plugin of context.library.plugins) {
    const open = plugin.servers.filter((server) => !isSetUp(server))
    for (const server of [...setUpsOf(plugin), ...open])
      push(found, connectorIdOf(context, server.name), { plugin, server })
    for (const server of plugin.servers) {
      const id = connectorIdOf(context, server.name)
      users.set(id, (users.get(id) ?? new Set()).add(plugin))
    }
    for (const use of plugin.manifest?.connectors ?? []) {
      const id = connectorIdOf(context, use.id)
      users.set(id, (users.get(id) ?? new Set()).add(plugin))
    }
  }
  const ids = [...new Set([...connectors.map(({ id }) => id), ...users.keys()])].sort(byText)
  return ids.map((id) => {
    const connector = connectors.find((one) => one.id === id)
    const uses = found.get(id) ?? []
    const configurations = configurationsOf(context, uses)
    return {
      url: connectorRoute(id),
      id,
      name: connector?.name ?? uses[0]?.server.name ?? id,
      purpose: connector?.purpose ?? null,
      provisioned: connector !== undefined,
      class: connector === undefined ? null : classMark(context, connector.class),
      data: connector?.data ?? [],
      owner: connector === undefined ? null : teamLink(context, connector.owner),
      access: connector?.access ?? null,
      requestUrl: connector?.issue ?? null,
      hosts: connector?.hosts ?? [...new Set(uses.flatMap(({ server }) => server.host ?? []))].sort(byText),
      variants: (connector?.variants ?? []).map((variant) => variantFacts(context, id, variant)),
      scopes: connector === undefined ? [] : scopesOf(context, connector),
      configurations,
      verdict: verdictOf(connector, configurations),
      usage: connectorUse(context, id),
      plugins: [...(users.get(id) ?? [])].flatMap((plugin) => cards.get(plugin.slug) ?? []),
    }
  })
}

function configurationsOf(
  context: Context,
  uses: readonly { plugin: Plugin; server: Server }[],
): ConnectorConfiguration[] {
  const { org } = context.library
  const judged = uses.map((use) => ({ ...use, approved: isSetUpAsApproved(use.server, use.plugin, org) }))
  const alike = Map.groupBy(judged, ({ server, approved }) => `${server.fingerprint} ${approved}`)
  const rows = [...alike.values()].map((same) => {
    const { server, approved } = same[0]!
    return {
      fingerprint: server.fingerprint,
      transport: server.transport,
      address: server.command ?? server.url ?? '',
      auth: server.auth,
      configured: server.configured,
      approved,
      plugins: same.map(({ plugin }) => pluginLink(context, plugin.name)),
    }
  })
  return rows.sort((a, b) => b.plugins.length - a.plugins.length || byText(a.fingerprint, b.fingerprint))
}

function verdictOf(
  connector: Connector | undefined,
  configurations: readonly ConnectorConfiguration[],
): ConnectorPage['verdict'] {
  const configured = configurations.filter(isSetUp)
  const plugins = pluginsIn(configured)
  const drifting = pluginsIn(configured.filter(({ approved }) => approved === false))
  if (configurations.length === 0) return { tone: 'plain', sentence: 'No plugin configures it yet.' }
  if (configured.length === 0) return { tone: 'warn', sentence: 'Every plugin leaves its address to be configured.' }
  if (drifting > 0)
    return { tone: 'warn', sentence: `${counted(drifting, 'plugin')} of ${plugins} set it up otherwise than approved.` }
  if (connector !== undefined) {
    return {
      tone: 'good',
      sentence:
        plugins === 1
          ? 'The one plugin that uses it is set up as approved.'
          : `All ${plugins} plugins are set up as approved.`,
    }
  }
  if (configured.length === 1)
    return {
      tone: 'good',
      sentence: plugins === 1 ? 'One plugin configures it.' : `All ${plugins} plugins configure it alike.`,
    }
  return { tone: 'warn', sentence: `${plugins} plugins configure it in ${configured.length} different ways.` }
}

/** How many, each once. */
function pluginsIn(configurations: readonly ConnectorConfiguration[]): number {
  return new Set(configurations.flatMap(({ plugins }) => plugins.map(({ title, url }) => url ?? title))).size
}

function variantFacts(context: Context, id: string, variant: ConnectorVariant): ConnectorPage['variants'][number] {
  const { transport, url, command, args } = variant
  const server = command === undefined ? { type: transport, url } : { command, ...(args && { args }) }
  const env = Object.fromEntries((variant.variables ?? []).map((name) => [name, `\${${name}}`]))
  const full = variant.variables === undefined || command === undefined ? server : { ...server, env }
  return {
    name: variant.name,
    transport,
    address: url ?? [command ?? '', ...(args ?? [])].join(' '),
    auth: variant.auth,
    audience: (variant.audience ?? []).map((team) => teamLink(context, team).title),
    variables: [...(variant.headers ?? []), ...(variant.variables ?? [])],
    config: JSON.stringify({ mcpServers: { [id]: full } }, null, 2),
  }
}

function scopesOf(context: Context, connector: Connector): ConnectorPage['scopes'] {
  const { org, plugins } = context.library
  return connector.scopes.map(({ id, operation, description }) => ({
    id,
    operation,
    description,
    teams: org.teams
      .filter(({ grants = [] }) => grants.includes(`${connector.id}:${id}`))
      .map((team) => teamLink(context, team.id)),
    plugins: plugins
      .filter(({ manifest }) =>
        manifest?.connectors?.some((use) => use.id === connector.id && use.scopes?.includes(id)),
      )
      .map((plugin) => pluginLink(context, plugin.name)),
  }))
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
