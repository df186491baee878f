/** .claude-plugin/marketplace.json of the repository: Claude Code and Cowork's sync install from it by relative source. */
import type { Plugin } from '../model/plugin.ts'
import type { ReleasePage } from '../model/release-page.ts'
import { entryFacts, marketplaceHead } from './marketplace.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'repository-marketplace',
  title: 'Marketplace file of the repository',
  into: 'repository',
  files: ({ library, catalog }) => {
    const { organisation } = library.org
    if (library.layout !== 'house' || organisation === null) return {}
    const current = new Map(catalog.releases.flatMap((release) => (release.current ? [[release.slug, release]] : [])))
    const here = new Set(catalog.offers.flatMap(({ slug, here: isHere }) => (isHere ? [slug] : [])))
    const plugins = library.plugins.flatMap((plugin) => {
      const release = current.get(plugin.slug)
      if (release === undefined) return []
      const source = here.has(plugin.slug) ? folderOf(plugin) : earlier(plugin, release, organisation.repository)
      return source === null ? [] : [{ name: plugin.name, source, ...entryFacts(plugin) }]
    })
    const names = new Set(plugins.map(({ name }) => name))
    return { '.claude-plugin/marketplace.json': jsonText({ ...marketplaceHead({ library }, names), plugins }) }
  },
})

/** The version stays in plugin.json alone, so that the two cannot disagree. */
function folderOf({ source }: Plugin): string | null {
  return source.kind === 'local' ? `./${source.path}` : null
}

/** What lies here waits, so that the last good version is named by its commit; without a known address there is no way to. */
function earlier(plugin: Plugin, { sha, folder }: ReleasePage, repository: string | undefined): object | null {
  if (repository === undefined || sha === null || plugin.source.kind !== 'local') return null
  return { source: 'git-subdir', url: repository, path: folder, sha }
}
