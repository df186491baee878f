/** The canonical form of a server's configuration: equal set-ups have equal fingerprints, and no secret is in it. */
import { canonicalJson, sha256 } from '../../lib/digest.ts'
import type { Server, Transport } from '../../model/component.ts'
import { byText } from '../record.ts'
import { maskedArguments, maskedText, safeAddress } from './secrets.ts'

/** What a declared server and an approved variant have in common. */
export interface Configuration {
  transport: Transport
  url?: string | null | undefined
  command?: string | null | undefined
  args?: readonly string[] | undefined
  auth: Server['auth']
  /** Names of headers and environment variables, never values. */
  headers?: readonly string[] | undefined
  variables?: readonly string[] | undefined
  scopes?: readonly string[] | undefined
}

/**
 * One line of JSON with sorted keys, and its fingerprint: the first 12 hex characters of its sha256. A remote server
 * without headers agrees on sign-in when it connects, so oauth and none are one mode there.
 */
export function canonicalOf(configuration: Configuration): { canonical: string; fingerprint: string } {
  const { transport, url, command, args = [], auth, headers = [], variables = [], scopes = [] } = configuration
  const isRemote = transport === 'http' || transport === 'sse' || transport === 'ws'
  const canonical = canonicalJson({
    transport,
    ...(url === null || url === undefined ? {} : { url: safeAddress(url) + queryKeys(url) }),
    ...(command ? { command: maskedText(command), args: maskedArguments(args) } : {}),
    auth: isRemote && (auth === 'oauth' || auth === 'none') ? 'on-connect' : auth,
    ...(headers.length > 0 ? { headers: headers.map((name) => name.toLowerCase()).sort(byText) } : {}),
    ...(variables.length > 0 ? { variables: [...new Set(variables)].sort(byText) } : {}),
    ...(scopes.length > 0 ? { scopes: [...new Set(scopes)].sort(byText) } : {}),
  })
  return { canonical, fingerprint: sha256(canonical).slice(0, 12) }
}

function queryKeys(url: string): string {
  const [, query = ''] = /\?([^#]*)/s.exec(url) ?? []
  const keys = query
    .split('&')
    .map((pair) => pair.split('=')[0] ?? '')
    .filter((key) => key !== '')
  return keys.length === 0 ? '' : `?${keys.sort(byText).join('&')}`
}
