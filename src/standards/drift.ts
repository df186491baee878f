/** Where the configuration of a server is not the approved one, apart from host, transport, sign-in and variables too many, which have rules of their own. */
import { listed, quoted } from '../lib/text.ts'
import type { Server } from '../model/component.ts'
import type { ConnectorVariant } from '../model/connector.ts'
import { isMap } from './server-configs.ts'

/** The variant that comes closest, and how the server differs from it, each as "… is …, expected …". */
export function driftOf(
  server: Server,
  variants: readonly ConnectorVariant[],
): { variant: ConnectorVariant; differences: string[] } | null {
  const compared = variants.map((variant) => ({ variant, differences: differences(server, variant) }))
  return compared.toSorted((a, b) => a.differences.length - b.differences.length)[0] ?? null
}

/** The configuration of a variant as it would stand in .mcp.json. */
export function snippetOf(
  name: string,
  { transport, url, command, args, headers = [], variables = [] }: ConnectorVariant,
): string {
  const references = (keys: readonly string[]) =>
    Object.fromEntries(keys.map((key, i) => [key, `\${${variables[i] ?? variables[0] ?? 'TOKEN'}}`]))
  const config =
    transport === 'stdio'
      ? {
          command,
          ...(args && { args }),
          ...(variables.length > 0 && { env: Object.fromEntries(variables.map((key) => [key, `\${${key}}`])) }),
        }
      : { type: transport, url, ...(headers.length > 0 && { headers: references(headers) }) }
  return `${JSON.stringify(name)}: ${JSON.stringify(config)}`
}

function differences(server: Server, variant: ConnectorVariant): string[] {
  const found: string[] = []
  const tell = (what: string, is: string, wanted: string) => found.push(`${what} is ${is}, expected ${wanted}`)
  if (server.transport !== variant.transport) return found
  const { command = '', args = [], url, headers = [], variables = [], scopes = [] } = canonicalOf(server)
  if (variant.transport === 'stdio') {
    const wanted = [variant.command ?? '', ...(variant.args ?? [])]
    if ([command, ...args].join(' ') !== wanted.join(' '))
      tell('command', quoted(server.command ?? ''), quoted(wanted.map(worded).join(' ')))
    const missing = (variant.variables ?? []).filter((name) => !variables.includes(name))
    if (missing.length > 0) tell('list of variables', named(variables), named(variant.variables ?? []))
  } else if (variant.url !== undefined && url !== undefined && behindHost(url) !== behindHost(variant.url)) {
    tell('url', quoted(url), quoted(variant.url))
  }
  const wanted = (variant.headers ?? []).map((name) => name.toLowerCase()).sort()
  if (server.auth === 'header' && variant.auth === 'header' && headers.join() !== wanted.join())
    tell('headers', named(headers), named(wanted))
  if (scopes.length > 0) tell('list of scopes', named(scopes), 'none')
  return found
}

function named(names: readonly string[]): string {
  return names.length === 0 ? 'none' : listed(names.map((name) => quoted(name)))
}

function worded(word: string): string {
  return /\s/.test(word) ? JSON.stringify(word) : word
}

/** Port, path without trailing slash, letter case kept, and the keys of a query in order. */
function behindHost(address: string): string {
  const [, port = '', path = '', query = ''] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/[^/?#:]*(:\d+)?)?([^?#]*)(?:\?([^#]*))?/is.exec(address) ?? []
  const keys = query.split('&').map((pair) => pair.split('=')[0] ?? '')
  const usual = /^https:/i.test(address) ? ':443' : ':80'
  return [port === usual ? '' : port, path.replace(/\/+$/, ''), keys.sort().join('&')].join(' ')
}

interface Canonical {
  command?: string
  url?: string
  args?: string[]
  headers?: string[]
  variables?: string[]
  scopes?: string[]
}

function canonicalOf({ canonical }: Server): Canonical {
  const data: unknown = JSON.parse(canonical)
  if (!isMap(data)) return {}
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
  const { command, url, args, headers, variables, scopes } = data
  return {
    ...(typeof command === 'string' && { command }),
    ...(typeof url === 'string' && { url }),
    ...{ args: texts(args), headers: texts(headers), variables: texts(variables), scopes: texts(scopes) },
  }
}
