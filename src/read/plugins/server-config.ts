/** One entry of an MCP configuration as a server record, with findings for what would not load or is not safe. */
import { quoted, shortened, visible } from '../../lib/text.ts'
import type { Server, Transport } from '../../model/component.ts'
import { isRecord, own } from '../record.ts'
import { canonicalOf } from './canonical.ts'
import type { Context } from './context.ts'
import { maskedArguments, maskedText, safeAddress, variablesIn } from './secrets.ts'
import { checkServerForm, checkServerName, type ServerSource } from './server-checks.ts'
import { checkServerKinds } from './server-kinds.ts'
import { serverSurfaces } from './surfaces.ts'

const transports: Record<string, Transport> = {
  http: 'http',
  'streamable-http': 'http',
  sse: 'sse',
  ws: 'ws',
  stdio: 'stdio',
}

/** The server, or null when the entry is no map and nothing can be said of it. */
export function serverOf(context: Context, source: ServerSource, withoutDefault: ReadonlySet<string>): Server | null {
  const { config, name, path } = source
  checkServerName(context, source)
  if (!isRecord(config)) {
    context.tell(
      source.spot(),
      'names-known-connectors',
      'error',
      `server ${quoted(name)} is not a map of settings`,
      'write { "type": "http", "url": "https://…" }',
    )
    return null
  }
  const text = (key: string) => {
    const value = own(config, key)
    return typeof value === 'string' ? value : null
  }
  const names = (key: string) => {
    const value = own(config, key)
    return isRecord(value) ? Object.keys(value).sort() : []
  }
  const rawArguments = own(config, 'args')
  const args = Array.isArray(rawArguments) ? rawArguments.map(String) : []
  const oauth = own(config, 'oauth')
  const scopes = isRecord(oauth) ? own(oauth, 'scopes') : undefined
  const [headers, environment] = [names('headers'), names('env')]
  const command = text('command')
  const transport = transportOf(text('type'), text('url'), command)
  const isLocal = transport === 'stdio' || (transport === 'unknown' && text('url') === null)
  const url = isLocal ? null : (text('url') ?? '').trim()
  checkServerForm(context, source, { typed: text('type') !== null, transport, url, command })
  checkServerKinds(context, source, config, isLocal)

  const auth = isRecord(oauth)
    ? 'oauth'
    : headers.length > 0 || text('headersHelper') !== null
      ? 'header'
      : environment.length > 0
        ? 'env'
        : 'none'
  const address = url === null ? null : safeAddress(url)
  const line = [command ?? '', ...maskedArguments(args)]
    .map((word) => (/\s/.test(word) ? JSON.stringify(word) : word))
    .join(' ')
  const facts = {
    transport,
    url: address,
    configured: url !== '',
    variables: variablesIn(JSON.stringify(config)),
  }
  return {
    kind: 'connector',
    name: shownName(name),
    slug: '',
    path,
    line: source.spot().at?.line ?? null,
    description: shortened(text('description') ?? '', 500),
    surfaces: serverSurfaces(facts, withoutDefault),
    ...facts,
    host: hostOf(url),
    command: command === null ? null : shortened(maskedText(line), 500),
    headers,
    environment,
    auth,
    ...canonicalOf({ transport, url, command, args, auth, headers, variables: environment, scopes: scopesOf(scopes) }),
  }
}

/** Host of an address in lower case; null where it is missing or depends on a variable. */
export function hostOf(url: string | null): string | null {
  if (url === null || url === '' || !URL.canParse(url)) return null
  const { hostname } = new URL(url)
  return hostname === '' || /[${}]|%7b/i.test(hostname) ? null : hostname.toLowerCase()
}

/** A server's name as it is shown. */
export function shownName(name: string): string {
  return shortened(visible(name.trim()), 120) || 'unnamed'
}

function transportOf(type: string | null, url: string | null, command: string | null): Transport {
  if (type !== null) return transports[type] ?? 'unknown'
  return command !== null ? 'stdio' : url !== null ? 'http' : 'unknown'
}

function scopesOf(scopes: unknown): string[] {
  if (typeof scopes === 'string') return scopes.split(/[\s,]+/).filter((scope) => scope !== '')
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : []
}
