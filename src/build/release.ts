/** A release in the making: what changed since the last one, which step of the version that needs, and what the files then say. */
import { applyEdits, modify } from 'jsonc-parser'
import { gt, gte, inc, major, valid } from 'semver'
import { diffOf } from '../catalog/releases/diff.ts'
import type { Offer } from '../catalog/releases/offers.ts'
import { sha256 } from '../lib/digest.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Release, ReleaseFile } from '../model/release.ts'
import type { Bump, ReleaseDiff } from '../model/release-page.ts'
import { contentsOf } from '../read/releases/contents.ts'
import { readFolders } from '../read/releases/folders.ts'
import { readHere } from '../read/releases/here.ts'

export interface Plan {
  /** The release that it is compared with; null when there was none. */
  last: Release | null
  diff: ReleaseDiff | null
  /** The version that the files say now, and the one that they should say. */
  version: string
  next: string
  /** Smallest step that the changes need; null when nothing changed or nothing was released before. */
  needs: Bump | null
}

const order: readonly Bump[] = ['patch', 'minor', 'major']

/**
 * The plan for the plugin of an offer; text says why there is none. `asked` is the step that its author wants, null for
 * the smallest that is right. Data classes come from least to most sensitive;
 * `recorded` are the versions on record.
 */
export function planRelease(
  { plugin, releases }: Offer,
  asked: Bump | null,
  { root, classes, recorded }: { root: string; classes: readonly string[]; recorded: readonly string[] },
): Plan | string {
  const { version } = plugin
  if (version === null) return 'plugin.json has no version; write "version": "0.1.0"'
  const here = releases.find(({ release }) => release.here)?.release
  const isPublished = (release: Release) => release.tag !== null || recorded.includes(release.version)
  const last = lastOf(
    releases.map(({ release }) => release),
    version,
    isPublished,
  )
  if (here === undefined && last === null) return `version "${version}" is not three numbers; write "version": "0.1.0"`
  if (last === null) return { last, diff: null, version, next: version, needs: null }
  const diff = diffOf(
    { release: last, manifest: filesOfRelease(root, last) },
    {
      release: { version, digest: plugin.digest, contents: contentsOf(plugin) },
      manifest: filesHere(root, plugin),
    },
    classes,
  )
  if (diff.bump === null && version === last.version) return { last, diff, version, next: version, needs: null }
  // Before 1.0.0 a minor version may break.
  const needs: Bump = diff.bump === 'major' && major(last.version) === 0 ? 'minor' : (diff.bump ?? 'patch')
  if (asked !== null && order.indexOf(asked) < order.indexOf(needs))
    return `the changes since ${last.version} need a ${needs} version, --bump ${asked} is too small`
  const least = inc(last.version, asked ?? needs) ?? version
  const isRaised = gt(version, last.version) && gte(version, least)
  return { last, diff, version, next: isRaised ? version : least, needs }
}

/** What lies here when it was published, else the same version with other content, else the newest earlier one. */
function lastOf(all: readonly Release[], version: string, isPublished: (release: Release) => boolean): Release | null {
  const sound = all.filter((release) => release.refused === null)
  const here = sound.find((release) => release.here)
  if (here !== undefined && isPublished(here)) return here
  const others = sound.filter((release) => release !== here)
  return others.find((release) => valid(version) === null || gte(version, release.version)) ?? others[0] ?? null
}

function filesOfRelease(root: string, release: Release): ReleaseFile[] | null {
  if (release.tree === null) return null
  const [found] = readFolders(root, [{ tree: release.tree, skip: release.skip }])
  const files = found?.[1] ?? ''
  return typeof files === 'string' ? null : files.map(listed)
}

function filesHere(root: string, plugin: Plugin): ReleaseFile[] | null {
  const files = readHere(root, plugin)
  return typeof files === 'string' ? null : files.map(listed)
}

function listed({ path, bytes, executable }: { path: string; bytes: Buffer; executable: boolean }): ReleaseFile {
  return { path, bytes: bytes.length, sha256: sha256(bytes), executable }
}

/** plugin.json with the version; everything else as it stands. */
export function withVersion(text: string, version: string): string {
  return applyEdits(text, modify(text, ['version'], version, { formattingOptions: { insertSpaces: true, tabSize: 2 } }))
}

/** The changelog with a heading for the version and what is known to have changed; as it was when it has one. */
export function withHeading(text: string, { next, diff }: Plan, day: string): string {
  const isThere = text
    .split('\n')
    .some((line) => /^#{1,6}\s/.test(line) && line.replace(/[[\]v]/g, '').includes(` ${next}`))
  if (isThere) return text
  const entry = `## ${next} - ${day}\n\n${sectionsFor(diff).join('\n')}`
  const before = text.trim() === '' ? '# Changelog\n' : text
  const at = before.search(/^##\s/m)
  return at < 0 ? `${before.replace(/\n*$/, '\n\n')}${entry}` : `${before.slice(0, at)}${entry}\n${before.slice(at)}`
}

function sectionsFor(diff: ReleaseDiff | null): string[] {
  const titles = { added: 'Added', changed: 'Changed', removed: 'Removed' }
  const sections = (['added', 'changed', 'removed'] as const).flatMap((how) => {
    const items = (diff?.changes ?? []).filter((change) => change.how === how)
    const lines = items.map(
      ({ group, name, detail }) => `- The ${group} ${name}${detail === null ? '' : `: ${detail}`}.`,
    )
    return lines.length === 0 ? [] : [`### ${titles[how]}\n\n${lines.join('\n')}\n`]
  })
  return sections.length > 0 ? sections : ['### Changed\n\n- Say here what users notice.\n']
}
