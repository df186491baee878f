/** What differs between two versions, in which order, and which step of the version it needs. */
import { expect, test } from 'vitest'
import { diffOf } from '../../src/catalog/releases/diff.ts'
import type { ReleaseContents, ReleaseFile } from '../../src/model/release.ts'

const classes = ['public', 'internal', 'confidential', 'restricted']
const contents: ReleaseContents = {
  ...{
    skills: ['draft-accruals'],
    agents: [],
    commands: ['close-status'],
    hooks: [],
    servers: ['netsuite'],
    others: [],
  },
  ...{ connectors: ['netsuite'], optional: ['drive'], scopes: ['netsuite:ledger.read'], egress: [] },
  data: [{ system: 'NetSuite ledger', class: 'internal', operations: ['read'] }],
}
const file = (path: string, sha256: string, bytes = 10): ReleaseFile => ({ path, bytes, sha256, executable: false })

function diff(changes: Partial<ReleaseContents>, before: ReleaseFile[] | null = [], after: ReleaseFile[] | null = []) {
  const version = (number: string, holds: ReleaseContents, manifest: ReleaseFile[] | null) => ({
    release: { version: number, contents: holds, digest: number },
    manifest,
  })
  return diffOf(version('1.0.0', contents, before), version('1.1.0', { ...contents, ...changes }, after), classes)
}

const lines = (changes: Partial<ReleaseContents>) =>
  diff(changes).changes.map(
    ({ group, how, name, detail, bump }) => `${bump} ${how} ${group} ${name}${detail === null ? '' : `: ${detail}`}`,
  )

test.each<[what: string, changes: Partial<ReleaseContents>, expected: string[]]>([
  ['nothing', {}, []],
  ['a new skill', { skills: ['draft-accruals', 'post-accruals'] }, ['minor added skill post-accruals']],
  ['a removed skill', { skills: [] }, ['major removed skill draft-accruals']],
  ['a removed command', { commands: [] }, ['major removed command close-status']],
  ['a new hook', { hooks: ['PostToolUse Write'] }, ['minor added hook PostToolUse Write']],
  [
    'a wider scope',
    { scopes: ['netsuite:ledger.read', 'netsuite:ledger.write'] },
    ['major added scope netsuite:ledger.write'],
  ],
  ['a scope less', { scopes: [] }, ['patch removed scope netsuite:ledger.read']],
  [
    'a connector that everybody needs now',
    { connectors: ['drive', 'netsuite'], optional: [] },
    ['major changed connector drive: could be left out, is needed now'],
  ],
  [
    'a connector that can be left out now',
    { connectors: [], optional: ['drive', 'netsuite'] },
    ['minor changed connector netsuite: was needed, can be left out now'],
  ],
  [
    'a new connector that can be left out',
    { optional: ['drive', 'slack'] },
    ['minor added connector slack: can be left out'],
  ],
  ['a connector less', { optional: [] }, ['patch removed connector drive']],
  [
    'a higher class',
    { data: [{ system: 'NetSuite ledger', class: 'confidential', operations: ['read'] }] },
    ['major changed data NetSuite ledger: internal, read → confidential, read'],
  ],
  [
    'writing too',
    { data: [{ system: 'NetSuite ledger', class: 'internal', operations: ['read', 'write'] }] },
    ['minor changed data NetSuite ledger: internal, read → internal, read and write'],
  ],
  [
    'data of another system, no higher',
    { data: [...contents.data, { system: 'Jira', class: 'public', operations: ['read'] }] },
    ['minor added data Jira: public, read'],
  ],
  ['less data', { data: [] }, ['patch removed data NetSuite ledger: internal, read']],
  ['another host', { egress: ['rates.centralbank.example'] }, ['minor added egress rates.centralbank.example']],
])('%s', (_, changes, expected) => {
  expect(lines(changes)).toEqual(expected)
})

test('the riskiest comes first', () => {
  const changes = {
    ...{
      skills: ['draft-accruals', 'explain-flux'],
      commands: [],
      scopes: ['bank-feed:statements.read', 'netsuite:ledger.read'],
    },
    ...{ connectors: ['bank-feed', 'netsuite'], data: [{ system: 'Bank', class: 'restricted', operations: ['read'] }] },
  }
  expect(lines(changes).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'major added data',
    'major added scope',
    'major added connector',
    'major removed command',
    'minor added skill',
    'patch removed data',
  ])
})

test('files are compared by content and mode, and only where they are at hand', () => {
  const [same, changed] = [file('README.md', 'a'), file('LICENSE', 'b', 30)]
  const run = { ...file('hooks/check.sh', 'c'), executable: true }
  expect(
    diff(
      {},
      [same, changed, file('old.md', 'd'), file('hooks/check.sh', 'c')],
      [same, file('LICENSE', 'e', 40), run, file('new.md', 'f')],
    ).files,
  ).toEqual([
    { path: 'LICENSE', how: 'changed', bytes: 10 },
    { path: 'hooks/check.sh', how: 'changed', bytes: 0 },
    { path: 'new.md', how: 'added', bytes: 10 },
    { path: 'old.md', how: 'removed', bytes: -10 },
  ])
  expect(diff({}, null, [same]).files).toBeNull()
})
