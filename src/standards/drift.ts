/** Where the configuration of a server is not the approved one, apart from host, sign-in and variables, which have rules of their own. */
import { listed, quoted } from '../lib/text.ts'
import type { Server } from '../model/component.ts'
import type { Connector, ConnectorVariant } from '../model/connector.ts'
import type { Org } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import { audienceOf } from './connectors.ts'
import { isMap } from './server-configs.ts'
import { teamOf } from './teams.ts'

/** Variants approved for those a plugin is for; all of them where none is. */
export function variantsFor({ variants }: Connector, plugin: Plugin, org: Org): ConnectorVariant[] {
  const audience = audienceOf(plugin)
  const region = plugin.manifest === null ? undefined : teamOf(org, plugin.manifest.owner)?.region
  const fitting = variants.filter(
    (variant) =>
      (audience === null || variant.audience === undefined || variant.audience.some((team) => audience.has(team))) &&
      (region === undefined || variant.region === undefined || variant.region === region),
  )
  return fitting.length > 0 ? fitting : variants
}

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
  const { args = [], headers = [] } = canonicalOf(server)
  if (variant.transport === 'stdio') {
    const [is, wanted] = [
      server.command ?? '',
      [variant.command ?? '', ...(variant.args ?? [])]
        .map((word) => (/\s/.test(word) ? JSON.stringify(word) : word))
        .join(' '),
    ]
    if (is !== wanted && args.join(' ') !== (variant.args ?? []).join(' ')) tell('command', quoted(is), quoted(wanted))
  } else if (variant.url !== undefined && server.url !== null && pathOf(server.url) !== pathOf(variant.url)) {
    tell('url', quoted(server.url), quoted(variant.url))
  }
  const wanted = (variant.headers ?? []).map((name) => name.toLowerCase()).sort()
  if (server.auth === 'header' && variant.auth === 'header' && headers.join() !== wanted.join()) {
    const named = (names: readonly string[]) =>
      names.length === 0 ? 'none' : listed(names.map((name) => quoted(name)))
    tell('headers', named(headers), named(wanted))
  }
  return found
}

/** Path without trailing slash, letter case kept. */
function pathOf(address: string): string {
  return address
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
}

function canonicalOf({ canonical }: Server): { args?: string[]; headers?: string[] } {
  const data: unknown = JSON.parse(canonical)
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
  return isMap(data) ? { args: texts(data.args), headers: texts(data.headers) } : {}
}
