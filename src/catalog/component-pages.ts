/** The records of the pages of skills, agents, commands, hooks, servers and output styles. */

import type { Link } from '../model/card.ts'
import type { Component, Hook, Server } from '../model/component.ts'
import type { ComponentPage } from '../model/part-pages.ts'
import type { Plugin } from '../model/plugin.ts'
import { connectorIdOf } from './connector-uses.ts'
import { byText, type Context, renderedOf, routeOf, sourceLink } from './context.ts'
import { componentRoute, componentsOf, connectorRoute, kindWords, pluginRoute } from './routes.ts'
import { surfaceNames } from './surfaces.ts'

export function componentPages(context: Context, plugin: Plugin): ComponentPage[] {
  const pages: ComponentPage[] = []
  for (const part of componentsOf(plugin)) {
    const url = componentRoute(plugin.slug, part)
    const { segment, one } = kindWords[part.kind]
    if (url === null || segment === null) continue
    const prompt = 'invocation' in part ? part : null
    const rendered = prompt?.path == null ? undefined : renderedOf(context, plugin, prompt.path)
    pages.push({
      url,
      slug: part.slug,
      kindSegment: segment,
      pluginSlug: plugin.slug,
      plugin: { title: plugin.title, url: pluginRoute(plugin.slug) },
      kind: part.kind,
      kindLabel: one,
      name: part.name,
      description: part.description,
      invocation: prompt?.invocation ?? null,
      invokedBy: prompt?.invokedBy ?? null,
      fields: prompt?.fields ?? [],
      facts: part.kind === 'hook' ? hookFacts(part) : part.kind === 'connector' ? serverFacts(part) : [],
      surfaces: part.surfaces.map((surface) => ({ ...surface, name: surfaceNames[surface.surface] })),
      cost: prompt?.cost ?? null,
      path: part.path,
      source: sourceLink(context, plugin, part.path),
      docs: { html: rendered?.key ?? null, headings: rendered?.headings ?? [] },
      files: filesBeside(context, plugin, part),
      connector: part.kind === 'connector' ? connectorOf(context, part) : null,
      findings: plugin.findings.filter((finding) => isAbout(plugin, finding.file, part)),
      quarantined: plugin.quarantined !== null,
    })
  }
  return pages
}

function connectorOf(context: Context, server: Server): Link {
  const id = connectorIdOf(context, server.name)
  return {
    title: context.library.org.connectors.find((one) => one.id === id)?.name ?? server.name,
    url: connectorRoute(id),
  }
}

function isAbout(plugin: Plugin, file: string | null, part: Component): boolean {
  if (file === null || part.path === null || plugin.source.kind === 'remote') return false
  if (part.kind === 'hook' || part.kind === 'connector') return false
  return file === (plugin.source.path === '.' ? part.path : `${plugin.source.path}/${part.path}`)
}

/** Files in the folder of a skill, SKILL.md left out: its references, scripts and assets. */
function filesBeside(context: Context, plugin: Plugin, part: Component): Link[] {
  if (part.kind !== 'skill' || part.path === null) return []
  const folder = part.path.slice(0, part.path.lastIndexOf('/') + 1)
  if (folder === '') return []
  const own = plugin.files.filter(({ path }) => path.startsWith(folder) && path !== part.path)
  const documents = new Set(plugin.documents.map(({ path }) => path))
  return own
    .sort((a, b) => byText(a.path, b.path))
    .map(({ path }) => ({
      title: path.slice(folder.length),
      url: documents.has(path) ? routeOf(context, plugin, path) : null,
    }))
}

function hookFacts(hook: Hook): ComponentPage['facts'] {
  return [
    {
      label: 'Event',
      value: hook.known ? hook.event : `${hook.event} (not an event Claude Code knows)`,
      code: hook.known,
    },
    { label: 'Matches', value: hook.matcher ?? 'everything', code: hook.matcher !== null },
    { label: 'Handler', value: hook.handler, code: true },
    { label: 'Runs', value: hook.action, code: true },
    { label: 'Active', value: 'from the start of a session, not only when a skill of the plugin runs', code: false },
  ]
}

function serverFacts(server: Server): ComponentPage['facts'] {
  const facts: ComponentPage['facts'] = [{ label: 'Transport', value: server.transport, code: true }]
  if (server.url !== null) {
    facts.push({
      label: 'Address',
      value: server.configured ? server.url : 'to be configured',
      code: server.configured,
    })
  }
  if (server.command !== null) facts.push({ label: 'Command', value: server.command, code: true })
  facts.push({ label: 'Authentication', value: server.auth, code: false })
  if (server.headers.length > 0) facts.push({ label: 'Headers', value: server.headers.join(', '), code: true })
  if (server.environment.length > 0)
    facts.push({ label: 'Environment', value: server.environment.join(', '), code: true })
  if (server.variables.length > 0) facts.push({ label: 'Variables', value: server.variables.join(', '), code: true })
  facts.push({ label: 'Fingerprint', value: server.fingerprint, code: true })
  return facts
}
