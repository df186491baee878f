/** The record of a plugin's page. */
import { valid } from 'semver'
import { counted } from '../lib/text.ts'
import type { Link } from '../model/card.ts'
import type { PluginVerdict } from '../model/compliance.ts'
import type { Component } from '../model/component.ts'
import type { Plugin } from '../model/plugin.ts'
import type { ComponentGroup, PluginPage } from '../model/plugin-page.ts'
import { cardOf } from './cards.ts'
import { usesOf } from './connector-uses.ts'
import { type Context, documentsOf, pluginLink, renderedOf, routeOf, sourceLink } from './context.ts'
import { declaredOf } from './declared.ts'
import { installWays } from './install.ts'
import { manifestFaults, missingFacts } from './missing.ts'
import { componentRoute, componentsOf, kindWords, versionRoute, versionsRoute } from './routes.ts'
import { surfacesOf } from './surfaces.ts'
import { pluginUse } from './usage.ts'

/** How token figures are made; shown beside them. */
export const costMethod = 'estimated as one token for every four characters'

/** `verdict` is null where nothing was judged. */
export function pluginPage(context: Context, plugin: Plugin, verdict: PluginVerdict | null): PluginPage {
  const readme = plugin.readme === null ? undefined : renderedOf(context, plugin, plugin.readme)
  const linkTo = (path: string, title: string): Link => ({ title, url: routeOf(context, plugin, path) })
  const changelog = documentsOf(plugin, 'changelog')[0]
  const commitBase = context.library.org.organisation?.repository
  const { lastChange } = plugin
  const faults = manifestFaults(plugin)
  return {
    ...cardOf(context, plugin, verdict?.level ?? null),
    ...declaredOf(context, plugin),
    slug: plugin.slug,
    namespace: plugin.namespace,
    quarantine: plugin.quarantined,
    described: plugin.manifest !== null,
    tags: plugin.manifest?.tags ?? plugin.tags,
    keywords: plugin.keywords,
    license: plugin.license,
    homepage: webAddress(plugin.homepage),
    source: sourceLink(context, plugin, null),
    sourcePinned: plugin.source.kind === 'remote' ? plugin.source.pinned : null,
    dependencies: plugin.dependencies.map((name) => pluginLink(context, name)),
    options: plugin.options,
    reach: plugin.reach,
    reachSentence: reachSentence(plugin),
    surfaces: surfacesOf(plugin),
    cost: plugin.cost,
    costMethod,
    egress: { declared: plugin.manifest?.egress ?? null, found: plugin.egress },
    files: { count: plugin.files.length, bytes: plugin.size },
    digest: plugin.digest,
    lastChange: lastChange && {
      day: lastChange.day,
      commit: lastChange.commit,
      url: commitBase === undefined ? null : `${commitBase.replace(/\/$/, '')}/commit/${lastChange.commit}`,
    },
    groups: groupsOf(plugin),
    connectorUses: usesOf(context, plugin),
    placeholders: plugin.placeholders,
    docs: { html: readme?.key ?? null, headings: readme?.headings ?? [] },
    pages: documentsOf(plugin, 'page').map(({ path, title }) => linkTo(path, title)),
    changelog: changelog === undefined ? null : linkTo(changelog.path, 'Changelog'),
    install: installWays(context, plugin),
    release: releaseOf(context, plugin),
    missing: plugin.manifest === null && faults.length === 0 ? missingFacts(plugin) : [],
    manifestFaults: faults,
    findings: plugin.findings,
    usage: pluginUse(context, plugin.name),
    verdict,
  }
}

/** An address that is safe to link to, or null. */
export function webAddress(written: string | null): string | null {
  return written !== null && /^https?:\/\/[^\s"'<>]+$/i.test(written) ? written : null
}

function groupsOf(plugin: Plugin): ComponentGroup[] {
  const groups = Map.groupBy(componentsOf(plugin), ({ kind }) => kind)
  return [...groups].map(([kind, parts]) => ({
    kind,
    label: kindWords[kind].label,
    rows: parts.map((part) => rowOf(plugin, part)),
  }))
}

function rowOf(plugin: Plugin, part: Component): ComponentGroup['rows'][number] {
  return {
    kind: part.kind,
    name: part.name,
    description: part.description,
    url: componentRoute(plugin.slug, part),
    invocation: 'invocation' in part ? part.invocation : null,
    path: part.path,
  }
}

function reachSentence(plugin: Plugin): string {
  const { reach, hooks, servers, source } = plugin
  if (source.kind === 'remote') return 'Its files are elsewhere, so nobody can tell from here.'
  if (reach === 'contained') return 'Instructions only: it declares no hook, no server and no program.'
  if (reach === 'privileged') {
    return hooks.length > 0
      ? `Runs ${counted(hooks.length, 'hook')} on the reader's machine from the start of a session; declares no server.`
      : 'Changes how a session runs, and declares no server.'
  }
  if (reach === 'remote')
    return servers.length > 0
      ? `Declares ${counted(servers.length, 'server')} that Claude talks to.`
      : 'Brings a program that Claude can run.'
  return 'Its content could not be read, so its reach is not known.'
}

function releaseOf({ offers }: Context, { slug }: Plugin): PluginPage['release'] {
  const { version = null, reason = null, releases = [] } = offers.find((offer) => offer.slug === slug) ?? {}
  const count = releases.filter(({ release }) => valid(release.version) !== null).length
  const page = version === null ? null : versionRoute(slug, version)
  return { version, reason, page, versions: count === 0 ? null : versionsRoute(slug), count }
}
