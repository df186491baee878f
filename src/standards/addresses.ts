/** What is wrong with where a server lives, beyond what reading says. */
import { quoted } from '../lib/text.ts'
import type { Server } from '../model/component.ts'
import type { Connector } from '../model/connector.ts'
import { innerHost, isInternational, isListed } from './hosts.ts'

export interface AddressFault {
  message: string
  fix: string
}

/** The first thing that is wrong with the host; null when it is missing, open or fine. */
export function hostFault({ name, host, transport }: Server, connector: Connector | undefined): AddressFault | null {
  if (host === null || transport === 'stdio') return null
  const fix =
    connector?.variants[0]?.url === undefined
      ? 'take the address from the connector registry'
      : `write "url": ${JSON.stringify(connector.variants[0].url)}`
  const inner = innerHost(host)
  const isKnown = connector !== undefined && isListed(host, connector.hosts)
  if (inner !== null && !isKnown) return { message: `server ${quoted(name)} leads to ${inner}, ${quoted(host)}`, fix }
  if (isInternational(host) && !isKnown)
    return { message: `server ${quoted(name)} has a host of letters that can be mistaken, ${quoted(host)}`, fix }
  if (connector === undefined || isKnown) return null
  return { message: `host ${quoted(host)} is not one of connector ${quoted(connector.id)}`, fix }
}
