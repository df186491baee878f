/** M13: the exact test with its oracles, the call, and that past calls come out again. */
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import { callOf, judged, paceOf, type Signal, signals } from '../../src/metrics/pace.ts'
import m13 from '../../src/metrics/scaling-too-fast.ts'
import type { Server } from '../../src/model/component.ts'
import { Connector } from '../../src/model/connector.ts'
import { HealthTerms } from '../../src/model/policy.ts'
import { Snapshot } from '../../src/model/snapshot.ts'
import { asOf, concluded, goodQuality, pluginGiven } from './given.ts'

const terms = HealthTerms.parse({})
const even = { recent: 10, before: 10 }

test.each([
  [6, 3, 6, 0.00999, 'red'],
  [2, 3, 2, 0.367, 'none'],
])('%d events in 28 days after %d in 84', (k, m, ratio, p, signal) => {
  const found = judged(k, m, even, terms.pace)
  expect(found.ratio).toBeCloseTo(ratio, 9)
  expect(Number(found.p?.toPrecision(3))).toBe(p)
  expect(found.signal).toBe(signal)
})

test('more teams explain more events; a falling rate is never red; without teams before nothing can be said', () => {
  expect(judged(6, 3, { recent: 30, before: 10 }, terms.pace).signal).toBe('none')
  expect(judged(0, 40, even, { ...terms.pace, p: 1 }).signal).toBe('none')
  expect(judged(6, 3, { recent: 10, before: 0 }, terms.pace).signal).toBe('cannot say')
})

test('days are half-open: the recent ones end before the date of the run, those before it end where they begin', () => {
  const signs = ['2026-11-26', '2026-11-25', '2026-10-29', '2026-10-28', '2026-08-06', '2026-08-05', null].map(
    (day) => ({ what: 'x', day }),
  )
  const { k, m } = paceOf(signs, { active: even, terms, asOf, since: null })
  expect([k, m]).toEqual([2, 2])
  expect(paceOf(signs, { active: even, terms, asOf, since: '2026-08-07' }).signal).toBe('cannot say')
  expect(paceOf(signs, { active: even, terms, asOf, since: '2026-08-06' }).signal).not.toBe('cannot say')
})

test.each<[Signal[], string]>([
  [['red', 'red', 'cannot say'], 'hold'],
  [['red', 'none', 'none'], 'look'],
  [['red', 'none', 'cannot say'], 'look'],
  [['none', 'none', 'none'], 'go'],
  [['none', 'none', 'cannot say'], 'cannot say'],
])('%s: %s', (found, call) => expect(callOf(found)).toBe(call))

/** Text of 60 words; copies of it are duplicates. */
const text = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ')
const withSkill = (name: string, body: string) => {
  const plugin = pluginGiven(name)
  const skill = {
    kind: 'skill',
    name: 'reconcile',
    slug: 'reconcile',
    path: 'skills/reconcile/SKILL.md',
    line: 1,
  } as const
  const prompt = {
    ...skill,
    description: '',
    surfaces: [],
    invocation: null,
    invokedBy: 'both',
    fields: [],
    repair: 0,
  } as const
  const document = { path: skill.path, role: 'skill', syntax: 'markdown', title: 'Reconcile', body, line: 5 } as const
  return {
    ...plugin,
    skills: [{ ...prompt, surfaces: [], fields: [], cost: { always: 1, invoke: 1 } }],
    documents: [...plugin.documents, document],
  }
}
const row = (name: string, created: string): Row => ({ name, title: name, vetted: false, created })
const adhoc = (plugin: string, first: string, last: string): Row[] =>
  [first, last].flatMap((day) =>
    ['a', 'b', 'c', 'd', 'e'].map((person) => ({ plugin, day, person, team: 'ops', class: 'adhoc', runs: 2 })),
  )
const background: Row[] = ['2026-07-01', '2026-09-01', '2026-11-20'].map((day) => ({
  ...{ day, team: 'ops', plugin: 'close', class: 'vetted', runs: 1 },
}))
const copies = Array.from({ length: 4 }, (_, i) => `copy-${i}`)

describe('the call', () => {
  const rows = {
    plugin: [row('close', '2026-01-15'), ...copies.map((name) => row(name, '2026-11-10'))],
    run: [...background, ...Array.from({ length: 6 }, (_, i) => adhoc(`own-${i}`, '2026-11-12', '2026-11-13')).flat()],
  }
  const plugins = [withSkill('close', text), ...copies.map((name) => withSkill(name, text))]

  test('six unlisted plugins and ten pairs of copies within four weeks: hold, with the evidence', async () => {
    const { sentence, figures, tables } = await concluded(m13, rows, { plugins })
    expect(figures[0]).toMatchObject({ value: 2, text: 'hold', n: 3 })
    expect(sentence).toMatch(
      /^Hold the next wave: new pairs of duplicates rose \(10 against 0 before, p below 0\.001\) and new plugins/,
    )
    expect(tables[1]?.rows).toHaveLength(16)
  })

  test('thin history cannot say what was new; one red is a reason to look', async () => {
    const { figures, notes } = await concluded(m13, rows, { plugins, quality: { ...goodQuality, first: '2026-09-01' } })
    expect(notes[0]).toMatch(/^Texts and set-ups are those of today: what was mended since is not seen/)
    expect(figures[0]).toMatchObject({ value: 1, text: 'look', n: 2 })
  })

  test('pairs that people judged intended are none, and a plugin with few users is not named', async () => {
    const adjudications = copies.flatMap((name, i) =>
      ['close', ...copies.slice(0, i)].map((other) => ({
        ...{
          pair: [name, other] satisfies [string, string],
          verdict: 'intended' as const,
          by: 'ana',
          date: '2026-11-11',
        },
        reason: 'Each serves another audience.',
      })),
    )
    const few = { ...rows, run: rows.run.filter(({ person }) => person !== 'e') }
    const { figures, tables } = await concluded(m13, few, { plugins, org: { adjudications } })
    expect(figures[0]).toMatchObject({ value: 1, text: 'look' })
    expect(new Set(tables[1]?.rows.map(([, what]) => what))).toEqual(new Set(['a plugin that few people use']))
  })

  test('recorded numbers give the recorded call again', async () => {
    const past = '2026-11-01'
    const before = await concluded(
      m13,
      { ...rows, run: rows.run.filter(({ day }) => String(day) < past) },
      { plugins, asOf: past },
    )
    for (const { figures, tables } of [before, await concluded(m13, rows, { plugins })]) {
      const frozen = (tables[0]?.rows ?? []).map(([, k, m, recent, early, , p, signal]) => {
        const replayed = judged(Number(k), Number(m), { recent: Number(recent), before: Number(early) }, terms.pace)
        expect(replayed.p).toBe(p)
        return signals.find((one) => one === signal) ?? 'cannot say'
      })
      expect(callOf(frozen)).toBe(figures[0]?.text)
    }
  })
})

test('a set-up is new from the first recorded day that says it is not the approved one', async () => {
  const snapshot = (day: string, failing: string[]) => {
    const figure = { passed: 1, of: 1 }
    const levels = { level: 'bronze', effectiveLevel: 'bronze', requiredTier: 'T1', achievedTier: 'T1' } as const
    return Snapshot.parse({
      ...{ schema: 'plugin-commons/snapshot/1', ruleSet: '2026.11', rules: [], asOf: day, digest: 'x' },
      counts: { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 },
      plugins: [{ name: 'close', owner: 'finance', ...levels, strict: figure, effective: figure, failing }],
    })
  }
  const server: Server = {
    ...{ kind: 'connector', name: 'netsuite', slug: 'netsuite', path: '.mcp.json', line: 1, description: '' },
    ...{ transport: 'http', url: 'https://other.example', host: 'other.example', command: null, auth: 'oauth' },
    ...{ configured: true, canonical: '{}', fingerprint: 'abc' },
    ...{ surfaces: [], headers: [], environment: [], variables: [] },
  }
  const plugin = { ...pluginGiven('close', { lastChange: '2026-11-20' }), servers: [server] }
  const netsuite = Connector.parse({
    ...{ id: 'netsuite', name: 'NetSuite', purpose: 'Looks up entries.', owner: 'finance', class: 'internal' },
    ...{ data: ['ledger'], hosts: ['rates.example'], access: 'Ask.' },
    variants: [{ name: 'standard', transport: 'http', url: 'https://netsuite.example', auth: 'oauth' }],
    scopes: [{ id: 'ledger.read', operation: 'read', description: 'Reads entries.' }],
  })
  const approved = new Map([['netsuite', ['def']]])
  const org = (history: Snapshot[]) => ({ connectors: [netsuite], approved, history })
  const dayOf = async (history: Snapshot[]) => {
    const { tables } = await concluded(
      m13,
      { plugin: [row('close', '2026-01-15')], run: background },
      { plugins: [plugin], org: org(history) },
    )
    return tables[1]?.rows
  }
  const fails = ['connectors-match-standard']
  expect(
    await dayOf([snapshot('2026-09-30', []), snapshot('2026-10-31', fails), snapshot('2026-11-15', fails)]),
  ).toEqual([['New connectors set up otherwise than approved', 'close: netsuite', '2026-10-31']])
  expect((await dayOf([snapshot('2026-10-31', fails)]))?.[0]?.[2]).toBe('2026-01-15')
  expect((await dayOf([snapshot('2026-10-31', [])]))?.[0]?.[2]).toBe('2026-11-20')
})
