/** What differs between two versions, riskiest first, and the smallest step of the version that says so honestly. */
import { listed } from '../../lib/text.ts'
import type { Release, ReleaseData, ReleaseFile } from '../../model/release.ts'
import {
  type Bump,
  type ChangeGroup,
  changeGroups,
  type ReleaseChange,
  type ReleaseDiff,
} from '../../model/release-page.ts'
import { byText } from '../context.ts'

/** A version as it is compared; `manifest` is null where its files are not at hand. */
export interface Compared {
  release: Pick<Release, 'version' | 'contents' | 'digest'>
  manifest: readonly ReleaseFile[] | null
}

const bumps: readonly Bump[] = ['major', 'minor', 'patch']

/** `classes` are the ids of the data classes from least to most sensitive. */
export function diffOf(before: Compared, after: Compared, classes: readonly string[]): ReleaseDiff {
  const changes = [...changesOf(before.release.contents, after.release.contents, classes)].sort(
    (a, b) =>
      bumps.indexOf(a.bump) - bumps.indexOf(b.bump) ||
      changeGroups.indexOf(a.group) - changeGroups.indexOf(b.group) ||
      byText(a.name, b.name),
  )
  const files = before.manifest && after.manifest ? filesOf(before.manifest, after.manifest) : null
  const isSame = before.release.digest === after.release.digest
  const bump = changes[0]?.bump ?? (isSame ? null : 'patch')
  return { from: before.release.version, to: after.release.version, changes, files, bump }
}

type Contents = Release['contents']

/** A removed skill or command, a connector that everybody now needs, a wider scope or a higher data class break; the rest does not. */
function* changesOf(before: Contents, after: Contents, classes: readonly string[]): Generator<ReleaseChange> {
  yield* dataChanges(before.data, after.data, classes)
  yield* named('scope', before.scopes, after.scopes, 'major', 'patch')
  yield* connectorChanges(before, after)
  yield* named('egress', before.egress, after.egress, 'minor', 'patch')
  yield* named('hook', before.hooks, after.hooks, 'minor', 'minor')
  yield* named('server', before.servers, after.servers, 'minor', 'minor')
  yield* named('skill', before.skills, after.skills, 'minor', 'major')
  yield* named('command', before.commands, after.commands, 'minor', 'major')
  yield* named('agent', before.agents, after.agents, 'minor', 'minor')
  yield* named('other', before.others, after.others, 'minor', 'minor')
}

function* named(
  group: ChangeGroup,
  before: readonly string[],
  after: readonly string[],
  added: Bump,
  removed: Bump,
): Generator<ReleaseChange> {
  for (const name of after) if (!before.includes(name)) yield { group, how: 'added', name, detail: null, bump: added }
  for (const name of before)
    if (!after.includes(name)) yield { group, how: 'removed', name, detail: null, bump: removed }
}

function* connectorChanges(before: Contents, after: Contents): Generator<ReleaseChange> {
  const [had, has] = [
    [...before.connectors, ...before.optional],
    [...after.connectors, ...after.optional],
  ]
  for (const name of after.connectors) {
    if (before.connectors.includes(name)) continue
    const was = before.optional.includes(name)
    const detail = was ? 'could be left out, is needed now' : null
    yield { group: 'connector', how: was ? 'changed' : 'added', name, detail, bump: 'major' }
  }
  for (const name of after.optional) {
    if (had.includes(name) && !before.connectors.includes(name)) continue
    const was = before.connectors.includes(name)
    const detail = was ? 'was needed, can be left out now' : 'can be left out'
    yield { group: 'connector', how: was ? 'changed' : 'added', name, detail, bump: 'minor' }
  }
  for (const name of had) {
    if (!has.includes(name)) yield { group: 'connector', how: 'removed', name, detail: null, bump: 'patch' }
  }
}

/** Data by system: the highest class that a version touches there, and all that it does to it. */
function* dataChanges(
  before: readonly ReleaseData[],
  after: readonly ReleaseData[],
  classes: readonly string[],
): Generator<ReleaseChange> {
  const rank = (one: string) => classes.indexOf(one)
  const top = Math.max(-1, ...before.map((item) => rank(item.class)))
  const [had, has] = [bySystem(before, rank), bySystem(after, rank)]
  for (const [name, now] of has) {
    const was = had.get(name)
    const says = `${now.class}, ${listed(now.operations)}`
    const bump: Bump = rank(now.class) > top ? 'major' : 'minor'
    if (was === undefined) yield { group: 'data', how: 'added', name, detail: says, bump }
    else if (was.class !== now.class || was.operations.join() !== now.operations.join()) {
      const isMore = rank(now.class) > rank(was.class) || now.operations.some((one) => !was.operations.includes(one))
      const detail = `${was.class}, ${listed(was.operations)} → ${says}`
      yield { group: 'data', how: 'changed', name, detail, bump: isMore ? bump : 'patch' }
    }
  }
  for (const [name, was] of had) {
    if (has.has(name)) continue
    const detail = `${was.class}, ${listed(was.operations)}`
    yield { group: 'data', how: 'removed', name, detail, bump: 'patch' }
  }
}

function bySystem(data: readonly ReleaseData[], rank: (one: string) => number): Map<string, ReleaseData> {
  const systems = new Map<string, ReleaseData>()
  for (const item of data) {
    const known = systems.get(item.system)
    const operations = [...new Set([...(known?.operations ?? []), ...item.operations])].sort(byText)
    const highest = known !== undefined && rank(known.class) > rank(item.class) ? known.class : item.class
    systems.set(item.system, { system: item.system, class: highest, operations })
  }
  return systems
}

function filesOf(before: readonly ReleaseFile[], after: readonly ReleaseFile[]): NonNullable<ReleaseDiff['files']> {
  const [had, has] = [byPath(before), byPath(after)]
  const paths = [...new Set([...had.keys(), ...has.keys()])].sort(byText)
  return paths.flatMap((path) => {
    const [was, now] = [had.get(path), has.get(path)]
    if (was?.sha256 === now?.sha256 && was?.executable === now?.executable) return []
    const how = was === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    return [{ path, how, bytes: (now?.bytes ?? 0) - (was?.bytes ?? 0) }]
  })
}

function byPath(files: readonly ReleaseFile[]): Map<string, ReleaseFile> {
  return new Map(files.map((file) => [file.path, file]))
}
