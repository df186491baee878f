/** What rendering the documents of a plugin has to know of it: routes, names, addresses. */
import { componentRoute, connectorRoute, foldersOf, type Target } from '../catalog/routes.ts'
import type { RenderContext } from '../docs/context.ts'
import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'

export interface Place {
  /** Base path of the site. */
  base: string
  /** Address that source links start with, ending in a slash; null when unknown. */
  sourceBase: string | null
}

export function renderContext(
  library: Library,
  plugin: Plugin,
  targets: Map<string, Target>,
  options: Place,
): RenderContext {
  const skills = new Map<string, string>()
  for (const skill of plugin.skills) skills.set(skill.name, componentRoute(plugin.slug, skill) ?? '')
  const connectors = new Map(
    library.org.connectors.map(({ id, name }) => [id, { title: name, route: connectorRoute(id) }]),
  )
  const { sourceBase } = options
  return {
    placeholders: plugin.placeholders.map(({ name }) => name),
    targets,
    folders: foldersOf(plugin, targets),
    components: { skills, connectors },
    base: options.base,
    secrets: library.org.policy?.secrets ?? [],
    sourceUrl: sourceBase === null ? null : sourceBase + urlPath(fullPath(plugin, '')),
  }
}

/** The context as data without maps, so that it can be a key. */
export function plainOf(context: RenderContext): unknown {
  const { targets, folders, components, ...rest } = context
  return {
    ...rest,
    targets: [...targets],
    folders: [...folders],
    skills: [...components.skills],
    connectors: [...components.connectors],
  }
}

export function sourceOf(plugin: Plugin, { sourceBase }: Place): string {
  return `${sourceBase} ${fullPath(plugin, '')}`
}

/** Path from the root; with an empty path the folder, ending in a slash unless it is the root. */
export function fullPath({ source }: Plugin, path: string): string {
  return source.kind === 'local' && source.path !== '.' ? `${source.path}/${path}` : path
}

function urlPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
