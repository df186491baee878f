/** MCP servers of a plugin: .mcp.json and the manifest's mcpServers, merged; a later name replaces an earlier one. */
import { quoted } from '../../lib/text.ts'
import type { Server } from '../../model/component.ts'
import type { KeyPath } from '../document/json.ts'
import { isRecord, own } from '../record.ts'
import { canonicalOf } from './canonical.ts'
import type { Context, Declaration } from './context.ts'
import { declaredPaths, resolvePath } from './paths.ts'
import { type Declarations, readJson } from './plugin-json.ts'
import { safeAddress } from './secrets.ts'
import { hostOf, serverOf, shownName } from './server-config.ts'
import { checkServerOptions } from './server-kinds.ts'
import { serverSurfaces } from './surfaces.ts'

const rule = 'names-known-connectors'

/** Every server that would be registered, in order of appearance; slugs are still empty. */
export function readServers(context: Context, { main }: Declarations, withoutDefault: ReadonlySet<string>): Server[] {
  const servers = new Map<string, Server>()
  const keep = (name: string, server: Server | null) => server && servers.set(name, server)

  const fromMap = (from: Declaration, map: Record<string, unknown>, above: KeyPath, path: string | null) => {
    for (const [name, config] of Object.entries(map)) {
      const spot = (field?: string) =>
        field === undefined ? from.spot([...above, name], 'key') : from.spot([...above, name, field])
      checkServerOptions(context, { name, config, path, spot }, main)
      keep(name, serverOf(context, { name, config, path, spot }, withoutDefault))
    }
  }
  const fromFile = (path: string) => {
    const from = readJson(context, path, rule)
    if (!from) return
    const wrapped = own(from.data, 'mcpServers')
    if (isRecord(wrapped)) fromMap(from, wrapped, ['mcpServers'], path)
    else if (wrapped !== undefined)
      context.tell(from.spot(['mcpServers']), rule, 'error', `mcpServers is ${quoted(wrapped)}, expected a map`, null)
    else fromMap(from, bare(from.data), [], path)
  }

  if (context.files.has('.mcp.json')) fromFile('.mcp.json')
  if (context.files.has('mcp.json')) {
    context.tell(
      context.spot('mcp.json'),
      rule,
      'warning',
      'file is named "mcp.json"; Claude reads ".mcp.json"',
      'git mv mcp.json .mcp.json',
    )
  }
  if (main) {
    const inline = (value: unknown, at: KeyPath) => {
      if (isRecord(value))
        fromMap(main, value, at, main.spot([]).file === context.listing.entryFile ? null : '.claude-plugin/plugin.json')
      else
        context.tell(
          main.spot(at),
          rule,
          'error',
          `mcpServers is ${quoted(value)}, expected a map, a path or a list of both`,
          null,
        )
    }
    for (const { written, at } of declaredPaths(main, ['mcpServers'], inline)) {
      if (/\.(?:mcpb|dxt)$/i.test(written.replace(/[?#].*$/, ''))) {
        keep(written, bundleOf(context, main, written, at))
        continue
      }
      const target = resolvePath(context, main, written, at)
      if (target && !target.isFolder && target.path !== '.mcp.json') fromFile(target.path)
    }
  }
  return [...servers.values()]
}

/** Only the maps of a file without wrapper: $schema and comments beside them are no servers. */
function bare(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key, value]) => isRecord(value) && !key.startsWith('$')))
}

/** A packed server; its name stands inside the bundle, which is not opened. */
function bundleOf(context: Context, from: Declaration, written: string, at: KeyPath): Server | null {
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(written)
  if (isUrl && !/^https:/i.test(written)) {
    context.tell(
      from.spot(at),
      'connector-urls-are-safe',
      'error',
      'bundle address does not start with https',
      'write https://…',
    )
  }
  const target = isUrl ? null : resolvePath(context, from, written, at)
  if (!isUrl && !target) return null
  const address = isUrl ? safeAddress(written) : (target?.path ?? written)
  const facts = { transport: 'bundle' as const, url: isUrl ? address : null, configured: true, variables: [] }
  return {
    kind: 'connector',
    name: shownName((address.split('/').at(-1) ?? address).replace(/\.(?:mcpb|dxt)$/i, '')),
    slug: '',
    path: target?.path ?? null,
    line: target ? null : (from.spot(at).at?.line ?? null),
    description: '',
    surfaces: serverSurfaces(facts, new Set()),
    ...facts,
    host: isUrl ? hostOf(written) : null,
    command: null,
    headers: [],
    environment: [],
    auth: 'none',
    ...canonicalOf({ transport: 'bundle', url: facts.url, command: target?.path, auth: 'none' }),
  }
}
