/** The records of the further documents of a plugin: documentation pages, changelog, references, linked text files. */
import type { Link } from '../model/card.ts'
import type { DocumentPage } from '../model/part-pages.ts'
import type { Document, Plugin } from '../model/plugin.ts'
import { type Context, documentsOf, renderedOf, routeOf, sourceLink } from './context.ts'
import { pluginRoute } from './routes.ts'

export function documentPages(context: Context, plugin: Plugin): DocumentPage[] {
  const home = pluginRoute(plugin.slug)
  const link = ({ path, title }: Pick<Document, 'path' | 'title'>): Link => ({
    title,
    url: routeOf(context, plugin, path),
  })
  const main = documentsOf(plugin, 'page', 'changelog')
  const own = new Set(
    documentsOf(plugin, 'readme', 'skill', 'agent', 'command', 'output-style').map(({ path }) => path),
  )
  const pages: DocumentPage[] = []
  const add = (document: Pick<Document, 'path' | 'title'>, docs: DocumentPage['docs'], around: Link[]) => {
    const { url } = link(document)
    if (url === null || !url.startsWith(home) || url === home) return
    pages.push({
      url,
      segment: url.slice(home.length, -1),
      pluginSlug: plugin.slug,
      plugin: { title: plugin.title, url: home },
      title: document.title,
      path: document.path,
      source: sourceLink(context, plugin, document.path),
      docs,
      siblings: around.map((one) => ({ ...one, current: one.url === url })),
      findings: plugin.findings.filter(({ file }) => file !== null && file === fullPath(plugin, document.path)),
    })
  }
  for (const document of plugin.documents) {
    if (own.has(document.path)) continue
    const rendered = renderedOf(context, plugin, document.path)
    const around = main.includes(document) ? main.map(link) : neighbours(plugin, document).map(link)
    add(document, { html: rendered?.key ?? null, headings: rendered?.headings ?? [] }, around)
  }
  for (const [path, { key, title }] of context.shownFiles.get(plugin.slug) ?? []) {
    add({ path, title }, { html: key, headings: [] }, [])
  }
  return pages
}

/** Documents of the same folder, at most 40, for the side column. */
function neighbours(plugin: Plugin, { path }: Document): Document[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return documentsOf(plugin, 'reference', 'connectors')
    .filter((other) => other.path.startsWith(folder) && !other.path.slice(folder.length).includes('/'))
    .slice(0, 40)
}

function fullPath({ source }: Plugin, path: string): string {
  return source.kind === 'local' && source.path !== '.' ? `${source.path}/${path}` : path
}
