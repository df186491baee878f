/** One plugin's releases, settled: which content stands under each version, and why another does not. */

import { quoted } from '../../lib/text.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { Refusal, Release, ReleaseHistory } from '../../model/release.ts'
import type { RecordedRelease } from '../../model/release-record.ts'
import { changelogOf } from './changelog.ts'
import { contentsOf } from './contents.ts'
import { type Described, type Descriptions, keyOf, type Wanted } from './described.ts'
import { manifestPath } from './past.ts'
import { unnameable } from './trees.ts'
import { isVersion } from './versions.ts'

/** A version at a commit: what its folder held there. */
export interface Published {
  version: string
  commit: string
  day: string
  tag: string | null
  wanted: Wanted
}

/** Where the versions of a plugin can be found. */
export interface Standing {
  /** The content that each version has by its tag, else by the last commit that said it. */
  published: Published[]
  /** Every content that ever stood on the branch, newest first. */
  states: Published[]
}

const changed = 'changed-content-bumps-version'

/** Only what lies in the working tree, a release a plugin that has a version. */
export function withoutHistory(plugins: readonly Plugin[], reach: ReleaseHistory['reach']): ReleaseHistory {
  const releases = plugins.filter(hasVersion).map((plugin) => releaseHere(plugin))
  return { reach, releases, vanished: [] }
}

function hasVersion({ quarantined, version }: Plugin): boolean {
  return quarantined === null && version !== null && isVersion(version)
}

/** The releases of one plugin; `look` adds further contents to `known` when a version has to be looked for. */
export function releasesOf(
  { plugin, published, states }: Standing & { plugin: Plugin },
  recorded: readonly RecordedRelease[],
  known: Descriptions,
  look: (wanted: readonly Wanted[]) => void,
): Release[] {
  const releases = published.map((one): Release => ({ ...settled(one), since: sinceOf(one, states) }))
  return hasVersion(plugin) ? withWorkingTree(releases, plugin, recorded) : releases

  function settled(one: Published): Release {
    const record = recorded.find(({ version }) => version === one.version)
    const refused = refusalOf(one, plugin, known.get(keyOf(one.wanted)), record)
    const found = known.get(keyOf(one.wanted))
    const isExact = typeof found === 'object' && found.exact === record?.exact
    if (record === undefined || (refused === null && isExact)) return releaseAt(one, plugin, found, refused)
    // What was published stays, wherever on the branch it still is.
    const others = states.filter(({ version }) => version === one.version)
    look(others.map(({ wanted }) => wanted))
    const contentIs = (key: 'exact' | 'digest') =>
      others.find(({ wanted }) => {
        const content = known.get(keyOf(wanted))
        return typeof content === 'object' && content[key] === record[key]
      })
    const other = contentIs('exact') ?? (refused === null ? undefined : contentIs('digest'))
    return other === undefined
      ? releaseAt(one, plugin, found, refused)
      : { ...releaseAt(other, plugin, known.get(keyOf(other.wanted)), null), replaces: refused }
  }
}

/** A tag is set when a version comes out; without one the branch gave it out from the first commit that said it. */
function sinceOf({ version, day, tag }: Published, states: readonly Published[]): string {
  return tag === null ? (states.findLast((state) => state.version === version)?.day ?? day) : day
}

/** What lies in the working tree: the release of its version where the content is the same, else a release of its own. */
function withWorkingTree(releases: Release[], plugin: Plugin, recorded: readonly RecordedRelease[]): Release[] {
  const same = releases.find(({ version }) => version === plugin.version)
  if (same?.digest === plugin.digest && same.refused === null)
    return releases.map((release) => (release === same ? { ...same, here: true } : release))
  const record = recorded.find(({ version }) => version === plugin.version)
  const isAnother = record !== undefined && record.digest !== plugin.digest
  if (same !== undefined && (same.tag !== null || isAnother)) return releases
  const here = { ...releaseHere(plugin), since: same?.since ?? null }
  const refused = isAnother ? changedRefusal(here, plugin, record.digest) : null
  return [...releases.filter((release) => release !== same), { ...here, refused: refused ?? unpackable(plugin) }]
}

function unpackable(plugin: Plugin): Refusal | null {
  if (!plugin.files.some(({ path }) => path === unnameable)) return null
  const message = `no archive can hold a file called ${quoted(unnameable)}`
  return { rule: 'file-names-are-portable', file: manifestOf(plugin), message, fix: 'rename it' }
}

function releaseHere(plugin: Plugin): Release {
  const version = plugin.version ?? ''
  const changelog = plugin.documents.find(({ role }) => role === 'changelog')
  return {
    ...baseOf(plugin, version),
    origin: 'working-tree',
    here: true,
    digest: plugin.digest,
    title: plugin.title,
    summary: plugin.manifest?.summary ?? plugin.description,
    contents: contentsOf(plugin),
    files: { count: plugin.files.length, bytes: plugin.size },
    changelog: changelog === undefined ? [] : changelogOf(changelog.body, version),
  }
}

function baseOf(plugin: Plugin, version: string) {
  const { name, slug, source } = plugin
  const folder = source.kind === 'local' ? source.path : '.'
  const place = { day: null, since: null, commit: null, tag: null, folder, tree: null, skip: [], exact: null }
  return { plugin: name, slug, version, ...place, here: false, refused: null, replaces: null }
}

function releaseAt(
  at: Published,
  plugin: Plugin,
  found: Described | string | undefined,
  refused: Refusal | null,
): Release {
  const nothing = {
    ...{ digest: '', exact: null, title: plugin.title, summary: '', files: { count: 0, bytes: 0 }, changelog: [] },
    contents: contentsOf({ ...plugin, ...noParts, manifest: null, egress: [] }),
  }
  const { digest, exact, title, summary, contents, files, changelog } = typeof found === 'object' ? found : nothing
  const { version, commit, day, tag } = at
  const place = {
    commit,
    day,
    tag,
    tree: at.wanted.tree,
    skip: [...at.wanted.skip],
    origin: tag === null ? ('commit' as const) : ('tag' as const),
  }
  return {
    ...{ ...baseOf(plugin, version), ...place },
    ...{ digest, exact, title, summary, contents, files, changelog, refused },
  }
}

const noParts = { skills: [], agents: [], commands: [], styles: [], hooks: [], servers: [], extras: [] }

/** Why the content at a tag or commit is not what was published as this version. */
function refusalOf(
  at: Published,
  plugin: Plugin,
  found: Described | string | undefined,
  record: RecordedRelease | undefined,
): Refusal | null {
  const file = `org/releases/${plugin.name}.yaml`
  const tell = (rule: string, message: string, fix: string, place = manifestOf(plugin)): Refusal => ({
    ...{ rule, file: place, message, fix },
  })
  const remove = `git tag -d ${at.tag}`
  if (!isVersion(at.version))
    return tell(
      'version-is-semver',
      `tag ${quoted(at.tag)} names no semantic version`,
      `${remove}, and tag three numbers`,
    )
  if (at.wanted.tree === '')
    return tell(
      'version-is-semver',
      `tag ${quoted(at.tag)} holds no such plugin`,
      `${remove}, and tag the commit of the release`,
    )
  if (found === undefined || typeof found === 'string')
    return tell(
      'fits-size-budget',
      `version ${quoted(at.version)} has ${found || 'no content'}`,
      'release a smaller one',
      baseOf(plugin, '').folder,
    )
  if (at.tag !== null && found.version !== at.version) {
    const says = found.version === null ? 'no version' : quoted(found.version)
    return tell(
      'version-is-semver',
      `tag ${quoted(at.tag)} stands at a commit whose plugin.json says ${says}`,
      `${remove}, and tag the commit of the release`,
    )
  }
  if (record === undefined || record.digest === found.digest) return null
  return at.tag === null
    ? changedRefusal({ version: at.version, digest: found.digest }, plugin, record.digest)
    : tell(
        changed,
        `tag ${quoted(at.tag)} holds ${found.digest}, version ${quoted(at.version)} was published as ${record.digest}`,
        'set the tag back to the commit that was published, or release the content under a higher version',
        file,
      )
}

function manifestOf({ source }: Plugin): string {
  return source.kind === 'local' && source.path !== '.' ? `${source.path}/${manifestPath}` : manifestPath
}

function changedRefusal(
  { version, digest }: Pick<Release, 'version' | 'digest'>,
  plugin: Plugin,
  published: string,
): Refusal {
  return {
    rule: changed,
    file: manifestOf(plugin),
    message: `content is ${digest}, version ${quoted(version)} was published as ${published}`,
    fix: 'raise the version',
  }
}
