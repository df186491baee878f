/** /npm/<plugin>: a packument a plugin with every version of it, so that the site is a package registry for clients that ask for one. */
import type { ReleasePage } from '../model/release-page.ts'
import { urlOf } from './marketplace-json.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'npm-registry',
  title: 'Package registry with every version',
  into: 'site',
  gives: [{ path: 'npm/{plugin}', type: 'application/json', title: 'Every version of a plugin, for npm' }],
  files: ({ catalog, site }) => {
    if (site === null) return {}
    const byName = Map.groupBy(
      catalog.releases.filter(({ offered }) => offered),
      ({ name }) => name,
    )
    return Object.fromEntries(
      [...byName].map(([name, releases]) => [`npm/${name}`, jsonText(packument(releases, site))]),
    )
  },
})

function packument(releases: readonly ReleasePage[], site: string): Record<string, unknown> {
  const name = releases[0]?.name
  const current = releases.find((release) => release.current)
  return {
    name,
    'dist-tags': { latest: current?.version },
    versions: Object.fromEntries(
      releases.map(({ version, packages, summary }) => [
        version,
        {
          ...{ name, version, description: summary },
          dist: {
            tarball: urlOf(packages?.tgz.path, site),
            shasum: packages?.tgz.shasum,
            integrity: packages?.tgz.integrity,
          },
        },
      ]),
    ),
  }
}
