/** The log of commits with the files they touched, in the form that git prints for machines. */
import { runGit } from './run-git.ts'

const fixed = ['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-mailmap']

/** Git's log; `cut` says that there was more than `most` bytes, then the last piece is dropped. Null when it failed. */
export function gitLog(root: string, words: readonly string[], most = 65_536): { text: string; cut: boolean } | null {
  const done = runGit(root, [...fixed, ...words], { most })
  if (done === null) return null
  const text = done.output.toString('utf8')
  return { text: done.cut ? text.slice(0, text.lastIndexOf('\0')) : text, cut: done.cut }
}

/** Words that make gitLog print what `commitsIn` reads: newest first, a header of one line, then names. */
export function logWords(header: string, folders: readonly string[]): string[] {
  return ['-z', '--name-only', '--relative', `--format=format:${header}`, '--', ...pathsOf(folders)]
}

/** Commits with the names of the files that they touched, from the root; merges have none. */
export function* commitsIn(text: string): Iterable<{ header: string; names: string[] }> {
  let current: { header: string; names: string[] } | null = null
  for (const token of text.split('\0')) {
    if (current === null) {
      const end = token.indexOf('\n')
      // A merge has no names of its own: the next token is the next commit.
      if (end < 0) yield { header: token, names: [] }
      else current = { header: token.slice(0, end), names: [token.slice(end + 1)] }
    } else if (token === '') {
      yield current
      current = null
    } else {
      current.names.push(token)
    }
  }
  if (current !== null) yield current
}

/** The deepest of the folders that holds a file; null when none does. */
export function holderOf(name: string, folders: ReadonlySet<string>): string | null {
  for (let path = name; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    if (folders.has(path)) return path
  }
  return folders.has('.') ? '.' : null
}

/** Day in UTC of seconds since 1970. */
export function dayOf(seconds: string): string {
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
}

/** Arguments that cover the folders: few, since git compares every file with every one of them. */
export function pathsOf(folders: readonly string[]): string[] {
  if (folders.includes('.')) return ['.']
  return folders.length <= 50 ? [...folders] : [...new Set(folders.map((folder) => folder.split('/')[0] ?? folder))]
}
