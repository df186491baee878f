/** .claude-plugin/marketplace.json of the repository: Claude Code and Cowork's sync install from it by relative source. */
import type { Plugin } from '../model/plugin.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'repository-marketplace',
  title: 'Marketplace file of the repository',
  into: 'repository',
  files: ({ library }) => {
    const { organisation } = library.org
    if (library.layout !== 'house' || organisation === null) return {}
    const { email } = organisation.marketplace
    return {
      '.claude-plugin/marketplace.json': jsonText({
        name: organisation.marketplace.name,
        owner: { name: organisation.name, ...(email !== undefined && { email }) },
        description: organisation.tagline ?? organisation.catalogue,
        plugins: library.plugins.filter(isOffered).map(entryOf),
      }),
    }
  },
})

/** Published and deprecated plugins can be installed; drafts, disabled and unreadable ones cannot. */
function isOffered({ manifest, quarantined }: Plugin): boolean {
  if (quarantined !== null || manifest === null) return false
  const state = typeof manifest.lifecycle === 'string' ? manifest.lifecycle : manifest.lifecycle.state
  return state === 'published' || state === 'deprecated'
}

/** The version stays in plugin.json alone, so that the two cannot disagree. */
function entryOf(plugin: Plugin): Record<string, unknown> {
  return {
    name: plugin.name,
    source: plugin.source.kind === 'local' ? `./${plugin.source.path}` : plugin.source.written,
    displayName: plugin.title,
    description: plugin.manifest?.summary ?? plugin.description,
    ...(plugin.manifest && { category: plugin.manifest.domain }),
    ...(plugin.manifest?.tags && { tags: plugin.manifest.tags }),
  }
}
