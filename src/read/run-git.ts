/** Git, held back: fixed arguments, no shell, nothing that a repository's own configuration names as a program. */
import { spawnSync } from 'node:child_process'

// Whatever a repository's own configuration or attributes name as a program stays unused: monitors, hooks, pagers,
// signature checks, diff drivers, and the transports through which a partial clone would fetch what it lacks.
const fixed = [
  ...['--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'safe.directory=*', '-c', 'log.showSignature=false', '-c', 'diff.external=', '-c', 'core.pager=cat'],
]
const settings = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
}

/** Runs git below `root`; null when it fails. `cut` says that there was more than `most` bytes of output. */
export function runGit(
  root: string,
  words: readonly string[],
  { most = 65_536, input }: { most?: number; input?: string } = {},
): { output: Buffer; cut: boolean } | null {
  // Where git is found is the machine's business, everything that steers it is ours.
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'))
  const done = spawnSync('git', ['-C', root, ...fixed, ...words], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input !== undefined && { input }),
    maxBuffer: most,
    timeout: 120_000,
    shell: false,
  })
  const cut = done.error !== undefined && 'code' in done.error && done.error.code === 'ENOBUFS'
  return !cut && done.status !== 0 ? null : { output: done.stdout, cut }
}
