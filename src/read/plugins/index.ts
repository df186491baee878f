/** One plugin from its bytes: everything that its files and its listing say, with a finding for all that is odd. */
import { counted, oneLine, shortened, visible } from '../../lib/text.ts'
import type { Component } from '../../model/component.ts'
import type { Plugin } from '../../model/plugin.ts'
import { splitReadme } from '../document/readme.ts'
import type { Tree } from '../files.ts'
import { readAgents, readStyles } from './agents.ts'
import { quarantinedPlugin, remotePlugin } from './blank.ts'
import { readCommands } from './commands.ts'
import { readPlaceholders, usesPlaceholder } from './connectors-md.ts'
import { type Context, contextOf, type Listing } from './context.ts'
import { contentDigest } from './digest.ts'
import { findReadme, readDocuments } from './documents.ts'
import { egressOf } from './egress.ts'
import { readExtras } from './extras.ts'
import { finishedFindings } from './findings.ts'
import { readHooks } from './hooks.ts'
import { checkAgreement, identityOf, namespaceOf } from './identity.ts'
import { checkInventory } from './inventory.ts'
import { readManifest } from './manifest.ts'
import { readDeclarations, readOptions } from './plugin-json.ts'
import { readServers } from './servers.ts'
import { readSkills } from './skills.ts'
import { slugged } from './slugs.ts'
import { checkStrays, reachOf, refusalsOf } from './strays.ts'
import { supportOf, withRefusals } from './surfaces.ts'

// No plugin for people has as many; the site would make a page of each.
const partsMost = 2_000

export { type Listing, quarantinedPlugin, remotePlugin }

/** The plugin in a folder; never throws on content, and runs, opens and fetches nothing. `lastChange` is left null. */
export function readPlugin(tree: Tree, listing: Listing): Plugin {
  const source = { kind: 'local' as const, path: tree.folder }
  const context = contextOf(tree, listing)
  if (tree.refused !== null) return quarantinedPlugin(listing, source, tree.refused, context.findings)
  try {
    return readContent(context)
  } catch (error) {
    // A fault of ours may cost this plugin its page content, never the others theirs.
    const reason = `reading it failed: ${shortened(visible(oneLine(error instanceof Error ? error.message : String(error))), 200)}`
    context.tell(context.spot(''), 'could-be-read', 'error', reason)
    return quarantinedPlugin(listing, source, reason, context.findings)
  }
}

function readContent(context: Context): Plugin {
  const { tree, listing } = context
  const declared = readDeclarations(context)
  context.namespace = namespaceOf(context, declared)
  const readmePath = findReadme(context)
  const readmeText = readmePath === null ? null : context.text(readmePath)
  const readme = readmeText === null ? null : splitReadme(readmeText)
  const { manifest, notes } = readme ? readManifest(readme) : { manifest: null, notes: [] }
  if (readmePath !== null) context.adopt(readmePath, notes)
  if (manifest && readmePath !== null)
    checkAgreement(context, manifest, declared, context.spot(readmePath, { line: 1, column: 1 }))

  const identity = identityOf(context, declared, manifest)
  const options = readOptions(context, declared.main)
  const withoutDefault = new Set(options.filter((option) => !option.hasDefault).map((option) => option.key))
  const refusals = refusalsOf(context)
  const finished = <T extends Component>(parts: readonly T[]) => withRefusals(slugged(parts), refusals)
  const skills = finished(readSkills(context, declared))
  const agents = finished(readAgents(context, declared))
  const commands = finished(readCommands(context, declared))
  const styles = finished(readStyles(context, declared))
  const hooks = finished(readHooks(context, declared))
  const servers = finished(readServers(context, declared, withoutDefault))
  const extras = finished(readExtras(context, declared))
  const prompts = [...skills, ...agents, ...commands, ...styles]
  const parts: Component[] = [...prompts, ...hooks, ...servers, ...extras]

  if (parts.length > partsMost) return tooMany(context, parts.length)

  const documents = readDocuments(context, prompts, readmePath, readme)
  const readmeDocument = documents.find((document) => document.role === 'readme')
  if (readmeDocument) checkInventory(context, readmeDocument, prompts)
  checkStrays(context, parts, identity.dependencies)
  const connectors = documents.find((document) => document.role === 'connectors')
  const sum = (count: (part: (typeof prompts)[number]) => number) =>
    prompts.reduce((total, part) => total + count(part), 0)

  return {
    name: listing.name,
    slug: listing.slug,
    namespace: context.namespace,
    source: { kind: 'local', path: tree.folder },
    quarantined: null,
    manifest,
    readme: readmePath,
    ...identity,
    options: options.map(({ hasDefault: _, ...option }) => option),
    skills,
    agents,
    commands,
    styles,
    hooks,
    servers,
    extras,
    documents,
    files: tree.files.map(({ path, size, digest, type }) => ({ path, size, digest, type })),
    placeholders: connectors ? readPlaceholders(connectors.body) : [],
    placeholderFiles: documents.filter((document) => usesPlaceholder(document.body)).length,
    reach: reachOf(context, parts, declared.main),
    surfaces: supportOf(parts, refusals),
    egress: egressOf(context, servers, hooks),
    cost: { always: sum((part) => part.cost.always), invoke: sum((part) => part.cost.invoke) },
    digest: contentDigest(tree.files),
    size: tree.files.reduce((total, file) => total + file.size, 0),
    lastChange: null,
    findings: finishedFindings(context),
  }
}

function tooMany(context: Context, count: number): Plugin {
  const { listing, tree } = context
  const reason = `${counted(count, 'part')}, expected at most ${counted(partsMost, 'part')}`
  const finding = {
    rule: 'fits-size-budget',
    severity: 'error' as const,
    plugin: listing.name,
    file: tree.folder,
    line: null,
    column: null,
  }
  const findings = [{ ...finding, message: reason, fix: 'split the plugin', source: null }]
  return quarantinedPlugin(listing, { kind: 'local', path: tree.folder }, reason, findings)
}
