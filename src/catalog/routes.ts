/** The address of everything a plugin has: one place decides it, links and pages follow. Routes are without base path. */
import { uniqueSlugs } from '../lib/slug.ts'
import type { Component, ComponentKind } from '../model/component.ts'
import type { Document, Plugin, PluginFile } from '../model/plugin.ts'

/** URL segment and labels of each kind of part; kinds without a page of their own have no segment. */
export const kindWords: Record<ComponentKind, { segment: string | null; label: string; one: string }> = {
  skill: { segment: 'skills', label: 'Skills', one: 'skill' },
  agent: { segment: 'agents', label: 'Agents', one: 'agent' },
  command: { segment: 'commands', label: 'Commands', one: 'command' },
  hook: { segment: 'hooks', label: 'Hooks', one: 'hook' },
  connector: { segment: 'connectors', label: 'Connectors', one: 'connector' },
  'output-style': { segment: 'styles', label: 'Output styles', one: 'output style' },
  lsp: { segment: null, label: 'Language servers', one: 'language server' },
  workflow: { segment: null, label: 'Workflows', one: 'workflow' },
  theme: { segment: null, label: 'Themes', one: 'theme' },
  monitor: { segment: null, label: 'Monitors', one: 'monitor' },
}

/** Text files up to this size get a page when a document links to them; bytes. */
export const largestShownFile = 100_000

export function pluginRoute(slug: string): string {
  return `/plugins/${slug}/`
}

/** Page that lists a plugin's versions. */
export function versionsRoute(slug: string): string {
  return `${pluginRoute(slug)}versions/`
}

/** Page of a version. */
export function versionRoute(slug: string, version: string): string {
  return `${versionsRoute(slug)}${version.replaceAll('+', '_')}/`
}

export function teamRoute(id: string): string {
  return `/teams/${id}/`
}

export function connectorRoute(id: string): string {
  return `/connectors/${id}/`
}

export function ruleRoute(id: string): string {
  return `/standards/${id}/`
}

export function metricRoute(id: string): string {
  return `/health/${id}/`
}

/** Page that lists the files of usage/. */
export const exportsRoute = '/health/exports/'

/** Place of a wave on the page of waves. */
export function waveRoute(id: string): string {
  return `/waves/#${id}`
}

/** Page of a part, or null for kinds that have none. */
export function componentRoute(pluginSlug: string, component: Component): string | null {
  const { segment } = kindWords[component.kind]
  return segment === null ? null : `${pluginRoute(pluginSlug)}${segment}/${component.slug}/`
}

/** Every part of a plugin, in the order in which people read them. */
export function componentsOf(plugin: Plugin): Component[] {
  const { skills, agents, commands, hooks, servers, styles, extras } = plugin
  return [...skills, ...commands, ...agents, ...hooks, ...servers, ...styles, ...extras]
}

export interface Target {
  route: string | null
  kind: 'document' | 'image' | 'file'
}

/** Where each file of a plugin is found on the site, by path relative to the plugin. Costly: made once, kept in the context. */
export function targetsOf(plugin: Plugin): Map<string, Target> {
  const home = pluginRoute(plugin.slug)
  const targets = new Map<string, Target>()
  const prompts = new Map<string, string>()
  for (const component of componentsOf(plugin)) {
    const route = componentRoute(plugin.slug, component)
    const isPrompt = 'invocation' in component
    if (component.path !== null && route !== null && isPrompt) prompts.set(component.path, route)
  }
  const documents = new Map(plugin.documents.map((document) => [document.path, document]))
  const loose = plugin.files.filter(({ path }) => !prompts.has(path) && routeOfRole(documents.get(path), home) === null)
  const slugs = uniqueSlugs(
    loose,
    ({ path }) => path,
    ({ path }) => path,
  )
  for (const file of plugin.files) {
    const document = documents.get(file.path)
    const own = prompts.get(file.path) ?? routeOfRole(document, home)
    const slug = slugs.get(file) ?? ''
    targets.set(
      file.path,
      own === null
        ? looseTarget(file, document !== undefined, `${home}files/${slug}/`)
        : { route: own, kind: 'document' },
    )
  }
  for (const [path, route] of pageRoutes(plugin)) targets.set(path, { route, kind: 'document' })
  return targets
}

/** Folders that a document may link to, relative to the plugin, with the page that stands for them. */
export function foldersOf(plugin: Plugin, targets: Map<string, Target>): Map<string, string> {
  const home = pluginRoute(plugin.slug)
  const folders = new Map<string, string>([['', home]])
  for (const { path } of plugin.files) {
    const parts = path.split('/').slice(0, -1)
    for (let depth = 1; depth <= parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/')
      if (!folders.has(folder)) folders.set(folder, `${home}#contents`)
    }
  }
  for (const name of ['README.md', 'SKILL.md']) {
    for (const [path, { route }] of targets) {
      if (route !== null && path.endsWith(`/${name}`)) folders.set(path.slice(0, -name.length - 1), route)
    }
  }
  return folders
}

function pageRoutes(plugin: Plugin): Map<string, string> {
  const pages = plugin.documents.filter(({ role }) => role === 'page')
  const slugs = uniqueSlugs(
    pages,
    ({ path }) => path.replace(/^docs\//, '').replace(/\.mdx?$/i, ''),
    ({ path }) => path,
  )
  return new Map(pages.map((page) => [page.path, `${pluginRoute(plugin.slug)}docs/${slugs.get(page)}/`]))
}

function routeOfRole(document: Document | undefined, home: string): string | null {
  if (document?.role === 'readme') return home
  if (document?.role === 'changelog') return `${home}changelog/`
  return null
}

function looseTarget(file: PluginFile, isDocument: boolean, route: string): Target {
  if (isDocument) return { route, kind: 'document' }
  if (file.type === 'text' && file.size <= largestShownFile) return { route, kind: 'file' }
  if (file.type === 'text' || file.type === 'binary') return { route: null, kind: 'file' }
  return { route: imageRoute(file), kind: 'image' }
}

/** Images are served under their digest, so that no name of an author becomes a path of the site. */
export function imageRoute(file: PluginFile): string {
  return `/media/${file.digest.slice(0, 32)}.${file.type === 'jpeg' ? 'jpg' : file.type}`
}
