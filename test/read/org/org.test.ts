/** The central data as a whole: where it comes from, what stops a run, and what does not. */
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isCentralDataError } from '../../../src/read/org/central-data-error.ts'
import { readOrg } from '../../../src/read/org/index.ts'
import { lineOf, read, repository, tidy, write } from '../repository.ts'
import { toldBy } from './marked.ts'

const team = '- { id: finance-operations, name: Finance Operations }\n'
const review =
  '- { digest: "sha256:' +
  '0'.repeat(64) +
  '", tier: T1, reviewers: [{ name: ellen.brandt, role: peer }], date: 2026-06-12 }\n'

test('no folder is an empty organisation', () => {
  const empty = {
    organisation: null,
    teams: [],
    connectors: [],
    approved: new Map(),
    waves: [],
    policy: null,
    reviews: new Map(),
    waivers: [],
    adjudications: [],
    recorded: new Map(),
    tombstones: [],
    history: [],
    requests: [],
    measurements: [],
  }
  expect(readOrg(join(repository({}), 'org'))).toEqual(empty)
  expect(read(repository({ '.claude-plugin/marketplace.json': { plugins: [] } })).org).toEqual(empty)
})

test('a fault stops the run, with its finding', () => {
  const root = repository({
    ...tidy('finance-close'),
    'org/teams.yaml': `${team}- { id: finance-operations, name: Again }\n`,
  })
  try {
    read(root)
    expect.unreachable()
  } catch (error) {
    expect(isCentralDataError(error) && error.findings).toEqual([
      {
        rule: 'central-data-is-valid',
        severity: 'error',
        plugin: null,
        file: 'org/teams.yaml',
        line: 2,
        column: 9,
        message: 'team "finance-operations" is there twice',
        fix: 'remove one of the two',
        source: '- { id: finance-operations, name: Again }',
      },
    ])
    expect(error instanceof Error && error.message).toBe('org/teams.yaml:2: team "finance-operations" is there twice')
  }
})

test('every faulty file is told at once, and nothing that follows from it', () => {
  const org = repository({
    'teams.yaml': '- { id: legal }\n',
    'waves.yaml': '- { id: wave-1, name: One }\n',
    'connectors/netsuite.yaml': 'id: netsuite\n',
  })
  expect(toldBy(org).filter((line) => !line.startsWith('connectors/'))).toEqual([
    'teams.yaml:1 entry 1 name is missing → add name: Name to show, e.g. Finance Operations',
    'waves.yaml:1 entry 1 start is missing → add start: Day on which it starts',
  ])
  expect(toldBy(org).every((line) => !line.includes(' is not in '))).toBe(true)
})

test('files that nothing reads are faults', () => {
  const org = repository({
    'team.yaml': team,
    'policy.yml': '',
    'connectors/netsuite.yml': '',
    'rollout.yaml': '',
    'README.md': 'x',
    'connectors/notes.txt': 'x',
    'history/README.md': 'x',
    'history/2026-10-31.yaml': '',
  })
  expect(toldBy(org)).toEqual([
    'connectors/netsuite.yml:null nothing reads a file called "netsuite.yml" → git mv org/connectors/netsuite.yml org/connectors/netsuite.yaml',
    'history/2026-10-31.yaml:null nothing reads a file called "2026-10-31.yaml" → remove it, and record the day with npm run record',
    'policy.yml:null nothing reads a file called "policy.yml" → git mv org/policy.yml org/policy.yaml',
    'rollout.yaml:null nothing reads a file called "rollout.yaml" → remove it',
    'team.yaml:null nothing reads a file called "team.yaml" → git mv org/team.yaml org/teams.yaml',
  ])
})

describe('files that cannot be read', () => {
  test('a link', () => {
    const org = repository({ 'elsewhere/teams.yaml': team })
    symlinkSync('elsewhere/teams.yaml', join(org, 'teams.yaml'))
    expect(toldBy(org)).toEqual(['teams.yaml:null "teams.yaml" is reached through a link'])
  })

  test('another encoding', () => {
    const org = repository({ 'teams.yaml': Buffer.from('- { id: legal, name: Légal }\n', 'latin1') })
    expect(toldBy(org)).toEqual([
      'teams.yaml:1 text is not UTF-8: byte 0xe9 → save the file as UTF-8, e.g. iconv -f latin1 -t UTF-8',
    ])
  })

  test('a folder', () => {
    const org = repository({})
    mkdirSync(join(org, 'teams.yaml'))
    expect(toldBy(org)).toEqual(['teams.yaml:null "teams.yaml" is not a plain file'])
  })

  test('a byte-order mark and CRLF are no fault', () => {
    const org = repository({ 'teams.yaml': `\uFEFF${team.replace('\n', '\r\n')}` })
    expect(readOrg(org).teams.map(({ id }) => id)).toEqual(['finance-operations'])
  })
})

test('the central data of a pull request does not count beside that of the base branch', () => {
  const root = repository({
    ...tidy('finance-close'),
    'org/teams.yaml': '- { id: impostors, name: Impostors }\n',
    'org/policy.yaml': 'dataClasses: broken',
  })
  const base = repository({ 'org/teams.yaml': team, 'org/reviews/finance-close.yaml': review })
  const { org, layout } = read(root, { org: join(base, 'org') })
  expect([layout, org.teams.map(({ id }) => id), [...org.reviews.keys()]]).toEqual([
    'house',
    ['finance-operations'],
    ['finance-close'],
  ])
})

test('reviews of a plugin that is not there are kept and told', () => {
  const root = repository({ ...tidy('finance-close'), 'org/reviews/finance-clsoe.yaml': review })
  write(root, 'org/reviews/constructor.yaml', review)
  const { findings, org } = read(root)
  expect([...org.reviews.keys()]).toEqual(['constructor', 'finance-clsoe'])
  expect(findings.map(lineOf)).toEqual([
    'org/reviews/constructor.yaml warning there is no plugin called "constructor" to review (review-covers-this-content) → remove the file',
    'org/reviews/finance-clsoe.yaml warning there is no plugin called "finance-clsoe" to review (review-covers-this-content) → git mv org/reviews/finance-clsoe.yaml org/reviews/finance-close.yaml',
  ])
})
