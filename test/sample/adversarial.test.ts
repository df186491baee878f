/** Exports as they should not be: each odd row is refused and counted, or handled, and every total is the sum of its parts. */
import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type EventRow, eventCsv, eventJsonl } from '../../scripts/sample-usage/formats/events.ts'
import { readRoot } from '../../src/build.ts'
import type { Library } from '../../src/model/library.ts'
import { project } from '../sites.ts'
import { inFolder, measuredFiles, type ReadAndMeasured } from './exports.ts'
import { asOf, library } from './measured.ts'

let next = 0
/** One run of a person of legal, as ordinary as can be; what is given stands in its place. */
function row(given: EventRow = {}): EventRow {
  next++
  return {
    event_id: `e${next}`,
    time: `2026-11-${String((next % 20) + 1).padStart(2, '0')}T09:00:00Z`,
    team: 'legal',
    person: `user_adversary${next % 7}`,
    plugin: 'legal-nda-triage',
    marketplace: 'brightwater',
    version: '1.3.0',
    component: 'skill:triage-nda',
    surface: 'cowork',
    scope: 'org',
    outcome: 'ok',
    duration_ms: 1000,
    actor: 'person',
    event: 'run',
    ...given,
  }
}

const ordinary = Array.from({ length: 40 }, () => row())

interface Case {
  rows: EventRow[]
  /** Runs that count, the forty ordinary ones among them. */
  qualifying: number
  /** Why the others do not, at reading or at judging. */
  reasons: RegExp[]
  library?: Library
}

const twins: Library = {
  ...library,
  org: {
    ...library.org,
    teams: library.org.teams.map((team) =>
      team.id === 'legal' || team.id === 'marketing' ? { ...team, name: 'Front Office' } : team,
    ),
  },
}
const cases: Record<string, Case> = {
  'a clock that is a year ahead': {
    rows: [row({ time: '2027-11-20T09:00:00Z' })],
    qualifying: 40,
    reasons: [/after the date of the run/],
  },
  'a clock that was never set': {
    rows: [row({ time: '1970-01-01T00:00:12Z' })],
    qualifying: 40,
    reasons: [/retention|time/],
  },
  'a time that is none': { rows: [row({ time: 'yesterday' })], qualifying: 40, reasons: [/time/] },
  'a day that does not exist': { rows: [row({ time: '2026-02-30T09:00:00Z' })], qualifying: 40, reasons: [/time/] },
  'no time': { rows: [row({ time: null })], qualifying: 40, reasons: [/time/] },
  'a negative duration': { rows: [row({ duration_ms: -5 })], qualifying: 40, reasons: [/duration is negative/] },
  'a duration in words': {
    rows: [row({ duration_ms: 'long' })],
    qualifying: 40,
    reasons: [/duration is not a number/],
  },
  'a team that nobody knows': {
    rows: [row({ team: 'contractors-emea' })],
    qualifying: 40,
    reasons: [/not in org\/teams\.yaml/],
  },
  'no team and nobody in a list': { rows: [row({ team: null })], qualifying: 40, reasons: [/no team is named/] },
  'a name that two teams have': {
    rows: [row({ team: 'Front Office' })],
    qualifying: 40,
    reasons: [/one of several/],
    library: twins,
  },
  'a run before the plugin was published': {
    rows: [row({ time: '2026-01-15T09:00:00Z' })],
    qualifying: 41,
    reasons: [],
  },
  'a bot, a pipeline and a test': {
    rows: [row({ actor: 'bot' }), row({ actor: 'ci' }), row({ actor: 'test' })],
    qualifying: 40,
    reasons: [/bot/],
  },
  'a formula where a name should be': {
    rows: [row({ plugin: '=HYPERLINK("https://evil.example","x")', marketplace: null, scope: 'user-local' })],
    qualifying: 41,
    reasons: [],
  },
  'quotes, commas and line ends in cells': {
    rows: [row({ component: 'skill:a "b", c\nd' }), row()],
    qualifying: 42,
    reasons: [],
  },
  'SQL where a name should be': {
    rows: [row({ plugin: "x'); DROP TABLE daily; --", marketplace: null, scope: 'user-local' })],
    qualifying: 41,
    reasons: [],
  },
}

/** Every row and every run is in exactly one place. */
function expectSumsUp({ facts, measurement }: ReadAndMeasured): void {
  for (const { path, rows, kept, duplicates, unrelated, rejected } of facts.files) {
    const refused = rejected.reduce((sum, one) => sum + one.rows, 0)
    expect(kept + duplicates + unrelated + refused, path).toBe(rows)
  }
  const { runs, rows } = measurement.quality
  expect(runs.qualifying + runs.setAside.reduce((sum, one) => sum + one.runs, 0)).toBe(runs.all)
  const refused = rows.rejected.reduce((sum, one) => sum + one.rows, 0)
  expect(rows.kept + rows.duplicates + rows.unrelated + refused).toBe(rows.read)
}

describe.each([
  ['CSV', 'events.csv', eventCsv],
  ['JSON lines', 'events.jsonl', eventJsonl],
] as const)('as %s', (_, path, write) => {
  test.each(Object.entries(cases))('%s', async (_, { rows, qualifying, reasons, ...beside }) => {
    const found = await measuredFiles({ [path]: write([...ordinary, ...rows]) }, beside)
    const { quality } = found.measurement
    const all = [...quality.rows.rejected, ...quality.runs.setAside].map(({ reason }) => reason).join('\n')
    for (const reason of reasons) expect(all).toMatch(reason)
    expect(quality.runs.qualifying, all).toBe(qualifying)
    expectSumsUp(found)
  })

  test('all of it at once', async () => {
    const rows = Object.values(cases).flatMap((one) => (one.library === undefined ? one.rows : []))
    const found = await measuredFiles({ [path]: write([...ordinary, ...rows]) })
    expect(found.measurement.quality.rows.read).toBe(ordinary.length + rows.length)
    expectSumsUp(found)
  })
})

test('a team that was onboarded twice is refused before anything is counted', async () => {
  await inFolder(async (folder) => {
    const org = join(folder, 'org')
    cpSync(join(project, 'org'), org, { recursive: true })
    appendFileSync(join(org, 'teams.yaml'), '- { id: legal, name: Legal again, onboarded: 2026-10-01 }\n')
    expect(() => readRoot({ root: project, org, cache: join(folder, 'cache'), asOf })).toThrow(
      'team "legal" is there twice',
    )
  })
})
