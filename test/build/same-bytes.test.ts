/** The same commit gives the same site: in another folder, time zone and locale, and under another umask. */
import { spawnSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/lib/digest.ts'
import { sampleRepository, tagRelease } from '../client/published.ts'
import { commit, git } from '../read/git-repository.ts'
import { asOf, project, temporary } from '../sites.ts'

const kept = [
  ...['finance-month-end-close', 'finance-expense-audit', 'legal-nda-triage', 'engineering-incident-review'],
  ...['sales-account-brief', 'people-onboarding-buddy'],
]

/** Clones and builds in a process with its own surroundings; digest by path of the site. */
function builtWith(source: string, umask: string, TZ: string, LANG: string): Map<string, string> {
  const folder = temporary(`same-${umask}-`)
  const words = [
    'build',
    '--root',
    join(folder, 'root'),
    '--out',
    join(folder, 'out'),
    '--cache',
    join(folder, 'cache'),
    '--as-of',
    asOf,
  ]
  const script = `umask ${umask} && git clone --quiet "$1" "$2" && shift 2 && exec "$@"`
  const command = [process.execPath, join(project, 'src/cli.ts'), ...words, '--site', 'https://commons.example/sub/']
  const env = { PATH: process.env['PATH'], HOME: folder, TZ, LANG, LC_ALL: LANG }
  const done = spawnSync('sh', ['-c', script, 'sh', source, join(folder, 'root'), ...command], {
    env,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`the build ended with ${done.status}:\n${done.stderr}`)
  const out = join(folder, 'out')
  const files = globSync('**/*', { cwd: out, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1)).sort()
  return new Map(paths.map((path) => [path, sha256(readFileSync(join(out, path)))]))
}

test('byte for byte, packages included', () => {
  const source = sampleRepository()
  // A few plugins show it as well as all of them, in a quarter of the time.
  for (const name of readdirSync(join(source, 'plugins')))
    if (!kept.includes(name)) rmSync(join(source, 'plugins', name), { recursive: true })
  tagRelease(source, 'finance-month-end-close', '2.3.1')
  git(source, 'tag', 'legal-nda-triage--v1.3.0')
  commit(source, '2026-11-21T12:00:00Z')
  const one = builtWith(source, '022', 'Pacific/Kiritimati', 'C')
  const other = builtWith(source, '077', 'America/St_Johns', 'tr_TR.UTF-8')
  expect([...one.keys()]).toEqual([...other.keys()])
  expect([...one].filter(([path, digest]) => other.get(path) !== digest).map(([path]) => path)).toEqual([])
  expect([...one.keys()].filter((path) => path.endsWith('.zip')).length).toBeGreaterThan(3)
})
