/** Servers that are set up otherwise: than approved, or than in the other plugins. */
import { listed, quoted } from '../lib/text.ts'
import { isSetUpAsApproved, variantsFor } from '../model/approved-set-up.ts'
import type { Server } from '../model/component.ts'
import type { Connector } from '../model/connector.ts'
import { placeOf } from './connectors.ts'
import { driftOf, snippetOf } from './drift.ts'
import type { Found, Subject, Whole } from './rule.ts'

export interface Use {
  subject: Subject
  server: Server
}

/** The finding for a server that is not set up as approved. */
export function* unlikeApproved(
  { subject, server }: Use,
  connector: Connector,
  { org }: Whole,
): Generator<Found & { plugin: string }> {
  if (isSetUpAsApproved(server, subject.plugin, org) !== false) return
  const drift = driftOf(server, variantsFor(connector, subject.plugin, org))
  if (drift === null || drift.differences.length === 0) return
  const message = `server ${quoted(server.name)} differs from the approved variant ${quoted(drift.variant.name)}: ${listed(drift.differences)}`
  yield {
    plugin: subject.plugin.slug,
    ...placeOf(server),
    message,
    fix: `write in ${server.path ?? '.mcp.json'}: ${snippetOf(server.name, drift.variant)}`,
  }
}

/** The most common configuration is taken as the one that is meant; of several, the first by plugin name. */
export function* unlikeOthers(uses: readonly Use[]): Generator<Found & { plugin: string }> {
  const ways = [...Map.groupBy(uses, ({ server }) => server.fingerprint).values()].toSorted(
    (a, b) => b.length - a.length,
  )
  const [common, ...others] = ways
  const meant = common?.[0]?.server
  if (common === undefined || meant === undefined) return
  for (const { subject, server } of others.flat()) {
    const [here, there] = [server.command ?? server.url ?? '', meant.command ?? meant.url ?? '']
    const how =
      here === there
        ? `with other settings than in ${inOthers(common)}`
        : `as ${quoted(here)}, in ${inOthers(common)} as ${quoted(there)}`
    yield {
      plugin: subject.plugin.slug,
      ...placeOf(server),
      message: `server ${quoted(server.name)} is set up ${how}`,
      fix: `write ${quoted(there)} here too, or have the connector provisioned`,
    }
  }
}

function inOthers(uses: readonly Use[]): string {
  return uses.length === 1 ? quoted(uses[0]?.subject.plugin.name) : `${uses.length} other plugins`
}
