/** Plugins without files: remote ones, shown from their entry, and quarantined ones, shown with the reason. */
import { digestOf } from '../../lib/digest.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plugin, PluginSource } from '../../model/plugin.ts'
import { type Context, contextOf, type Listing } from './context.ts'
import { identityOf } from './identity.ts'
import { checkUnread, readOptions } from './plugin-json.ts'

/** The record of an entry whose files are elsewhere. */
export function remotePlugin(listing: Listing, source: PluginSource): Plugin {
  return blankPlugin(listing, source, null, [])
}

/** The record of a plugin that could not be read: what the entry says, and why. */
export function quarantinedPlugin(
  listing: Listing,
  source: PluginSource,
  reason: string,
  findings: readonly Finding[],
): Plugin {
  return blankPlugin(listing, source, reason, findings)
}

function blankPlugin(
  listing: Listing,
  source: PluginSource,
  quarantined: string | null,
  before: readonly Finding[],
): Plugin {
  const context: Context = contextOf(
    { folder: source.kind === 'local' ? source.path : '.', files: [], notes: [], refused: null },
    listing,
  )
  const entry = listing.entry && {
    data: listing.entry,
    spot: (path: readonly (string | number)[]) => ({ file: listing.entryFile, at: listing.entryAt(path) }),
  }
  if (entry) checkUnread(context, entry)
  const identity = identityOf(context, { pluginJson: null, entry, main: entry }, null)
  return {
    name: listing.name,
    slug: listing.slug,
    namespace: listing.name,
    source,
    quarantined,
    manifest: null,
    readme: null,
    ...identity,
    options: readOptions(context, entry).map(({ hasDefault: _, ...option }) => option),
    skills: [],
    agents: [],
    commands: [],
    styles: [],
    hooks: [],
    servers: [],
    extras: [],
    documents: [],
    files: [],
    placeholders: [],
    placeholderFiles: 0,
    reach: null,
    surfaces: [],
    egress: [],
    cost: null,
    digest: `sha256:${digestOf(listing.entry ?? { name: listing.name })}`,
    size: 0,
    lastChange: null,
    findings: [...before, ...context.findings],
  }
}
