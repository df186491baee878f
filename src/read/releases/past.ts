/** What every plugin folder held at each commit of the branch, from one run of git log. */
import { dayOf, pathsOf } from '../git-log.ts'
import { runGit } from '../run-git.ts'

/** A folder after a commit that touched it. */
export interface State {
  commit: string
  day: string
  /** Id of the folder. */
  tree: string
  /** Id of its plugin.json. */
  manifest: string
}

const most = 400 * 1_048_576
// First parents are the branch itself; what a merge brought counts as one change.
const log = ['log', '--first-parent', '-m', '--raw', '-t', '-z', '--no-abbrev', '--no-renames', '--no-show-signature']
const form = ['--no-ext-diff', '--no-textconv', '--format=format:%H %ct %T']

interface Touch {
  folder: string
  tree?: string
  manifest?: string
}

/** States of each folder (from the root), newest first; `prefix` is the path of the root in its repository, with a final slash, or empty. */
export function pastOf(root: string, prefix: string, folders: readonly string[]): Map<string, State[]> {
  const past = new Map<string, State[]>(folders.map((folder) => [folder, []]))
  const done = folders.length === 0 ? null : runGit(root, [...log, ...form, '--', ...pathsOf(folders)], { most })
  if (done === null) return past
  const text = done.output.toString('utf8')
  const commits = [...commitsIn(done.cut ? text.slice(0, text.lastIndexOf('\0')) : text, placesOf(prefix, folders))]
  // What a commit did not touch is as the commit before left it, so they are gone through from the first on.
  const current = new Map<string, { tree: string; manifest: string }>()
  for (const { commit, day, touches } of commits.reverse()) {
    const touched = new Set<string>()
    for (const { folder, tree, manifest } of touches) {
      const { tree: before = '', manifest: said = '' } = current.get(folder) ?? {}
      current.set(folder, { tree: tree ?? before, manifest: manifest ?? said })
      touched.add(folder)
    }
    for (const folder of touched) {
      const { tree = '', manifest = '' } = current.get(folder) ?? {}
      if (isThere(tree) && isThere(manifest)) past.get(folder)?.unshift({ commit, day, tree, manifest })
    }
  }
  return past
}

function isThere(id: string): boolean {
  return /[1-9a-f]/.test(id)
}

/** What a path from the top of the repository says about which folder. */
type Places = Map<string, { folder: string; part: 'tree' | 'manifest' }>

function placesOf(prefix: string, folders: readonly string[]): Places {
  const places: Places = new Map()
  for (const folder of folders) {
    const full = fullPath(prefix, folder)
    places.set(full, { folder, part: 'tree' })
    places.set(full === '' ? manifestPath : `${full}/${manifestPath}`, { folder, part: 'manifest' })
  }
  return places
}

export const manifestPath = '.claude-plugin/plugin.json'

/** The path of a folder from the top of the repository; empty for the top itself. */
export function fullPath(prefix: string, folder: string): string {
  return folder === '.' ? prefix.replace(/\/$/, '') : prefix + folder
}

function* commitsIn(text: string, places: Places): Generator<{ commit: string; day: string; touches: Touch[] }> {
  let current: { commit: string; day: string; touches: Touch[] } | null = null
  const tokens = text.split('\0')
  for (let i = 0; i < tokens.length; i++) {
    let token = tokens[i] ?? ''
    if (token === '') continue
    if (!token.startsWith(':')) {
      const [, commit, seconds, top, first = ''] =
        token.match(/^([0-9a-f]{40,64}) (\d+) ([0-9a-f]{40,64})(?:\n(.*))?$/s) ?? []
      if (commit === undefined || seconds === undefined || top === undefined) return
      if (current !== null) yield current
      const whole = places.get('')
      current = {
        commit,
        day: dayOf(seconds),
        touches: whole === undefined ? [] : [{ folder: whole.folder, tree: top }],
      }
      if (first === '') continue
      token = first
    }
    const place = places.get(tokens[++i] ?? '')
    if (place === undefined || current === null) continue
    const id = token.split(' ')[3] ?? ''
    current.touches.push({ folder: place.folder, [place.part]: id })
  }
  if (current !== null) yield current
}
