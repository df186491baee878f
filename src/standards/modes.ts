/** How a server is reached and signed in to, compared with what its connector's owner approved. */
import { either, quoted } from '../lib/text.ts'
import type { Server } from '../model/component.ts'
import type { Connector, ConnectorVariant } from '../model/connector.ts'

/** Sign-in as it counts: a remote server without headers agrees on it when it connects, so oauth and none are one. */
export function modeOf({ transport, auth }: Pick<Server, 'transport' | 'auth'> | ConnectorVariant): string {
  const isRemote = transport !== 'stdio' && transport !== 'bundle'
  return isRemote && (auth === 'oauth' || auth === 'none') ? 'oauth' : auth
}

/** What is wrong with transport and sign-in; empty when both are approved, or nobody can tell. */
export function modeFaults(server: Server, connector: Connector | undefined): { message: string; fix: string }[] {
  const { name, transport, configured } = server
  if (transport === 'unknown' || !configured) return []
  const variants = connector?.variants ?? []
  if (connector === undefined) {
    const fix = 'write "type": "http", with the address that its owner gives for it'
    return transport === 'sse' ? [{ message: `server ${quoted(name)} uses sse, which is deprecated`, fix }] : []
  }
  const transports = [...new Set(variants.map((one) => one.transport))]
  if (!transports.some((one) => one === transport)) {
    const aside = transport === 'sse' ? ', which is deprecated' : ''
    const fix = `write "type": ${JSON.stringify(transports[0])}`
    return [{ message: `server ${quoted(name)} uses ${transport}${aside}, approved is ${either(transports)}`, fix }]
  }
  const modes = [...new Set(variants.filter((one) => one.transport === transport).map(modeOf))]
  if (modes.includes(modeOf(server))) return []
  const fix = modes.includes('oauth')
    ? 'remove headers and env; people sign in when they connect'
    : `sign in by ${either(modes)}, as org/connectors/${connector.id}.yaml says`
  return [{ message: `server ${quoted(name)} signs in by ${modeOf(server)}, approved is ${either(modes)}`, fix }]
}
