/** Plugins that were read before: an unchanged folder with an unchanged listing is not parsed again. */
import { canonicalJson, sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { Plugin } from '../model/plugin.ts'
import type { KeyPath } from './document/json.ts'
import type { Tree } from './files.ts'
import { type Listing, readPlugin } from './plugins/index.ts'
import { isRecord } from './record.ts'
import { below } from './scan.ts'

interface Means {
  store: Store
  codeVersion: string
  /** Gets the bytes of what is read anew. */
  fresh: Map<string, Buffer>
}

/** The plugin in a tree, from the store when the same bytes and listing were read by the same code. */
export function keptPlugin(tree: Tree, listing: Listing, { store, codeVersion, fresh }: Means): Plugin {
  const key = keyOf(tree, listing, codeVersion)
  const kept = restored(store.get(key))
  if (kept !== null) return kept
  // A plugin comes from the store or is made fresh; going through JSON makes both the same to the last prototype.
  const content = JSON.stringify(readPlugin(tree, listing))
  store.put(key, content)
  // What stands under a name that reading has something to say about, such as a link, is not that file's own text.
  const odd = new Set(tree.notes.map(({ file }) => file))
  for (const { path, bytes } of tree.files) {
    if (bytes !== null && !odd.has(path)) fresh.set(below(tree.folder, path), bytes)
  }
  return JSON.parse(content) as Plugin
}

/** The plugin in a tree when it was read before with that listing; null otherwise, and nothing is kept. */
export function knownPlugin(tree: Tree, listing: Listing, store: Store, codeVersion: string): Plugin | null {
  return restored(store.get(keyOf(tree, listing, codeVersion)))
}

/** sha256 over everything that readPlugin can see. */
function keyOf(tree: Tree, listing: Listing, codeVersion: string): string {
  const { entryAt, ...facts } = listing
  const files = tree.files.map(({ path, size, digest, type, bytes }) => [path, size, digest, type, bytes !== null])
  const places = listing.entry === null ? [] : placesIn(listing.entry, [], entryAt)
  return sha256(
    canonicalJson({ codeVersion, facts, places, folder: tree.folder, refused: tree.refused, notes: tree.notes, files }),
  )
}

/** Where every key of an entry stands: findings point there. */
function placesIn(value: unknown, path: KeyPath, entryAt: Listing['entryAt']): unknown[] {
  const { line, column } = entryAt(path)
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : []
  return [line, column, ...inner.map(([step, child]) => placesIn(child, [...path, step], entryAt))]
}

function restored(content: string | undefined): Plugin | null {
  if (content === undefined) return null
  try {
    return JSON.parse(content) as Plugin
  } catch {
    return null
  }
}
