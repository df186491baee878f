/** Which commit is checked out, as far as anything read from git depends on it. */
import { runGit } from './run-git.ts'

/** Whether the history is cut off, where in the repository the root lies, and the commit, a line each; null outside git. */
export function headOf(root: string): string | null {
  const done = runGit(root, ['rev-parse', '--is-shallow-repository', '--show-prefix', 'HEAD'])
  return done === null ? null : done.output.toString('utf8')
}
