/** M5 and M14: the first use of a plugin of others, teams that wait or came early, breadth, and waves side by side. */
import { expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import type { Row } from '../../src/lib/duckdb.ts'
import m5 from '../../src/metrics/adoption-curve.ts'
import m14 from '../../src/metrics/wave-learning.ts'
import { concluded } from './given.ts'

const team = (id: string, wave: string, onboarded: string, more: Row = {}): Row => ({
  id,
  name: id,
  wave,
  onboarded,
  ...more,
})
const waves: Row[] = [
  { id: 'wave-1', name: 'Wave 1', start: '2026-03-02', place: 0 },
  { id: 'wave-2', name: 'Wave 2', start: '2026-09-07', place: 1 },
]
const plugin = { name: 'close', title: 'Close', owner: 'finance', vetted: true, published: '2026-01-15' }
/** Two runs on one day and one on a later day: a use from the later day on. */
const uses = (by: string, onboarded: string, day: number, more: Row = {}): Row[] =>
  [
    [day - 3, 2],
    [day, 1],
  ].map(([at = 0, runs = 0]) => ({
    ...{ team: by, day: dayAfter(onboarded, at), plugin: 'close', class: 'vetted', runs, ...more },
  }))
const rows = {
  plugin: [plugin],
  wave: waves,
  team: [
    team('finance', 'wave-1', '2026-03-02'),
    team('sales', 'wave-1', '2026-03-02'),
    team('ops', 'wave-1', '2026-03-02'),
    team('legal', 'wave-1', '2026-03-02'),
    team('field', 'wave-2', '2026-09-07'),
    team('early', 'wave-2', '2026-09-07'),
  ],
  run: [
    ...uses('sales', '2026-03-02', 12),
    ...uses('ops', '2026-03-02', 20),
    // The owner's own, runs that were not vetted, and three runs on one day are no adoption.
    ...uses('finance', '2026-03-02', 5),
    ...uses('legal', '2026-03-02', 5, { class: 'listed' }),
    { team: 'legal', day: '2026-04-01', plugin: 'close', class: 'vetted', runs: 30 },
    ...uses('early', '2026-09-07', -10),
    { team: 'sales', day: '2026-01-01', plugin: 'other', class: 'adhoc', runs: 1 },
    { team: 'sales', day: '2026-11-25', plugin: 'other', class: 'adhoc', runs: 1 },
  ],
}
const facts = { first: '2026-01-01', last: '2026-11-25' }

test('a team adopts on the day its use is complete; others are censored, early ones left out', async () => {
  const { tables, curves, sentence, notes } = await concluded(m5, rows, { facts })
  expect(tables[1]?.rows.map(([id, , , standing, , days]) => [id, standing, days])).toEqual([
    ['early', 'used one before', null],
    ['field', 'not yet', 79],
    ['finance', 'not yet', 268],
    ['legal', 'not yet', 268],
    ['ops', 'uses one', 20],
    ['sales', 'uses one', 12],
  ])
  expect(
    curves[0]?.curves.map(({ id, steps }) => [id, steps.map(({ at, value, atRisk }) => [at, value, atRisk])]),
  ).toEqual([
    [
      'wave-1',
      [
        [12, 0.25, 4],
        [20, 0.5, 3],
        [268, 0.5, 2],
      ],
    ],
    ['wave-2', [[79, 0, 1]]],
  ])
  expect(sentence).toBe(
    'Half of the teams used a vetted plugin of others after: Wave 1 20 days; Wave 2 not reached (followed up to 79 days).',
  )
  expect(notes[0]).toBe('1 team used one before being onboarded, and counted nowhere.')
})

test('breadth is over the teams followed that long, and says how many', async () => {
  const { tables } = await concluded(m5, rows, { facts })
  expect(tables[0]?.rows).toEqual([
    ['wave-1', 30, 4, 0.5],
    ['wave-1', 60, 4, 0.5],
    ['wave-1', 90, 4, 0.5],
    ['wave-2', 30, 2, 0.5],
    ['wave-2', 60, 2, 0.5],
  ])
})

test('waves stand one below the other: lessons, what changed before the next, how teams fared', async () => {
  const org = {
    waves: [
      { id: 'wave-1', name: 'Wave 1', start: '2026-03-02', lessons: ['Start with a procedure.', 'Show a preview.'] },
      { id: 'wave-2', name: 'Wave 2', start: '2026-09-07' },
      { id: 'wave-3', name: 'Wave 3', start: '2027-01-11' },
    ],
  }
  const release = ['2026-03-01', '2026-03-02', '2026-09-06', '2026-09-07'].map((day, i) => ({
    ...{ plugin: 'close', version: `1.${i}.0`, day },
  }))
  const connector_change = [
    { connector: 'drive', day: '2026-05-01' },
    { connector: 'drive', day: '2026-09-06' },
    { connector: 'netsuite', day: '2026-09-07' },
    { connector: 'netsuite', day: '2026-10-01' },
    { connector: 'drive', day: '2026-11-25' },
  ]
  const contributions = { connectors: { since: '2026-05-01', changes: [] } }
  const given = { ...rows, release, connector_change }
  const { tables, sentence, notes } = await concluded(m14, given, { facts, org, contributions })
  expect(tables[0]?.rows).toEqual([
    ['wave-1', '2026-03-02', 2, 0, null, 2, 0, 4, null, 20, 0.5],
    ['wave-2', '2026-09-07', 0, 0, 2, 1, 0, 2, null, null, 0.5],
  ])
  expect(sentence).toBe('2 lessons recorded over 2 waves.')
  expect(notes).toEqual([
    'Wave 2: no lesson is recorded yet.',
    'How many connectors changed is not known of Wave 1: the history in git begins on 2026-05-01.',
  ])
  const without = await concluded(m14, given, { facts, org })
  expect(without.tables[0]?.rows.map((row) => row[4])).toEqual([null, null])
  expect(without.notes[1]).toBe(
    'How many connectors changed is not known of Wave 1 and Wave 2: there is no whole history in git.',
  )
})
