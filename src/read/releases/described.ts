/** What a plugin folder in git holds, read as the plugin of a working tree is: digests, contents, changelog. Kept by the folder's id. */
import { exactDigest, sha256 } from '../../lib/digest.ts'
import type { Store } from '../../lib/store.ts'
import type { ChangelogSection, ReleaseContents } from '../../model/release.ts'
import { typeOf } from '../files/kind.ts'
import { digestOfBytes, mebibyte } from '../files/open.ts'
import type { SourceFile, Tree } from '../files.ts'
import { knownPlugin } from '../kept.ts'
import { type Listing, readPlugin } from '../plugins/index.ts'
import { changelogOf } from './changelog.ts'
import { contentsOf } from './contents.ts'
import { type FileBytes, readFolders } from './folders.ts'

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

export function keyOf({ tree, name, skip }: Wanted): string {
  return [tree, name, ...skip].join('\n')
}

interface Means {
  root: string
  /** Where folders are kept as described, and where plugins as read. */
  store: Store
  read: Store
  codeVersion: string
}

/** Adds what the folders hold to `known`; what was described before is not read again. */
export function describe(wanted: readonly Wanted[], known: Descriptions, means: Means): void {
  const { root, store, codeVersion } = means
  const storeKey = (one: Wanted) => sha256(`release 1\n${codeVersion}\n${keyOf(one)}`)
  const missing = new Map<string, Wanted>()
  for (const one of wanted) {
    const key = keyOf(one)
    if (known.has(key)) continue
    const kept = store.get(storeKey(one))
    if (kept === undefined) missing.set(key, one)
    else known.set(key, JSON.parse(kept))
  }
  for (const [one, files] of readFolders(root, [...missing.values()])) {
    const made = typeof files === 'string' ? files : describedOf(one, files, means)
    if (typeof made !== 'string') store.put(storeKey(one), JSON.stringify(made))
    known.set(keyOf(one), made)
  }
}

function describedOf(one: Wanted, files: readonly FileBytes[], { read, codeVersion }: Means): Described | string {
  const tree: Tree = { folder: one.folder, files: files.map(sourceOf), notes: [], refused: null }
  const listing: Listing = {
    ...{ name: one.name, slug: one.slug, entry: null, entryAt: () => ({ line: 1, column: 1 }), entryFile: null },
    ...{ authority: 'plugin.json', onlySkills: null, shared: false },
  }
  // The newest version is mostly what lies in the working tree, and that was read a moment ago.
  const plugin = knownPlugin(tree, listing, read, codeVersion) ?? readPlugin(tree, listing)
  if (plugin.quarantined !== null) return plugin.quarantined
  const changelog = plugin.documents.find(({ role }) => role === 'changelog')
  return {
    version: plugin.version,
    digest: plugin.digest,
    exact: exactDigest(files.map(({ path, executable, bytes }) => ({ path, executable, sha256: sha256(bytes) }))),
    title: plugin.title,
    summary: plugin.manifest?.summary ?? plugin.description,
    contents: contentsOf(plugin),
    files: { count: plugin.files.length, bytes: plugin.size },
    changelog: changelog === undefined || plugin.version === null ? [] : changelogOf(changelog.body, plugin.version),
  }
}

function sourceOf({ path, bytes }: FileBytes): SourceFile {
  const kept = bytes.length > mebibyte ? null : bytes
  return { path, size: bytes.length, digest: digestOfBytes(bytes), type: typeOf(kept), bytes: kept }
}
