/** How plugins set up each connector: variants, the approved one among them, and how far they drift apart. */
import { slugOf } from '../lib/slug.ts'
import { connectorOf, isSetUpAsApproved, setUpsOf } from '../model/approved-set-up.ts'
import type { Server } from '../model/component.ts'
import type { Library, Org } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'

export interface SetUp {
  plugin: string
  /** Configurations without secrets, as canonical JSON. */
  configurations: string[]
  /** Null where nothing is approved for the connector. */
  isApproved: boolean | null
}

export interface ConnectorSetUps {
  /** Of the provisioned connector, else a segment made from the server's name, as on its page. */
  connector: string
  setUps: SetUp[]
  /** Number of different set-ups. */
  variants: number
  /** 1 − the share of the most frequent set-up, 0..1. */
  drift: number
  /** Set-ups that equal an approved one; null where nothing is approved. */
  approved: number | null
}

/** Connectors with at least one plugin that configures them, by id. Servers left to be configured say nothing. */
export function connectorSetUps({ org, plugins }: Library): ConnectorSetUps[] {
  const uses = plugins.flatMap((plugin) => {
    const byConnector = Map.groupBy(setUpsOf(plugin), ({ name }) => connectorOf(org, name)?.id ?? slugOf(name))
    return [...byConnector].map(([connector, own]) => ({ connector, plugin, own }))
  })
  return [...Map.groupBy(uses, ({ connector }) => connector)]
    .map(([connector, list]) => standingOf(connector, list, org))
    .sort((a, b) => (a.connector < b.connector ? -1 : 1))
}

function standingOf(
  connector: string,
  uses: readonly { plugin: Plugin; own: readonly Server[] }[],
  org: Org,
): ConnectorSetUps {
  const setUps = uses.map(({ plugin, own }): SetUp => {
    const found = own.map((server) => isSetUpAsApproved(server, plugin, org))
    const isApproved = found.includes(null) ? null : !found.includes(false)
    return {
      plugin: plugin.name,
      configurations: [...new Set(own.map(({ canonical }) => canonical))].sort(),
      isApproved,
    }
  })
  const alike = Map.groupBy(setUps, ({ configurations }) => configurations.join('\n'))
  const most = Math.max(...[...alike.values()].map((same) => same.length))
  return {
    connector,
    setUps,
    variants: alike.size,
    drift: 1 - most / setUps.length,
    approved: setUps.some(({ isApproved }) => isApproved === null)
      ? null
      : setUps.filter(({ isApproved }) => isApproved === true).length,
  }
}
