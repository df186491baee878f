/** What rules compare a version with: the last release that was published, and the names that were given up. */
import { compare, gt, valid } from 'semver'
import type { Library } from '../model/library.ts'
import type { Release } from '../model/release.ts'
import type { RecordedRelease } from '../model/release-record.ts'
import type { History, Released } from '../standards/rule.ts'

/** Undefined where nothing was ever released or given up. */
export function historyOf({ org, plugins, releases, marketplace }: Library): History | undefined {
  const byName = Map.groupBy(releases.releases, ({ plugin }) => plugin)
  const released = new Map<string, Released>()
  // Names of plugins that are gone count only where somebody keeps books.
  const gone = org.policy === null ? [] : releases.vanished
  for (const name of new Set([...gone, ...org.recorded.keys(), ...plugins.map((plugin) => plugin.name)])) {
    const version = plugins.find((plugin) => plugin.name === name)?.version ?? null
    const last = lastOf(byName.get(name) ?? [], org.recorded.get(name) ?? [], version)
    if (last !== null) released.set(name, last)
    else if (gone.includes(name)) released.set(name, nothing)
  }
  const retired = [
    ...org.tombstones.map(({ name, renamedTo = null }) => ({ name, renamedTo })),
    ...(marketplace?.renames ?? []).filter(({ name }) => !org.tombstones.some((tombstone) => tombstone.name === name)),
  ]
  return released.size === 0 && retired.length === 0 ? undefined : { released, retired }
}

const nothing: Released = { version: '', digest: '', skills: [], commands: [], connectors: [], scopes: [], classes: [] }

/** The highest version on record or with a tag; where there is neither, the highest below the present one that the branch ever said. */
function lastOf(
  all: readonly Release[],
  recorded: readonly RecordedRelease[],
  version: string | null,
): Released | null {
  const sound = all.filter((release) => release.refused === null && valid(release.version) !== null)
  const published = sound.filter(({ tag }) => tag !== null).map(ofRelease)
  const known = [...recorded.filter((record) => valid(record.version) !== null), ...published]
  known.sort((a, b) => compare(b.version, a.version))
  const [first] = known
  if (first !== undefined) return released(first)
  if (version === null || valid(version) === null) return null
  const before = sound.find((release) => gt(version, release.version))
  return before === undefined ? null : ofRelease(before)
}

function ofRelease({ version, digest, contents }: Release): Released {
  const { skills, commands, connectors, scopes, data } = contents
  return {
    version,
    digest,
    skills,
    commands,
    connectors,
    scopes,
    classes: [...new Set(data.map((item) => item.class))],
  }
}

function released({ version, digest, skills, commands, connectors, scopes, classes }: Released): Released {
  return { version, digest, skills, commands, connectors, scopes, classes }
}
