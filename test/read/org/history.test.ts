/** org/history/: snapshots are read in order of their days, and what is not a snapshot stops the run. */
import { expect, test } from 'vitest'
import type { Snapshot } from '../../../src/model/snapshot.ts'
import { readOrg } from '../../../src/read/org/index.ts'
import { repository } from '../repository.ts'
import { toldBy } from './marked.ts'

const snapshotOn = (asOf: string): Snapshot => ({
  schema: 'plugin-commons/snapshot/1',
  ruleSet: '2026.11',
  rules: ['has-owner', 'has-license'],
  asOf,
  digest: `sha256:${'0'.repeat(64)}`,
  counts: { pass: 1, fail: 1, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 },
  plugins: [
    {
      name: 'finance-close',
      owner: 'finance-operations',
      level: 'bronze',
      effectiveLevel: 'bronze',
      requiredTier: 'T1',
      achievedTier: 'T0',
      strict: { passed: 1, of: 2 },
      effective: { passed: 1, of: 2 },
      failing: ['has-license'],
    },
  ],
})
const written = (asOf: string) => `${JSON.stringify(snapshotOn(asOf), null, 2)}\n`

/** What is told of one snapshot in which `from` stands as `to`. */
function toldOf(from: string, to: string): string[] {
  const text = written('2026-10-31')
  expect(text).toContain(from)
  return toldBy(repository({ 'history/2026-10-31.json': text.replace(from, to) }))
}

test('snapshots are sorted by day, whatever their formatting', () => {
  const org = repository({
    'history/2026-11-15.json': JSON.stringify(snapshotOn('2026-11-15')),
    'history/2026-02-28.json': `\uFEFF${written('2026-02-28').replaceAll('\n', '\r\n')}`,
    'history/2026-10-31.json': written('2026-10-31'),
    'history/README.md': 'Written by npm run record.',
  })
  expect(readOrg(org).history).toEqual(['2026-02-28', '2026-10-31', '2026-11-15'].map(snapshotOn))
})

test('no folder is no history', () => {
  expect(readOrg(repository({ 'teams.yaml': '[]' })).history).toEqual([])
})

test.each([
  ['"2026.11"', '2026.11', '3 ruleSet is 2026.11, expected text → write Version of the rule set, e.g. 2026.11'],
  [
    '"asOf": "2026-10-31"',
    '"asOf": "2026-10-30"',
    '8 asOf is "2026-10-30", the file is called "2026-10-31" → git mv org/history/2026-10-31.json org/history/2026-10-30.json',
  ],
  [
    '"asOf": "2026-10-31"',
    '"asOf": "31 October"',
    '8 asOf is "31 October", expected a day as yyyy-mm-dd → write it like 2026-09-01',
  ],
  ['"bronze"', '"bronce"', '22 plugins[0].level is "bronce", expected listed, bronze, silver or gold → write bronze'],
  ['"passed": 1', '"passed": -1', '27 plugins[0].strict.passed is -1, expected more → write Checks that hold'],
  ['"owner"', '"team"', '21 unknown key "team" → remove it'],
  ['"fail": 1,', '"fail": 1, "fail": 0,', '12 key "fail" is there twice → remove one of the two'],
  [
    'snapshot/1',
    'snapshot/2',
    '2 schema is "plugin-commons/snapshot/2", expected plugin-commons/snapshot/1 → write plugin-commons/snapshot/1',
  ],
  ['  "plugins": [', '  // by name\n  "plugins": [', '18 JSON does not parse: a comment'],
])('%s as %s is told', (from, to, expected) => {
  expect(toldOf(from, to)).toContain(`history/2026-10-31.json:${expected}`)
})

test('a file that is not JSON, and one that is empty', () => {
  const org = repository({ 'history/2026-10-31.json': 'asOf: 2026-10-31\n', 'history/2026-11-15.json': '' })
  expect(toldBy(org)).toEqual([
    'history/2026-10-31.json:1 JSON does not parse: a word that is not JSON',
    'history/2026-11-15.json:1 JSON does not parse: the file is empty',
  ])
})
