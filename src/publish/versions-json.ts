/** /api/v1/versions.json: every version of every plugin, with its packages where it can be installed. */
import { z } from 'zod'
import { Day } from '../model/primitives.ts'
import type { ReleasePackage, ReleasePackages } from '../model/release.ts'
import type { ReleasePage } from '../model/release-page.ts'
import { document } from './document.ts'

const Package = z.strictObject({
  url: z.string().describe('From the root of the host'),
  bytes: z.int().nonnegative(),
  sha256: z.string().describe('Hex'),
})

const Version = z.strictObject({
  version: z.string().describe('Semantic version, as plugin.json says it'),
  day: Day.nullable().describe('Day of its commit; null outside git'),
  origin: z.enum(['tag', 'commit', 'working-tree']).describe('Where its content was found'),
  tag: z.string().nullable(),
  commit: z.string().nullable().describe('40 hex characters'),
  digest: z.string().describe('sha256:… of the normalised content, as reviews name it'),
  offered: z.boolean().describe('Whether it can be installed from here'),
  reason: z.string().nullable().describe('Why not'),
  current: z.boolean().describe('Whether it is the one that marketplaces list'),
  bump: z
    .enum(['major', 'minor', 'patch'])
    .nullable()
    .describe('Smallest step that its changes need; null without any'),
  zip: Package.nullable().describe('Plugin at its top; null when it is not offered'),
  tgz: Package.extend({ integrity: z.string().describe('sha512-… in base64') })
    .nullable()
    .describe('As npm wants it; null when it is not offered'),
  url: z.string().describe('Page of the version, from the root of the host'),
})

const Entry = z.strictObject({
  name: z.string().describe('Name people install by'),
  offered: z.string().nullable().describe('Version that marketplaces list; null when none is'),
  reason: z.string().nullable().describe('Why none is, or why it is not the newest'),
  versions: z.array(Version).describe('Newest first'),
})

const VersionsDocument = z.strictObject({
  schema: z.literal('plugin-commons/versions/1').describe('Name and major version of this document'),
  history: z.enum(['full', 'shallow', 'none']).describe('How far back versions could be seen'),
  plugins: z.array(Entry).describe('Sorted by name'),
})

export default document({
  id: 'versions',
  title: 'Every version with its packages and their digests',
  schema: VersionsDocument,
  data: ({ catalog, base }) => {
    const releases = Map.groupBy(catalog.releases, ({ slug }) => slug)
    return {
      schema: 'plugin-commons/versions/1' as const,
      history: catalog.historyReach,
      plugins: catalog.offers.map(({ name, slug, version, reason }) => ({
        name,
        offered: version,
        reason,
        versions: (releases.get(slug) ?? []).map((release) => versionOf(release, base)),
      })),
    }
  },
})

function versionOf(release: ReleasePage, base: string): z.infer<typeof Version> {
  const { version, day, origin, tag, sha, digest, offered, reason, current, since, packages, url } = release
  return {
    ...{ version, day, origin, tag, commit: sha, digest, offered, reason, current },
    bump: since?.bump ?? null,
    zip: packages && packageOf(packages.zip, base),
    tgz: packages && npmPackageOf(packages.tgz, base),
    url: base + url.slice(1),
  }
}

function packageOf({ path, bytes, sha256 }: ReleasePackage, base: string): z.infer<typeof Package> {
  return { url: base + path.split('/').map(encodeURIComponent).join('/'), bytes, sha256 }
}

function npmPackageOf(tgz: ReleasePackages['tgz'], base: string) {
  return { ...packageOf(tgz, base), integrity: tgz.integrity }
}
