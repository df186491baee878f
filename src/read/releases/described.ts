/** What a plugin folder in git holds, read as the plugin of a working tree is: digests, contents, changelog. Kept by the folder's id. */
import { sha256 } from '../../lib/digest.ts'
import type { Store } from '../../lib/store.ts'
import type { ChangelogSection, ReleaseContents } from '../../model/release.ts'
import { typeOf } from '../files/kind.ts'
import { digestOfBytes, mebibyte } from '../files/open.ts'
import type { SourceFile } from '../files.ts'
import { readPlugin } from '../plugins/index.ts'
import { changelogOf } from './changelog.ts'
import { contentsOf } from './contents.ts'
import { type Known, lookUp, readObjects } from './objects.ts'
import { filesOfTrees, type TreeFile } from './trees.ts'

/** A folder to describe. */
export interface Wanted {
  tree: string
  /** Name and slug of the plugin, and where its folder is. */
  name: string
  slug: string
  folder: string
  /** Paths inside the folder that belong to other plugins. */
  skip: readonly string[]
}

export interface Described {
  version: string | null
  digest: string
  exact: string
  title: string
  summary: string
  contents: ReleaseContents
  files: { count: number; bytes: number }
  changelog: ChangelogSection[]
}

/** Folders by key, or a text that says why one cannot be offered. */
export type Descriptions = Map<string, Described | string>

const bytesMost = 200_000_000

export function keyOf({ tree, name, skip }: Wanted): string {
  return [tree, name, ...skip].join('\n')
}

interface Means {
  root: string
  store: Store
  codeVersion: string
}

/** Adds what the folders hold to `known`; what was described before is not read again. */
export function describe(wanted: readonly Wanted[], known: Descriptions, { root, store, codeVersion }: Means): void {
  const storeKey = (one: Wanted) => sha256(`release 1\n${codeVersion}\n${keyOf(one)}`)
  const missing = new Map<string, Wanted>()
  for (const one of wanted) {
    const key = keyOf(one)
    if (known.has(key)) continue
    const kept = store.get(storeKey(one))
    if (kept === undefined) missing.set(key, one)
    else known.set(key, JSON.parse(kept))
  }
  const files = filesOfTrees(root, [...missing.values()])
  const blobs = sizesOf(root, files)
  let waiting: [Wanted, TreeFile[]][] = []
  let bytes = 0
  const flush = () => {
    const contents = contentsOfAll(root, waiting, blobs)
    for (const [one, listed] of waiting) {
      const made = describedOf(one, listed, contents)
      store.put(storeKey(one), JSON.stringify(made))
      known.set(keyOf(one), made)
    }
    waiting = []
    bytes = 0
  }
  for (const [i, one] of [...missing.values()].entries()) {
    const listed = files[i] ?? ''
    const fault = typeof listed === 'string' ? listed : tooLarge(listed, blobs)
    if (fault !== null || typeof listed === 'string') {
      known.set(keyOf(one), fault ?? '')
      continue
    }
    waiting.push([one, listed])
    bytes += listed.reduce((sum, { id }) => sum + (blobs.get(id)?.size ?? 0), 0)
    if (bytes > 64 * mebibyte) flush()
  }
  if (waiting.length > 0) flush()
}

function sizesOf(root: string, files: readonly (TreeFile[] | string)[]): Map<string, Known> {
  const ids = [...new Set(files.flatMap((listed) => (typeof listed === 'string' ? [] : listed.map(({ id }) => id))))]
  return new Map(lookUp(root, ids).flatMap((found) => (found === null ? [] : [[found.id, found] as const])))
}

function tooLarge(files: readonly TreeFile[], blobs: ReadonlyMap<string, Known>): string | null {
  let sum = 0
  for (const { id } of files) {
    const size = blobs.get(id)?.size
    if (size === undefined) return 'its content is not in this clone'
    sum += size
  }
  return sum > bytesMost ? 'more than 200 MB in all' : null
}

function contentsOfAll(
  root: string,
  waiting: readonly [Wanted, TreeFile[]][],
  blobs: ReadonlyMap<string, Known>,
): Map<string, Buffer> {
  const ids = new Set(waiting.flatMap(([, files]) => files.map(({ id }) => id)))
  return new Map(
    readObjects(
      root,
      [...ids].flatMap((id) => blobs.get(id) ?? []),
    ),
  )
}

function describedOf(one: Wanted, files: readonly TreeFile[], contents: ReadonlyMap<string, Buffer>): Described {
  const sources = files.map(({ path, id }): SourceFile => sourceOf(path, contents.get(id) ?? Buffer.alloc(0)))
  const plugin = readPlugin(
    { folder: one.folder, files: sources, notes: [], refused: null },
    {
      ...{ name: one.name, slug: one.slug, entry: null, entryAt: () => ({ line: 1, column: 1 }), entryFile: null },
      ...{ authority: 'plugin.json', onlySkills: null, shared: false },
    },
  )
  const changelog = plugin.documents.find(({ role }) => role === 'changelog')
  return {
    version: plugin.version,
    digest: plugin.digest,
    exact: exactDigest(
      files.map(({ path, id, executable }) => ({ path, executable, sha256: sha256(contents.get(id) ?? '') })),
    ),
    title: plugin.title,
    summary: plugin.manifest?.summary ?? plugin.description,
    contents: contentsOf(plugin),
    files: { count: plugin.files.length, bytes: plugin.size },
    changelog: changelog === undefined || plugin.version === null ? [] : changelogOf(changelog.body, plugin.version),
  }
}

/** sha256:… over paths, modes and exact bytes, in order of path. */
export function exactDigest(files: readonly { path: string; executable: boolean; sha256: string }[]): string {
  const lines = files.map((file) => `${JSON.stringify(file.path)} ${file.executable ? 'x' : '-'} ${file.sha256}`)
  return `sha256:${sha256(lines.join('\n'))}`
}

function sourceOf(path: string, bytes: Buffer): SourceFile {
  const kept = bytes.length > mebibyte ? null : bytes
  return { path, size: bytes.length, digest: digestOfBytes(bytes), type: typeOf(kept), bytes: kept }
}
