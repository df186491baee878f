/** A check that reuses what an earlier one worked out says the same, to the byte, as one that starts from nothing. */
import { spawn } from 'node:child_process'
import { cpSync, globSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPack } from '../../src/lib/pack.ts'
import { asOf, project, runCli, temporary } from '../sites.ts'

const plugin = 'finance-expense-check'
const stores = ['read', 'noted', 'judged'] as const

function acme(): string {
  const root = temporary('acme-')
  cpSync(join(project, 'test/orgs/acme'), root, { recursive: true })
  return root
}

const wordsFor = (root: string, cache: string, format: string) => [
  ...['check', '--root', root, '--cache', cache, '--as-of', asOf, '--format', format],
]

/** The report, with nothing kept when no cache is given. */
function check(root: string, cache = temporary('cache-'), format = 'json'): string {
  const { output, text } = runCli(...wordsFor(root, cache, format))
  expect(text).toBe('')
  expect(output.length).toBeGreaterThan(100)
  return output
}

/** Numbers of results in the packs of a store, one for each pack. */
function packed(cache: string, store: (typeof stores)[number]): number[] {
  const folder = join(cache, store)
  const counts = readdirSync(folder).map((name) => {
    const pack = openPack(join(folder, name))
    pack?.close()
    return pack?.keys.length ?? 0
  })
  return counts.sort((a, b) => b - a)
}

test.each(['json', 'human', 'sarif'])('an unchanged house, as %s', (format) => {
  const [root, cache] = [acme(), temporary('cache-')]
  const cold = check(root, cache, format)
  const kept = stores.map((store) => packed(cache, store))
  expect(check(root, cache, format)).toBe(cold)
  expect(stores.map((store) => packed(cache, store))).toEqual(kept)
})

const edit = (path: string, change: (text: string) => string) => (root: string) => {
  const file = join(root, path)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

test.each<[what: string, change: (root: string) => void, judgedAnew: number]>([
  ['a README', edit(`plugins/${plugin}/README.md`, (text) => `${text}\nSee [the rules](rules.md).\n`), 1],
  ['a skill', edit(`plugins/${plugin}/skills/check-report/SKILL.md`, (text) => `${text}\nAsk twice.\n`), 1],
  ['trailing white space', edit(`plugins/${plugin}/README.md`, (text) => text.replace('\n\n', ' \n\n')), 1],
  [
    'the version',
    edit(`plugins/${plugin}/.claude-plugin/plugin.json`, (text) => text.replace(/"\d+\.\d+\.\d+"/, '"9.0.0"')),
    1,
  ],
  [
    'the review tier',
    edit(`plugins/${plugin}/README.md`, (text) => text.replace(/audience: .*/, 'audience: everyone')),
    1,
  ],
  ['a connector name', edit('org/connectors/zendesk.yaml', (text) => text.replace('Zendesk', 'Zendesk Support')), 3],
  ['the policy', edit('org/policy.yaml', (text) => `${text}enforceFrom: { has-license: 2027-01-01 }\n`), 3],
  ['a plugin less', (root) => rmSync(join(root, 'plugins', plugin), { recursive: true }), 0],
])('after a change of %s', (_what, change, judgedAnew) => {
  const [root, cache] = [acme(), temporary('cache-')]
  const before = check(root, cache)
  const known = packed(cache, 'judged')
  change(root)
  const after = check(root, cache)
  expect(after).toBe(check(root))
  expect(after).not.toBe(before)
  // Each plugin that is judged anew leaves one result, and the catalogue-wide rules one.
  const anew = packed(cache, 'judged')
  if (judgedAnew === 1) expect(anew).toEqual([...known, 2])
  expect(check(root, cache)).toBe(after)
})

test('a check after a change and back says what it said', () => {
  const [root, cache] = [acme(), temporary('cache-')]
  const before = check(root, cache)
  const file = join(root, 'plugins', plugin, 'README.md')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, `${text}\nSee [the rules](rules.md).\n`)
  expect(check(root, cache)).not.toBe(before)
  writeFileSync(file, text)
  expect(check(root, cache)).toBe(before)
})

test('a house with every fault, from nothing and again', () => {
  const [root, cache] = [join(project, 'test/orgs/messy'), temporary('cache-')]
  const cold = check(root, cache)
  expect(check(root, cache)).toBe(cold)
})

test.each([
  ['cut off', (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['emptied', (file: string) => writeFileSync(file, '')],
  [
    'damaged in the middle',
    (file: string) => {
      const bytes = readFileSync(file)
      bytes.fill(0x20, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.4))
      writeFileSync(file, bytes)
    },
  ],
])('files of the cache that are %s', (_what, damage) => {
  const [root, cache] = [acme(), temporary('cache-')]
  const cold = check(root, cache)
  for (const file of globSync('**/*.pack', { cwd: cache })) damage(join(cache, file))
  expect(check(root, cache)).toBe(cold)
  expect(check(root, cache)).toBe(cold)
})

test('several checks at the same time', async () => {
  const [root, cache] = [acme(), temporary('cache-')]
  const cold = check(root)
  const runs = await Promise.all(Array.from({ length: 4 }, () => inBackground(wordsFor(root, cache, 'json'))))
  expect(runs).toEqual(Array.from({ length: 4 }, () => cold))
  expect(check(root, cache)).toBe(cold)
})

test('a check that is killed', async () => {
  const [root, cache] = [acme(), temporary('cache-')]
  const cold = check(root)
  for (const after of [150, 400, 700, 1000]) await inBackground(wordsFor(root, cache, 'json'), after)
  expect(check(root, cache)).toBe(cold)
})

/** What a check prints that runs beside others; killed after some milliseconds when they are given. */
function inBackground(words: readonly string[], killedAfter?: number): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(project, 'src/cli.ts'), ...words], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let output = ''
    child.stdout.on('data', (piece) => {
      output += String(piece)
    })
    child.on('close', () => resolve(output))
    if (killedAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killedAfter)
  })
}
