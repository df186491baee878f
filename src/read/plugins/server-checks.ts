/** What would keep a server from loading, or make it unsafe: its name, its type, its address. */
import { quoted } from '../../lib/text.ts'
import type { Server } from '../../model/component.ts'
import type { Context, Spot } from './context.ts'

export interface ServerSource {
  name: string
  config: unknown
  /** Relative to the plugin; null in a marketplace entry. */
  path: string | null
  /** Place of the key, and of a field below it. */
  spot(field?: string): Spot
}

const reservedNames = ['workspace', 'claude-in-chrome', 'computer-use', 'Claude Preview', 'Claude Browser']

/** Server names are typed, matched and joined with usage: no spaces, nothing reserved. */
export function checkServerName(context: Context, { name, spot }: ServerSource): void {
  const rule = 'names-known-connectors'
  if (/\s/.test(name)) {
    const fix = `rename it to ${JSON.stringify(name.trim().replace(/\s+/g, '-'))}`
    context.tell(spot(), rule, 'warning', `server name ${quoted(name)} holds a space`, fix)
  } else if (!/^[A-Za-z0-9_.-]{1,64}$/.test(name)) {
    context.tell(
      spot(),
      rule,
      'warning',
      `server name ${quoted(name)} is not portable`,
      'use letters, digits and hyphens',
    )
  }
  if (reservedNames.includes(name)) {
    context.tell(
      spot(),
      rule,
      'error',
      `server name ${quoted(name)} is reserved; Claude skips it`,
      'choose another name',
    )
  }
}

/** One finding at most: the first thing that is wrong with the type, the command or the address. */
export function checkServerForm(
  context: Context,
  { name, spot }: ServerSource,
  {
    typed,
    transport,
    url,
    command,
  }: { typed: boolean; transport: Server['transport']; url: string | null; command: string | null },
): void {
  const fault =
    transport === 'unknown'
      ? untyped
      : transport === 'stdio'
        ? commandFault(command)
        : (addressFault(url) ?? (typed ? null : dropped))
  if (!fault) return
  context.tell(
    spot(fault.field),
    'connector-urls-are-safe',
    fault.severity,
    `server ${quoted(name)} ${fault.message}`,
    fault.fix,
  )
}

interface Fault {
  field: string
  severity: 'error' | 'warning'
  message: string
  fix: string
}

const untyped: Fault = {
  field: 'type',
  severity: 'error',
  message: 'has no known type',
  fix: 'write "type": "http", or a command',
}

/** Claude takes what has no type for a command. */
const dropped: Fault = {
  field: 'url',
  severity: 'error',
  message: 'has an address but no type, and is dropped',
  fix: 'write "type": "http"',
}

function commandFault(command: string | null): Fault | null {
  if (command !== null && command !== '') return null
  return { field: 'command', severity: 'error', message: 'has no command', fix: 'write "command"' }
}

function addressFault(url: string | null): Fault | null {
  const fault = (severity: Fault['severity'], message: string, fix: string): Fault => ({
    field: 'url',
    severity,
    message,
    fix,
  })
  if (url === null || url === '')
    return fault('warning', 'has an empty address', 'take the address from the connector registry')
  if (/^[a-z]+:\/\/[^/]*@/i.test(url))
    return fault('error', 'has user info in its address', 'remove it, and name a variable in headers')
  if (url.includes('${')) return null
  // The address itself may be a secret that was pasted into the wrong field, so it is not repeated.
  if (!URL.canParse(url)) return fault('error', 'has an address that does not parse', 'write https://…')
  const { protocol, hostname } = new URL(url)
  if (!/^(?:https?|wss?):$/.test(protocol))
    return fault('error', `has an address with ${quoted(protocol)}`, 'write https://…')
  const isLoopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (isLoopback || protocol === 'https:' || protocol === 'wss:') return null
  return fault('warning', `talks to ${quoted(hostname)} without encryption`, 'write https://')
}
