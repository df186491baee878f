/** From the daily relation to runs: teams, plugins, classes on the day, and everything that is set aside with its reason. */
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import { insertRows, prepare } from '../../src/metrics/prepare.ts'
import { HealthTerms } from '../../src/model/policy.ts'
import { Review } from '../../src/model/review.ts'
import {
  asOf,
  emptyViews,
  libraryGiven,
  measured,
  noContributions,
  pluginGiven,
  teamsGiven,
  type World,
} from './given.ts'

const teams = [
  ...teamsGiven('finance', 'sales', 'ops'),
  { id: 'legal', name: 'Legal', groups: ['grp-legal', 'grp-shared'] },
  { id: 'tax', name: 'Tax', groups: ['grp-tax', 'grp-shared'] },
  { id: 'north', name: 'Regional Office' },
  { id: 'south', name: 'Regional Office' },
]
const review = (version: string, date: string, more: Partial<Review> = {}) =>
  Review.parse({
    ...{ digest: `sha256:${'0'.repeat(64)}`, version, tier: 'T2', date, reviewers: [{ name: 'ana', role: 'peer' }] },
    ...more,
  })
const plugins = [
  pluginGiven('close', { releases: { '1.0.0': '2026-01-15', '1.1.0': '2026-06-01' }, namespace: 'finance-close' }),
  pluginGiven('brief', { namespace: 'shared-name' }),
  pluginGiven('notes', { namespace: 'shared-name' }),
]
const org = { reviews: new Map([['close', [review('1.0.0', '2026-03-02'), review('1.1.0', '2026-11-01')]]]) }
const tombstones = [{ name: 'month-close', date: '2026-05-01', reason: 'Renamed.', renamedTo: 'close' }]
const world: World = { teams, plugins, org: { ...org, tombstones } }

async function prepared(daily: Row[], query: string, views: Record<string, Row[]> = {}, given: World = world) {
  const database = await emptyViews()
  const defaults = { day: '2026-11-20', team: 'sales', event: 'run', actor: 'person', redacted: false, runs: 1 }
  try {
    await insertRows(
      database,
      'daily',
      daily.map((row) => ({ ...defaults, ...row })),
    )
    for (const [view, rows] of Object.entries(views)) await insertRows(database, view, rows)
    await prepare(database, libraryGiven(given), { contributions: noContributions, terms: HealthTerms.parse({}), asOf })
    return (await database.rows(query)).map((row) => Object.values(row).join(' '))
  } finally {
    database.close()
  }
}
const classOf = (row: Row) => prepared([row], 'SELECT class, plugin FROM run').then(([found]) => found)

describe('the class of a run on its day', () => {
  test.each([
    ['an approved version', { plugin: 'close', version: '1.0.0', day: '2026-04-01' }, 'vetted close'],
    ['the day of the review counts', { plugin: 'close', version: '1.0.0', day: '2026-03-02' }, 'vetted close'],
    ['the day before the review', { plugin: 'close', version: '1.0.0', day: '2026-03-01' }, 'listed close'],
    ['the last day of 180', { plugin: 'close', version: '1.0.0', day: '2026-08-29' }, 'vetted close'],
    ['the day after it', { plugin: 'close', version: '1.0.0', day: '2026-08-30' }, 'listed close'],
    ['approved later', { plugin: 'close', version: '1.1.0', day: '2026-10-31' }, 'listed close'],
    ['no version said', { plugin: 'close', day: '2026-04-01' }, 'listed close'],
    ['the name of its manifest', { plugin: 'Finance-Close', version: '1.1.0' }, 'vetted close'],
    ['its name before it was renamed', { plugin: 'month-close' }, 'listed close'],
    ['a name that can be two plugins', { plugin: 'shared-name' }, 'unattributed '],
    ['not in the catalogue', { plugin: 'my-close' }, 'adhoc my-close'],
    ["the user's own copy", { plugin: 'close', scope: 'user-local' }, 'adhoc close'],
    ['a skill without a plugin', { plugin: null, component: 'skill:tidy-up' }, 'adhoc skill:tidy-up'],
    ['a redacted name', { plugin: null, redacted: true, component: 'skill:x' }, 'unattributed '],
  ])('%s', async (_name, row, expected) => expect(await classOf(row)).toBe(expected))

  test('a marketplace that is not ours makes it somebody else’s plugin', async () => {
    const organisation = {
      ...{ name: 'Acme', catalogue: 'Acme Commons', site: 'https://acme.example' },
      ...{ marketplace: { name: 'acme' }, support: { channel: '#help' } },
    }
    const ours = { ...world, org: { ...org, organisation } }
    const rows = [
      { plugin: 'brief', marketplace: 'acme' },
      { plugin: 'brief', marketplace: 'elsewhere', runs: 2 },
    ]
    expect(await prepared(rows, 'SELECT class, runs FROM run ORDER BY runs', {}, ours)).toEqual(['listed 1', 'adhoc 2'])
  })
})

describe('whose run it is', () => {
  const teamOf = (row: Row, views = {}) =>
    prepared([{ plugin: 'close', ...row }], 'SELECT coalesce(aside, team) FROM judged', views).then(([found]) => found)
  const member = [
    { person: 'p1', team: 'grp-legal', first: '2026-01-01', until: '2026-11-20' },
    { person: 'p1', team: 'finance', first: '2026-11-20', until: null },
    { person: 'p2', team: 'finance', first: null, until: null },
    { person: 'p2', team: 'sales', first: null, until: null },
  ]
  test.each([
    ['its id', { team: 'legal' }, 'legal'],
    ['its name', { team: 'Sales team' }, 'sales'],
    ['its directory group', { team: 'grp-tax' }, 'tax'],
    ['a group of two teams', { team: 'grp-shared' }, 'the team can be one of several'],
    ['two teams with one display name', { team: 'Regional Office' }, 'the team can be one of several'],
    ['an unknown team', { team: 'gremlins' }, 'the team is not in org/teams.yaml'],
    ['membership on the last day of it', { team: null, person: 'p1', day: '2026-11-19' }, 'legal'],
    ['membership after a move', { team: null, person: 'p1', day: '2026-11-20' }, 'finance'],
    ['a member of two teams', { team: null, person: 'p2' }, 'the team can be one of several'],
    ['nobody named', { team: null }, 'no team is named, and nobody whose team could be looked up'],
    ['no membership', { team: null, person: 'p3' }, 'no team is named, and no membership list says it for that day'],
  ])('%s', async (_name, row, expected) => expect(await teamOf(row, { member })).toBe(expected))
})

test('what is set aside is counted by reason, and all runs are accounted for', async () => {
  const daily: Row[] = [
    { plugin: 'close', team: 'sales', runs: 100 },
    { plugin: 'close', team: 'sales', day: asOf, runs: 3 },
    { plugin: 'close', team: 'sales', day: '2031-01-01', runs: 4 },
    { plugin: 'close', team: 'sales', day: '2025-11-25', runs: 5 },
    { plugin: 'close', team: 'sales', actor: 'ci', runs: 6 },
    { plugin: 'close', team: 'sales', actor: 'test', runs: 7 },
    { plugin: 'close', team: 'sales', runs: 8, failures: 9 },
    { plugin: 'close', team: 'gremlins', runs: 9 },
    { plugin: null, team: 'sales', component: 'connector:netsuite', runs: 11 },
    { plugin: 'close', team: 'sales', event: 'load', runs: 1000 },
    { plugin: 'close', team: 'sales', event: 'call', component: 'connector:netsuite', runs: 2000 },
    { plugin: null, team: 'sales', event: 'call', component: 'connector:netsuite', runs: 4000 },
    { plugin: null, team: 'gremlins', event: 'call', redacted: true, runs: 8000 },
  ]
  const { quality } = await measured({ ...world, daily })
  expect(quality.runs).toEqual({
    all: 153,
    qualifying: 100,
    setAside: [
      { reason: 'started by a bot, a pipeline or a test', runs: 13 },
      { reason: 'a call of a connector that belongs to no single plugin', runs: 11 },
      { reason: 'the team is not in org/teams.yaml', runs: 9 },
      { reason: 'the counts contradict each other', runs: 8 },
      { reason: 'after the date of the run', runs: 7 },
      { reason: 'older than the retention', runs: 5 },
    ],
    withoutVersion: 100,
  })
  const { rows } = quality
  expect(rows.read).toBe(
    rows.kept + rows.duplicates + rows.unrelated + rows.rejected.reduce((sum, r) => sum + r.rows, 0),
  )
})

test('rows of the catalogue: first publication, releases with the next, cadence, audience', async () => {
  const given: World = {
    teams,
    plugins: [
      ...plugins.slice(0, 1),
      pluginGiven('draft', { lifecycle: 'draft', lastChange: '2026-09-01' }),
      pluginGiven('late', { releases: { '1.0.0': '2026-12-24' }, cadence: 'quarterly', audience: ['sales'] }),
      pluginGiven('undated', { releases: {}, lastChange: '2026-05-05', audience: ['finance'] }),
    ],
    org,
  }
  const query = `SELECT name, published, created, audience, cadence_days, active, vetted FROM plugin ORDER BY name`
  expect(await prepared([], query, {}, given)).toEqual([
    'close 2026-01-15 2026-01-15   2026-06-01 true',
    'draft  2026-01-15   2026-09-01 false',
    'late   2 92  false',
    'undated 2026-05-05 2026-05-05 1  2026-05-05 false',
  ])
  expect(await prepared([], 'SELECT version, day, next FROM release ORDER BY day', {}, world)).toContain(
    '1.0.0 2026-01-15 2026-06-01',
  )
})

test('issues count from their opening; what happened after the date of the run has not happened', async () => {
  const reported_issue = [
    {
      id: '1',
      plugin: 'close',
      opened: '2026-11-01 10:00:00',
      answered: '2026-11-20 10:00:00',
      closed: '2026-12-01 09:00:00',
    },
    { id: '2', plugin: 'close', opened: '2026-12-01 10:00:00' },
    { id: '3', plugin: 'nobody', opened: '2026-11-01 10:00:00' },
  ]
  expect(await prepared([], 'SELECT plugin, answered, closed FROM issue', { reported_issue })).toEqual([
    'close 2026-11-20 10:00:00 ',
  ])
  expect(await prepared([], "SELECT active FROM plugin WHERE name = 'close'", { reported_issue })).toEqual([
    '2026-11-20',
  ])
})

describe('calls of connectors', () => {
  const netsuite = { component: 'connector:netsuite', team: 'sales' }
  const daily: Row[] = [
    { plugin: 'close', team: 'sales', component: 'skill:reconcile-account', runs: 7 },
    { ...netsuite, plugin: 'close', event: 'call', runs: 20, failures: 3 },
    { ...netsuite, plugin: 'close', runs: 5, failures: 1 },
    { ...netsuite, plugin: null, runs: 300 },
    { ...netsuite, plugin: null, event: 'call', runs: 4000 },
    { ...netsuite, plugin: 'close', event: 'call', actor: 'ci', runs: 50_000 },
    { ...netsuite, plugin: 'close', event: 'call', team: 'gremlins', runs: 600_000 },
    { team: 'sales', plugin: null, redacted: true, event: 'call', runs: 7_000_000 },
  ]

  test('in the course of a run are never runs', async () => {
    expect(await prepared(daily, 'SELECT plugin, component, runs FROM run ORDER BY runs')).toEqual([
      'close connector:netsuite 5',
      'close skill:reconcile-account 7',
    ])
  })

  test('count for the connector, as do runs that are calls and calls of no single plugin', async () => {
    expect(
      await prepared(daily, 'SELECT connector, plugin, calls, failures FROM connector_call ORDER BY calls'),
    ).toEqual(['netsuite close 5 1', 'netsuite close 20 3', 'netsuite  300 ', 'netsuite  4000 '])
  })

  test('are what the page of a connector shows, and not among the runs of the plugin', async () => {
    const people = Array.from({ length: 6 }, (_, i) => ({ person: `p${i}`, day: `2026-11-${10 + i}`, plugin: 'close' }))
    const given = people.flatMap((person) => [
      { ...person, team: 'sales', component: 'skill:reconcile-account', runs: 1, failures: 0 },
      { ...person, ...netsuite, event: 'call', runs: 10, failures: 1 },
    ])
    const { connectors, plugins: profiles } = await measured({ ...world, daily: given })
    expect(connectors).toMatchObject([{ connector: 'netsuite', calls: 60, failures: 6 }])
    expect(profiles.find(({ plugin }) => plugin === 'close')).toMatchObject({ runs: 6 })
  })
})
