/** Whether a plugin sets a connector up as approved: the one answer behind rules, pages and metrics. */
import type { Server } from './component.ts'
import type { Connector, ConnectorVariant } from './connector.ts'
import type { Org } from './library.ts'
import type { Plugin } from './plugin.ts'

/** The connector of this id, or one that lists this name for its server. */
export function connectorOf({ connectors }: Pick<Org, 'connectors'>, name: string): Connector | undefined {
  return connectors.find(({ id, servers = [] }) => id === name || servers.includes(name))
}

/** Whether a server says how it is set up: not when its address is left open, nor when it can be neither remote nor local. */
export function isSetUp({ configured, transport }: Pick<Server, 'configured' | 'transport'>): boolean {
  return configured && transport !== 'unknown'
}

/** Servers of a plugin that count as set-ups of a connector; none of one that is switched off. */
export function setUpsOf({ manifest, servers }: Plugin): Server[] {
  const lifecycle = manifest?.lifecycle
  const state = typeof lifecycle === 'object' ? lifecycle.state : lifecycle
  return state === 'disabled' ? [] : servers.filter(isSetUp)
}

/** Whether it equals a variant that is approved for those the plugin is for; null where nothing is approved or set up. */
export function isSetUpAsApproved(server: Server, plugin: Plugin, org: Org): boolean | null {
  const connector = connectorOf(org, server.name)
  const approved = connector && org.approved.get(connector.id)
  if (connector === undefined || approved === undefined || !isSetUp(server)) return null
  const fitting = variantsFor(connector, plugin, org)
  return connector.variants.some((variant, i) => fitting.includes(variant) && approved[i] === server.fingerprint)
}

/** Variants approved for those a plugin is for; all of them where none is. */
export function variantsFor({ variants }: Connector, plugin: Plugin, org: Org): ConnectorVariant[] {
  const audience = audienceOf(plugin)
  const region = org.teams.find(({ id }) => id === plugin.manifest?.owner)?.region
  const fitting = variants.filter(
    (variant) =>
      (audience === null || variant.audience === undefined || variant.audience.some((team) => audience.has(team))) &&
      (region === undefined || variant.region === undefined || variant.region === region),
  )
  return fitting.length > 0 ? fitting : variants
}

/** Teams that a plugin is for, the owner included; null for everyone. */
export function audienceOf({ manifest }: Plugin): Set<string> | null {
  if (manifest === null || manifest.audience === 'everyone') return null
  return new Set([manifest.owner, ...manifest.audience])
}
