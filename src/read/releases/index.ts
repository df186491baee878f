/** Releases of every plugin, from tags, from the history of the branch and from what lies in the working tree. */
import { compare } from 'semver'
import { digestOf } from '../../lib/digest.ts'
import type { Store } from '../../lib/store.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { ReleaseHistory } from '../../model/release.ts'
import type { RecordedRelease } from '../../model/release-record.ts'
import { parseJson } from '../document/json.ts'
import { decode } from '../document/text.ts'
import { mebibyte } from '../files/open.ts'
import { byText, isRecord, own } from '../record.ts'
import { runGit } from '../run-git.ts'
import { type Described, type Descriptions, describe, type Wanted } from './described.ts'
import { type Known, lookUp, readObjects } from './objects.ts'
import { fullPath, pastOf } from './past.ts'
import { releasesOf, type Standing, withoutHistory } from './settled.ts'
import { type Tag, tagsOf } from './tags.ts'
import { isVersion } from './versions.ts'

export interface ReleasesOptions {
  root: string
  plugins: readonly Plugin[]
  /** By plugin slug: folders inside its own that are other plugins, from the root. */
  skip: ReadonlyMap<string, readonly string[]>
  /** By plugin name. */
  recorded: ReadonlyMap<string, readonly RecordedRelease[]>
  store: Store
  /** Where the contents of earlier versions are kept. */
  earlier: Store
  codeVersion: string
}

/** Every release, read out of git objects; the working tree alone where there is no full history. Never throws on content. */
export function readReleases(options: ReleasesOptions): ReleaseHistory {
  const { root, recorded, codeVersion } = options
  const means = { root, store: options.earlier, read: options.store, codeVersion }
  const seen = runGit(root, ['rev-parse', '--is-shallow-repository', '--show-prefix', 'HEAD'])
  const head = seen?.output.toString('utf8') ?? ''
  const [, shallow, prefix = ''] = /^(true|false)\n(.*)\n[0-9a-f]{40,64}\n$/s.exec(head) ?? []
  const local = options.plugins.filter(isFolder)
  if (shallow !== 'false') return withoutHistory(local, shallow === undefined ? 'none' : 'shallow')

  const tags = tagsOf(root)
  const look = (wanted: readonly Wanted[]) => describe(wanted, past.known, means)
  const past = keptPast(head, tags, local, options, () => {
    const sources = sourcesOf(root, prefix, local, tags, options)
    const known: Descriptions = new Map()
    describe(
      sources.flatMap(({ published }) => published.map(({ wanted }) => wanted)),
      known,
      means,
    )
    return { sources, known }
  })
  const names = new Set(options.plugins.map(({ name }) => name))
  const releases = local.flatMap((plugin, i) =>
    releasesOf({ plugin, ...(past.sources[i] ?? none) }, recorded.get(plugin.name) ?? [], past.known, look),
  )
  releases.sort((a, b) => byText(a.plugin, b.plugin) || byText(a.slug, b.slug) || newestFirst(a.version, b.version))
  const vanished = [...new Set(tags.map(({ plugin }) => plugin))].filter((name) => !names.has(name))
  return { reach: 'full', releases, vanished: vanished.sort(byText) }
}

const none: Standing = { published: [], states: [] }

/** What git alone says: read again when the commit, a tag or a folder is another. */
function keptPast(
  head: string,
  tags: readonly Tag[],
  local: readonly Plugin[],
  { skip, store, earlier, codeVersion }: ReleasesOptions,
  read: () => { sources: Standing[]; known: Descriptions },
): { sources: Standing[]; known: Descriptions } {
  const folders = local.map(({ name, slug, source }) => [name, slug, source, skip.get(slug)])
  const key = digestOf(['releases 1', codeVersion, head, tags, folders])
  const kept = store.get(key)
  if (kept !== undefined) {
    const { sources, known }: { sources: Standing[]; known: [string, Described | string][] } = JSON.parse(kept)
    return { sources, known: new Map(known) }
  }
  const made = read()
  store.put(key, JSON.stringify({ sources: made.sources, known: [...made.known] }))
  // Contents that were not asked for now will not be again: they belong to no version any more.
  if (earlier !== store) earlier.sweep()
  return made
}

/** Tags may name what is no version; those come last. */
function newestFirst(a: string, b: string): number {
  const [isA, isB] = [isVersion(a), isVersion(b)]
  return isA && isB ? compare(b, a) || byText(a, b) : Number(isB) - Number(isA) || byText(a, b)
}

function isFolder({ source, name }: Plugin): boolean {
  // Names go to git a line each.
  return source.kind === 'local' && !/\p{Cc}/u.test(source.path) && !/\p{Cc}/u.test(name)
}

/** For each plugin where its versions can be found: tags, then every state that its folder had, newest first. */
function sourcesOf(
  root: string,
  prefix: string,
  local: readonly Plugin[],
  tags: readonly Tag[],
  { skip }: ReleasesOptions,
): Standing[] {
  const folders = local.map(folderOf)
  const past = pastOf(root, prefix, folders)
  const states = local.flatMap((plugin) => past.get(folderOf(plugin)) ?? [])
  const said = manifestsIn(root, [...new Set(states.map(({ manifest }) => manifest))])
  const byName = Map.groupBy(tags, ({ plugin }) => plugin)
  const twins = Map.groupBy(local, ({ name }) => name)
  const wantedOf = (plugin: Plugin, tree: string): Wanted => {
    const folder = folderOf(plugin)
    const below = (skip.get(plugin.slug) ?? []).map((path) => (folder === '.' ? path : path.slice(folder.length + 1)))
    return { tree, name: plugin.name, slug: plugin.slug, folder, skip: below }
  }
  return local.map((plugin) => {
    const all = (past.get(folderOf(plugin)) ?? []).flatMap(({ manifest, tree, commit, day }) => {
      const { name, version } = said.get(manifest) ?? {}
      const isOwn = name === undefined || name === plugin.name
      return isOwn && version !== undefined && isVersion(version)
        ? [{ version, commit, day, tag: null, wanted: wantedOf(plugin, tree) }]
        : []
    })
    const own = twins.get(plugin.name)?.length === 1 ? (byName.get(plugin.name) ?? []) : []
    const tagged = treesOfTags(root, prefix, folderOf(plugin), own).map(({ tag, tree }) => ({
      ...{ version: tag.version, commit: tag.commit, day: tag.day, tag: tag.tag },
      wanted: wantedOf(plugin, tree ?? ''),
    }))
    const taken = new Set(tagged.map(({ version }) => version))
    const last = [...new Map(all.toReversed().map((state) => [state.version, state])).values()]
    return { published: [...tagged, ...last.filter(({ version }) => !taken.has(version))], states: all }
  })
}

function folderOf({ source }: Plugin): string {
  return source.kind === 'local' ? source.path : '.'
}

/** Where the plugin is in the commit of each tag: in the folder that it has today, else in the one of its name. */
function treesOfTags(
  root: string,
  prefix: string,
  folder: string,
  tags: readonly Tag[],
): { tag: Tag; tree: string | null }[] {
  const places = (tag: Tag) => [fullPath(prefix, folder), fullPath(prefix, `plugins/${tag.plugin}`)]
  const found = lookUp(
    root,
    tags.flatMap((tag) => places(tag).map((path) => `${tag.commit}:${path}`)),
  )
  return tags.map((tag, i) => {
    const tree = found.slice(i * 2, i * 2 + 2).find((one) => one?.type === 'tree')
    return { tag, tree: tree?.id ?? null }
  })
}

/** Name and version that each plugin.json says, by its id. */
function manifestsIn(root: string, ids: readonly string[]): Map<string, { name?: string; version?: string }> {
  const small = lookUp(root, ids).filter((found): found is Known => found?.type === 'blob' && found.size <= mebibyte)
  const said = new Map<string, { name?: string; version?: string }>()
  for (const [id, bytes] of readObjects(root, small)) {
    const data = parseJson(decode(bytes).text ?? '').data
    if (!isRecord(data)) continue
    const [name, version] = [own(data, 'name'), own(data, 'version')]
    said.set(id, { ...(typeof name === 'string' && { name }), ...(typeof version === 'string' && { version }) })
  }
  return said
}
