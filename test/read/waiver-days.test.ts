/** Since when git has had each waiver: its first commit, and nothing where the history cannot say. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memoryStore } from '../../src/lib/store.ts'
import type { PlacedWaiver } from '../../src/model/waiver.ts'
import { withCommitDays } from '../../src/read/waiver-days.ts'
import { temporary } from '../sites.ts'

const file = 'org/waivers/finance-close.yaml'
const waiver = (created: string): PlacedWaiver => ({
  rule: 'has-support-channel',
  plugin: 'finance-close',
  kind: 'temporary',
  reason: 'The channel moves to the service desk in December.',
  requestedBy: 'mara.lindqvist',
  approvedBy: 'ines.duarte',
  created,
  expires: '2026-12-31',
  file,
  line: 1,
})

function git(root: string, day: string, ...words: string[]): void {
  const env = { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` }
  execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@acme.example', ...words], {
    env,
    stdio: 'pipe',
  })
}

function commit(root: string, day: string, path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
  git(root, day, 'add', '--all')
  git(root, day, 'commit', '--quiet', '--no-gpg-sign', '--message', day)
}

const daysOf = (root: string, ...created: string[]) =>
  withCommitDays(root, created.map(waiver), memoryStore()).map(({ committed }) => committed)

/** A house since September with a waiver of 5 October, committed on 2 November, and one of 10 November. */
function house(): string {
  const root = temporary('waivers-')
  git(root, '2026-09-01', 'init', '--quiet')
  commit(root, '2026-09-01', 'README.md', 'A house\n')
  commit(root, '2026-11-02', file, '- rule: has-support-channel\n  created: 2026-10-05\n')
  commit(
    root,
    '2026-11-12',
    file,
    '# Reviewed\n- rule: has-support-channel\n  created: "2026-10-05"\n- { rule: has-license, created: 2026-11-10 }\n',
  )
  return root
}

test('the first commit that has the day counts, however the file changes afterwards', () => {
  expect(daysOf(house(), '2026-10-05', '2026-11-10')).toEqual(['2026-11-02', '2026-11-12'])
})

test('a waiver that no commit has, and one from before the first commit', () => {
  const root = house()
  commit(root, '2026-11-14', file, '- { created: 2026-08-20 }\n')
  expect(daysOf(root, '2026-11-18', '2026-08-20')).toEqual([undefined, undefined])
})

test('a copy without its history says nothing', () => {
  const [root, copy] = [house(), temporary('copy-')]
  git(copy, '2026-11-20', 'clone', '--quiet', '--depth', '1', `file://${root}`, 'shallow')
  expect(daysOf(join(copy, 'shallow'), '2026-10-05', '2026-11-10')).toEqual([undefined, undefined])
  cpSync(join(root, 'org'), join(copy, 'plain/org'), { recursive: true })
  expect(daysOf(join(copy, 'plain'), '2026-10-05')).toEqual([undefined])
})

test('the repository may begin above the root', () => {
  const root = temporary('above-')
  git(root, '2026-09-01', 'init', '--quiet')
  commit(root, '2026-09-01', 'README.md', 'Everything\n')
  commit(root, '2026-11-02', `catalogue/${file}`, '- { created: 2026-10-05 }\n')
  expect(daysOf(join(root, 'catalogue'), '2026-10-05')).toEqual(['2026-11-02'])
})
