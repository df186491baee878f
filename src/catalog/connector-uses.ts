/** Which connectors one plugin uses: what its manifest declares joined with what its files configure. */
import { slugOf } from '../lib/slug.ts'
import type { Server } from '../model/component.ts'
import type { Plugin } from '../model/plugin.ts'
import type { ConnectorUseFacts } from '../model/plugin-page.ts'
import { byText, type Context, provisionedAs } from './context.ts'
import { connectorRoute } from './routes.ts'

/** Id of the connector page that a server belongs to: the provisioned one, else one made from its name. */
export function connectorIdOf(context: Context, server: string): string {
  return provisionedAs(context, server)?.id ?? slugOf(server)
}

export function usesOf(context: Context, plugin: Plugin): ConnectorUseFacts[] {
  const declared = new Map((plugin.manifest?.connectors ?? []).map((use) => [connectorIdOf(context, use.id), use]))
  const found = new Map<string, Server>()
  for (const server of plugin.servers) found.set(connectorIdOf(context, server.name), server)
  const uses: ConnectorUseFacts[] = []
  for (const id of [...new Set([...declared.keys(), ...found.keys()])].sort(byText)) {
    const [use, server] = [declared.get(id), found.get(id)]
    const provisioned = provisionedAs(context, id)
    uses.push({
      title: provisioned?.name ?? server?.name ?? use?.id ?? id,
      url: connectorRoute(id),
      server: server?.name ?? null,
      transport: server?.transport ?? null,
      host: server?.host ?? null,
      configured: server?.configured ?? false,
      seen: use === undefined ? 'found' : server === undefined ? 'declared' : 'both',
      provisioned: provisioned !== undefined,
      scopes: use?.scopes ?? [],
      optional: use?.optional ?? false,
    })
  }
  return uses
}
