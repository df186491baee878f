/** A check that reuses what an earlier one worked out says the same, to the byte, as one that starts from nothing. */
import { spawn } from 'node:child_process'
import { cpSync, globSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judgeRoot } from '../../src/build.ts'
import { openPack } from '../../src/lib/pack.ts'
import json from '../../src/report/json.ts'
import { asOf, project, runCli, temporary } from '../sites.ts'

const plugin = 'finance-month-end'
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
async function check(root: string, cache = temporary('cache-')): Promise<string> {
  const { judgement } = await judgeRoot({
    root,
    cache,
    asOf,
    rootName: 'acme',
    base: () => '/',
    clock: () => performance.now(),
  })
  const options = { colour: false, plugins: [], level: null, base: null, includeWaived: true }
  // The digest says what was judged, also where that makes no difference to any verdict.
  return `${json.write(judgement, options)}${judgement.digest}\n`
}

/** The keys of all results in a store. */
function keysIn(cache: string, store: (typeof stores)[number]): string[] {
  const folder = join(cache, store)
  const keys = readdirSync(folder).flatMap((name) => {
    const pack = openPack(join(folder, name))
    pack?.close()
    return pack?.keys ?? []
  })
  return [...new Set(keys)].sort()
}

test.each(['json', 'human'])('the command on an unchanged house, as %s', (format) => {
  const [root, cache] = [acme(), temporary('cache-')]
  const cold = runCli(...wordsFor(root, cache, format))
  expect(cold.text).toBe('')
  expect(cold.output).toContain(plugin)
  const kept = stores.map((store) => keysIn(cache, store))
  expect(runCli(...wordsFor(root, cache, format))).toEqual(cold)
  expect(stores.map((store) => keysIn(cache, store))).toEqual(kept)
})

const edit = (path: string, change: (text: string) => string) => (root: string) => {
  const file = join(root, path)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

test.each<[what: string, change: (root: string) => void, judgedAnew: number]>([
  ['a README', edit(`plugins/${plugin}/README.md`, (text) => `${text}\nSee [the rules](rules.md).\n`), 1],
  ['a skill', edit(`plugins/${plugin}/skills/reconcile-account/SKILL.md`, (text) => `${text}\nAsk twice.\n`), 1],
  ['trailing white space', edit(`plugins/${plugin}/README.md`, (text) => text.replace('\n\n', ' \n\n')), 1],
  [
    'the version',
    edit(`plugins/${plugin}/.claude-plugin/plugin.json`, (text) => text.replace(/"\d+\.\d+\.\d+"/, '"9.0.0"')),
    1,
  ],
  [
    'the review tier',
    edit(`plugins/${plugin}/README.md`, (text) => text.replace(/audience: .*/, 'audience: [customer-support]')),
    1,
  ],
  ['a connector name', edit('org/connectors/zendesk.yaml', (text) => text.replace('Zendesk', 'Zendesk Support')), 3],
  ['the policy', edit('org/policy.yaml', (text) => `${text}enforceFrom: { has-license: 2027-01-01 }\n`), 3],
  ['a plugin less', (root) => rmSync(join(root, 'plugins', plugin), { recursive: true }), 0],
])('after a change of %s', async (what, change, judgedAnew) => {
  const [root, cache] = [acme(), temporary('cache-')]
  const before = await check(root, cache)
  const known = new Set(keysIn(cache, 'judged'))
  change(root)
  const after = await check(root, cache)
  expect(after).toBe(await check(root))
  // Formatting alone changes no digest; it is looked at again all the same, since it moves lines.
  expect(after === before).toBe(what === 'trailing white space')
  // One result for each plugin that is judged anew, and one for the catalogue-wide rules.
  const anew = keysIn(cache, 'judged').filter((key) => !known.has(key))
  expect(anew.length).toBe(judgedAnew + 1)
  expect(await check(root, cache)).toBe(after)
})

test('a check after a change and back says what it said', async () => {
  const [root, cache] = [acme(), temporary('cache-')]
  const before = await check(root, cache)
  const file = join(root, 'plugins', plugin, 'README.md')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, `${text}\nSee [the rules](rules.md).\n`)
  expect(await check(root, cache)).not.toBe(before)
  writeFileSync(file, text)
  expect(await check(root, cache)).toBe(before)
})

test('a house with every fault, from nothing and again', async () => {
  const [root, cache] = [join(project, 'test/orgs/messy'), temporary('cache-')]
  const cold = await check(root, cache)
  expect(await check(root, cache)).toBe(cold)
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
])('files of the cache that are %s', async (_what, damage) => {
  const [root, cache] = [acme(), temporary('cache-')]
  const cold = await check(root, cache)
  for (const file of globSync('**/*.pack', { cwd: cache })) damage(join(cache, file))
  expect(await check(root, cache)).toBe(cold)
  expect(await check(root, cache)).toBe(cold)
})

test('several checks at the same time', async () => {
  const [root, cache] = [acme(), temporary('cache-')]
  const { output: cold } = runCli(...wordsFor(root, temporary('cache-'), 'json'))
  const runs = await Promise.all(Array.from({ length: 3 }, () => inBackground(wordsFor(root, cache, 'json'))))
  expect(runs).toEqual(runs.map(() => cold))
  expect(runCli(...wordsFor(root, cache, 'json')).output).toBe(cold)
})

test('a check that is killed', async () => {
  const [root, cache] = [acme(), temporary('cache-')]
  const { output: cold } = runCli(...wordsFor(root, temporary('cache-'), 'json'))
  for (const after of [300, 700, 1100]) await inBackground(wordsFor(root, cache, 'json'), after)
  expect(runCli(...wordsFor(root, cache, 'json')).output).toBe(cold)
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
