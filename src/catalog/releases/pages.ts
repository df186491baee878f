/** The records of version pages: what each version held, how it differs from the one before, whether it can be installed. */
import { valid } from 'semver'
import type { Link } from '../../model/card.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { PackedRelease, Release } from '../../model/release.ts'
import type { ReleaseDiff, ReleasePage, VersionsPage } from '../../model/release-page.ts'
import { byText, type Context } from '../context.ts'
import { marketplaceName, pinCommands } from '../install.ts'
import { pluginRoute, versionRoute, versionsRoute } from '../routes.ts'
import { type Compared, diffOf } from './diff.ts'
import type { Offer } from './offers.ts'

/** Versions that are compared with each other; beyond that only neighbours are. */
const comparedMost = 12

export interface ReleasePages {
  /** Newest first. */
  releases: ReleasePage[]
  versions: VersionsPage[]
}

export function releasePages(context: Context): ReleasePages {
  const perPlugin = context.offers.map((offer) => pagesOf(context, offer))
  const releases = perPlugin.flatMap(({ pages }) => pages)
  // What no commit holds yet is of today.
  const dayOf = ({ day }: ReleasePage) => day ?? context.asOf
  releases.sort((a, b) => byText(dayOf(b), dayOf(a)) || byText(a.name, b.name) || byText(b.version, a.version))
  return { releases, versions: perPlugin.flatMap(({ versions }) => versions ?? []) }
}

function pagesOf(context: Context, offer: Offer): { pages: ReleasePage[]; versions: VersionsPage | null } {
  const { plugin, version: current, reason } = offer
  // A tag may name what is no version; the plugin's findings say so.
  const rows = offer.releases.filter(({ release }) => valid(release.version) !== null)
  const home = pluginRoute(plugin.slug)
  const link: Link = { title: plugin.title, url: home }
  const classes = (context.library.org.policy?.dataClasses ?? []).map(({ id }) => id)
  const compared = rows.map(({ release }) => comparedOf(release, context.packed.get(release)))
  const between = (from: number, to: number): ReleaseDiff | null => {
    const [before, after] = [compared[from], compared[to]]
    return before === undefined || after === undefined ? null : diffOf(before, after, classes)
  }
  const pages = rows.map(({ release, reason: why }, i): ReleasePage => {
    const made = context.packed.get(release)
    const { contents, changelog, digest, origin, day, tag, summary, version } = release
    return {
      ...{ url: versionRoute(plugin.slug, version), plugin: link, name: plugin.name, slug: plugin.slug },
      ...{ version, origin, day, tag, digest, summary, contents, changelog },
      commit: commitLink(context, release),
      sha: release.commit,
      folder: release.folder,
      offered: why === null,
      reason: why,
      current: why === null && version === current,
      pin: made === undefined ? null : pinOf(context, release),
      packages: made?.packages ?? null,
      manifest: made?.manifest ?? [],
      since: between(i + 1, i),
      previous: versionLink(plugin, rows[i + 1]?.release),
      next: versionLink(plugin, rows[i - 1]?.release),
    }
  })
  if (pages.length === 0) return { pages, versions: null }
  const pairs: ReleaseDiff[] = []
  for (let to = 0; to < Math.min(rows.length, comparedMost); to++) {
    for (let from = to + 1; from < Math.min(rows.length, comparedMost); from++) {
      const pair = between(from, to)
      if (pair !== null) pairs.push(pair)
    }
  }
  const versions: VersionsPage = {
    ...{ url: versionsRoute(plugin.slug), plugin: link, name: plugin.name, slug: plugin.slug },
    offer: { version: current, reason },
    versions: pages.map(
      ({ url, version, day, origin, offered, reason: why, current: isCurrent, changelog, since }) => ({
        ...{ url, version, day, origin, offered, reason: why, current: isCurrent, changelog, since },
      }),
    ),
    pairs,
  }
  return { pages, versions }
}

function comparedOf(release: Release, packed: PackedRelease | undefined): Compared {
  return { release, manifest: packed?.manifest ?? null }
}

function versionLink({ slug }: Plugin, release: Release | undefined): Link | null {
  return release === undefined ? null : { title: release.version, url: versionRoute(slug, release.version) }
}

function pinOf(context: Context, release: Release): ReleasePage['pin'] {
  const { plugin, version } = release
  const marketplace = marketplaceName(context.library)
  const path = `packages/${plugin}/${plugin}-${version}.json`
  if (marketplace === null) return null
  const pin = { path, marketplace: `${marketplace}-${plugin}-${version.replaceAll('+', '_')}` }
  return { ...pin, commands: pinCommands(release, pin, context) }
}

function commitLink({ library }: Context, { commit }: Release): Link | null {
  if (commit === null) return null
  const { repository } = library.org.organisation ?? {}
  const url = repository === undefined ? null : `${repository.replace(/\/$/, '')}/commit/${commit}`
  return { title: commit.slice(0, 10), url }
}
