/** A check takes the verdicts of an earlier one only when nothing at all changed below the root since. */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, renameSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { judgedBefore } from '../../src/build/unchanged.ts'
import { judgeRoot } from '../../src/build.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { asOf, project, temporary } from '../sites.ts'

const readme = 'plugins/finance-month-end/README.md'
let judgement: Judgement

beforeAll(async () => {
  const root = join(project, 'test/orgs/acme')
  const given = { root, cache: temporary('cache-'), asOf, rootName: 'acme', base: () => '/', clock: () => 0 }
  judgement = (await judgeRoot(given)).judgement
})

/** A house that nobody has touched for as long as some disks need to tell. */
async function house(): Promise<{ root: string; cache: string }> {
  const root = temporary('acme-')
  cpSync(join(project, 'test/orgs/acme'), root, { recursive: true })
  symlinkSync('README.md', join(root, 'plugins/finance-month-end/LINK.md'))
  execFileSync('git', ['-C', root, 'init', '--quiet'])
  await setTimeout(2_100)
  return { root, cache: temporary('cache-') }
}

/** Whether it was judged, and what came out. */
async function run(at: { root: string; cache: string }, given: unknown = asOf) {
  let isAnew = false
  const found = await judgedBefore({ ...at, given }, async () => {
    isAnew = true
    return judgement
  })
  return { isAnew, found }
}

test('nothing changed', async () => {
  const at = await house()
  expect((await run(at)).isAnew).toBe(true)
  const again = await run(at)
  expect(again.isAnew).toBe(false)
  expect(again.found).toEqual(judgement)
})

test.each<[what: string, change: (root: string) => void]>([
  ['a file', (root) => writeFileSync(join(root, readme), `${readFileSync(join(root, readme), 'utf8')}\nMore.\n`)],
  [
    'a file of the same size and date',
    (root) => {
      const file = join(root, readme)
      const { atime, mtime } = statSync(file)
      writeFileSync(file, readFileSync(file, 'utf8').replace('e', 'f'))
      utimesSync(file, atime, mtime)
    },
  ],
  ['a new file', (root) => writeFileSync(join(root, 'org/waivers.txt'), '')],
  ['a file by another name', (root) => renameSync(join(root, readme), join(root, `${readme}x`))],
  [
    'a commit',
    (root) => {
      const who = ['-c', 'user.name=t', '-c', 'user.email=t@acme.example']
      execFileSync('git', ['-C', root, ...who, 'commit', '--quiet', '--allow-empty', '--no-gpg-sign', '-m', 'Nothing'])
    },
  ],
])('%s', async (_, change) => {
  const at = await house()
  await run(at)
  change(at.root)
  expect((await run(at)).isAnew).toBe(true)
})

test('another day is another question', async () => {
  const at = await house()
  await run(at)
  expect((await run(at, '2027-01-01')).isAnew).toBe(true)
})

test('what changed a moment ago may change again unnoticed', async () => {
  const at = await house()
  writeFileSync(join(at.root, readme), 'Not yet settled.\n')
  await run(at)
  expect((await run(at)).isAnew).toBe(true)
})
