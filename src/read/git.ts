/** When each plugin folder last changed, from one run of git log that can start nothing but git itself. */
import { sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { LastChange } from '../model/plugin.ts'
import { headOf } from './head.ts'
import { runGit } from './run-git.ts'

export interface GitFacts {
  head: LastChange
  /** By folder from the root; folders that no commit touched are missing. */
  changes: Map<string, LastChange>
}

const log = ['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-mailmap']
/** Most histories show every folder in the first stretch; only when they do not is the rest worth its memory. */
const stretches = [4 * 1_048_576, 1_024 * 1_048_576]

/** Head and last changes of the repository around `root`; null outside git. Kept in the store by head and folders. */
export function readGit(root: string, folders: readonly string[], store: Store): GitFacts | null {
  const seen = headOf(root)
  const [commit] = seen?.match(/(?<=\n)[0-9a-f]{40,64}(?=\n$)/) ?? []
  if (seen === null || commit === undefined) return null
  const key = sha256(['git 1', seen, ...folders].join('\0'))
  const kept = restored(store.get(key))
  if (kept) return kept

  const { text = '' } = textOf(root, [...log, '-1', '--format=format:%ct', 'HEAD']) ?? {}
  const facts = { head: { commit, day: dayOf(text) }, changes: lastChanges(root, folders) }
  store.put(key, JSON.stringify({ head: facts.head, changes: [...facts.changes] }))
  return facts
}

function lastChanges(root: string, folders: readonly string[]): Map<string, LastChange> {
  const wanted = new Set(folders)
  const changes = new Map<string, LastChange>()
  for (const most of stretches) {
    const missing = folders.filter((folder) => !changes.has(folder))
    if (missing.length === 0) break
    const form = ['-z', '--name-only', '--relative', '--format=format:%H %ct']
    const done = textOf(root, [...log, ...form, '--', ...pathsOf(missing)], most)
    if (!done) break
    collect(done.text, wanted, changes)
    if (!done.cut) break
  }
  return changes
}

/** Arguments that cover the folders: few, since git compares every file with every one of them. */
export function pathsOf(folders: readonly string[]): string[] {
  if (folders.includes('.')) return ['.']
  return folders.length <= 50 ? [...folders] : [...new Set(folders.map((folder) => folder.split('/')[0] ?? folder))]
}

/** Notes the first commit for every wanted folder. A name counts for the deepest folder that holds it. */
function collect(text: string, wanted: ReadonlySet<string>, changes: Map<string, LastChange>): void {
  let current: LastChange | null = null
  let atHeader = true
  for (const token of text.split('\0')) {
    let name: string | undefined = token
    if (atHeader) {
      const [, commit, seconds, first] = token.match(/^([0-9a-f]{40,64}) (\d+)(?:\n(.*))?$/s) ?? []
      if (commit === undefined || seconds === undefined) return
      current = { commit, day: dayOf(seconds) }
      name = first
      // A merge has no names of its own: the next token is the next commit.
      atHeader = first === undefined
    } else if (token === '') {
      atHeader = true
      continue
    }
    if (name === undefined || current === null) continue
    const folder = holderOf(name, wanted)
    if (folder !== null && !changes.has(folder)) changes.set(folder, current)
    if (changes.size === wanted.size) return
  }
}

function holderOf(name: string, folders: ReadonlySet<string>): string | null {
  for (let path = name; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    if (folders.has(path)) return path
  }
  return folders.has('.') ? '.' : null
}

/** The day of a commit, UTC. */
export function dayOf(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
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

/** What git printed; `cut` says that there was more than `most` bytes. Null when it failed. */
function textOf(root: string, words: readonly string[], most = 65_536): { text: string; cut: boolean } | null {
  const done = runGit(root, words, { most })
  if (done === null) return null
  const text = done.output.toString('utf8')
  return { text: done.cut ? text.slice(0, text.lastIndexOf('\0')) : text, cut: done.cut }
}
