/** /marketplace.json: the site as a marketplace of its own; each entry stands alone, with the digest or exact version of its package. */
import type { Plugin } from '../model/plugin.ts'
import type { ReleasePage } from '../model/release-page.ts'
import { entryFacts, marketplaceHead } from './marketplace.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'marketplace-json',
  title: 'Marketplace that Claude Code installs from',
  into: 'site',
  gives: [{ path: 'marketplace.json', type: 'application/json', title: 'Marketplace that Claude Code installs from' }],
  files: (published) => {
    const { site, catalog, library } = published
    if (site === null) return {}
    const current = new Map(catalog.releases.flatMap((release) => (release.current ? [[release.slug, release]] : [])))
    const sources = library.org.policy?.offers.sources ?? 'archive'
    const plugins = library.plugins.flatMap((plugin) => {
      const release = current.get(plugin.slug)
      return release === undefined
        ? []
        : [entryOf(plugin, release, sources === 'npm' ? npmSource : archiveSource, site)]
    })
    const head = marketplaceHead(published, new Set(plugins.map(({ name }) => name)))
    return head === null ? {} : { 'marketplace.json': jsonText({ ...head, plugins }) }
  },
})

type SourceOf = (release: ReleasePage, site: string) => Record<string, unknown>

export function entryOf(plugin: Plugin, release: ReleasePage, sourceOf: SourceOf, site: string) {
  return {
    name: plugin.name,
    source: sourceOf(release, site),
    ...entryFacts(plugin),
    version: release.version,
    ...(plugin.author && {
      author: { name: plugin.author.name, ...(plugin.author.email && { email: plugin.author.email }) },
    }),
    homepage: new URL(release.plugin.url?.slice(1) ?? '', site).href,
  }
}

/** The zip with its digest: clients from 2.1.224 on. */
export function archiveSource({ packages }: ReleasePage, site: string): Record<string, unknown> {
  return { source: 'archive', url: urlOf(packages?.zip.path, site), sha256: packages?.zip.sha256 }
}

/** An exact version from the site's own registry: every client, with the user's npm. */
function npmSource({ name, version }: ReleasePage, site: string): Record<string, unknown> {
  return { source: 'npm', package: name, version, registry: new URL('npm/', site).href }
}

/** The public address of a path on the site. */
export function urlOf(path: string | undefined, site: string): string {
  return new URL((path ?? '').split('/').map(encodeURIComponent).join('/'), site).href
}
