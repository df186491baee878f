/** Git repositories for tests: made in a folder of their own, under a fixed name and on days of the test's choice. */
import { execFileSync } from 'node:child_process'
import { repository } from './repository.ts'

const identity = {
  GIT_AUTHOR_NAME: 'Mara',
  GIT_AUTHOR_EMAIL: 'mara@acme.example',
  GIT_COMMITTER_NAME: 'Mara',
  GIT_COMMITTER_EMAIL: 'mara@acme.example',
}
const quiet = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }

/** Runs git in a repository on a fixed day; gives what it prints. */
export function git(root: string, ...words: string[]): string {
  return gitAt('2026-11-01T12:00:00Z', root, ...words)
}

/** The same on a day of one's choice. */
export function gitAt(date: string, root: string, ...words: string[]): string {
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    ...identity,
    ...quiet,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  }
  return execFileSync('git', ['-C', root, '-c', 'protocol.file.allow=always', ...words], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Commits everything there is on a day and gives the commit. */
export function commit(root: string, date: string): string {
  gitAt(date, root, 'add', '--all')
  gitAt(date, root, 'commit', '--quiet', '--allow-empty', '-m', 'change')
  return git(root, 'rev-parse', 'HEAD').trim()
}

/** A new repository with these files, not committed yet. */
export function begun(files: Record<string, unknown>): string {
  const root = repository(files)
  git(root, 'init', '--quiet', '--initial-branch=main')
  return root
}
