/** Which commit is checked out and which are tagged: all that anything read from git depends on. */
import { runGit } from './run-git.ts'

/** Whether the history is cut off, where in the repository the root lies, and the commit, a line each; null outside git. */
export function headOf(root: string): string | null {
  const done = runGit(root, ['rev-parse', '--is-shallow-repository', '--show-prefix', 'HEAD'])
  return done === null ? null : done.output.toString('utf8')
}

/** Every tag with what it points at, a line each; null outside git. */
export function tagsOf(root: string): string | null {
  const done = runGit(root, ['for-each-ref', '--format=%(refname) %(objectname)', 'refs/tags'], {
    most: 64 * 1_048_576,
  })
  return done === null || done.cut ? null : done.output.toString('utf8')
}
