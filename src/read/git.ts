/** When each plugin folder last changed, from one run of git log that can start nothing but git itself. */
import { sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { LastChange } from '../model/plugin.ts'
import { commitsIn, dayOf, gitLog, holderOf, logWords } from './git-log.ts'
import { headOf } from './head.ts'

export interface GitFacts {
  head: LastChange
  /** By folder from the root; folders that no commit touched are missing. */
  changes: Map<string, LastChange>
}

/** Most histories show every folder in the first stretch; only when they do not is the rest worth its memory. */
const stretches = [4 * 1_048_576, 256 * 1_048_576]

/** Head and last changes of the repository around `root`; null outside git. Kept in the store by head and folders. */
export function readGit(root: string, folders: readonly string[], store: Store): GitFacts | null {
  const place = gitPlace(root)
  if (place === null) return null
  const { commit } = place
  const key = sha256(['git 1', place.text, ...folders].join('\0'))
  const kept = restored(store.get(key))
  if (kept) return kept

  const { text = '' } = gitLog(root, ['-1', '--format=format:%ct', 'HEAD']) ?? {}
  const facts = { head: { commit, day: dayOf(text) }, changes: lastChanges(root, folders) }
  store.put(key, JSON.stringify({ head: facts.head, changes: [...facts.changes] }))
  return facts
}

/** The commit of the working tree, whether its history is cut off, and both with the place of the root as one text; null outside git. */
export function gitPlace(root: string): { commit: string; isShallow: boolean; text: string } | null {
  const text = headOf(root) ?? ''
  const [commit] = text.match(/(?<=\n)[0-9a-f]{40,64}(?=\n$)/) ?? []
  return commit === undefined ? null : { commit, isShallow: text.startsWith('true'), text }
}

function lastChanges(root: string, folders: readonly string[]): Map<string, LastChange> {
  const wanted = new Set(folders)
  const changes = new Map<string, LastChange>()
  for (const most of stretches) {
    const missing = folders.filter((folder) => !changes.has(folder))
    if (missing.length === 0) break
    const done = gitLog(root, logWords('%H %ct', missing), most)
    if (!done) break
    collect(done.text, wanted, changes)
    if (!done.cut) break
  }
  return changes
}

/** Notes the first commit for every wanted folder. A name counts for the deepest folder that holds it. */
function collect(text: string, wanted: ReadonlySet<string>, changes: Map<string, LastChange>): void {
  for (const { header, names } of commitsIn(text)) {
    const [commit = '', seconds = ''] = header.split(' ')
    for (const name of names) {
      const folder = holderOf(name, wanted)
      if (folder !== null && !changes.has(folder)) changes.set(folder, { commit, day: dayOf(seconds) })
    }
    if (changes.size === wanted.size) return
  }
}

function restored(kept: string | undefined): GitFacts | null {
  if (kept === undefined) return null
  try {
    const { head, changes } = JSON.parse(kept) as { head: LastChange; changes: [string, LastChange][] }
    return { head, changes: new Map(changes) }
  } catch {
    return null
  }
}
