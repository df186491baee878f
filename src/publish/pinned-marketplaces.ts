/** A marketplace a version: whoever must stay with one adds this file instead of /marketplace.json. */

import { marketplaceHead } from './marketplace.ts'
import { archiveSource, entryOf } from './marketplace-json.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'pinned-marketplaces',
  title: 'Marketplace of each single version, to stay with it',
  into: 'site',
  gives: [
    {
      path: 'packages/{plugin}/{plugin}-{version}.json',
      type: 'application/json',
      title: 'Marketplace of one version, to stay with it',
    },
  ],
  files: (published) => {
    const { site, catalog, library } = published
    if (site === null) return {}
    const plugins = new Map(library.plugins.map((plugin) => [plugin.slug, plugin]))
    return Object.fromEntries(
      catalog.releases.flatMap((release) => {
        const plugin = plugins.get(release.slug)
        const head = marketplaceHead(published, new Set([release.name]))
        if (head === null || plugin === undefined || release.pin === null) return []
        const entry = entryOf(plugin, release, archiveSource, site)
        return [[release.pin.path, jsonText({ ...head, name: release.pin.marketplace, plugins: [entry] })]]
      }),
    )
  },
})
