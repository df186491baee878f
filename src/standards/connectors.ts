/** Which provisioned connector a plugin means, by what its manifest declares and what its files configure. */
import { slugOf } from '../lib/slug.ts'
import { connectorOf } from '../model/approved-set-up.ts'
import type { Server } from '../model/component.ts'
import type { Connector } from '../model/connector.ts'
import type { Org } from '../model/library.ts'
import type { ConnectorUse } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Found } from './rule.ts'

/** A connector that a plugin uses: declared, found in its files, or both. */
export interface Use {
  /** Of the provisioned connector, else the name as a segment. */
  id: string
  connector: Connector | undefined
  declared: ConnectorUse | undefined
  server: Server | undefined
  /** Where the plugin says so. */
  place: Pick<Found, 'at' | 'file' | 'line'>
}

/** Every connector once, those of the manifest first. */
export function usesOf({ manifest, servers }: Plugin, org: Org): Use[] {
  const uses = new Map<string, Use>()
  for (const [i, declared] of (manifest?.connectors ?? []).entries()) {
    const connector = connectorOf(org, declared.id)
    const id = connector?.id ?? declared.id
    if (!uses.has(id)) uses.set(id, { id, connector, declared, server: undefined, place: { at: ['connectors', i] } })
  }
  for (const server of servers) {
    const connector = connectorOf(org, server.name)
    const id = connector?.id ?? slugOf(server.name)
    const use = uses.get(id)
    if (use !== undefined) use.server ??= server
    else uses.set(id, { id, connector, declared: undefined, server, place: placeOf(server) })
  }
  return [...uses.values()]
}

/** Where a server is declared; the README when only a marketplace entry does. */
export function placeOf({ path, line }: Server): Pick<Found, 'file' | 'line'> {
  return path === null ? {} : { file: path, ...(line !== null && { line }) }
}
