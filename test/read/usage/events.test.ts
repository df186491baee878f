/** Event tables: the same rows from CSV, JSON lines and Parquet; rows that cannot be used are counted with their lines. */
import { describe, expect, test } from 'vitest'
import { only, read } from './folder.ts'

const head = 'event_id,time,team,person,plugin,version,component,surface,outcome,duration_ms,actor'
const rows = [
  'e-1,2026-09-01T08:00:00Z,finance-operations,user_01,month-end-close,1.10,skill:reconcile-account,cowork,ok,1200,person',
  'e-2,2026-09-01T08:05:00Z,finance-operations,user_01,month-end-close,1.10,skill:reconcile-account,cowork,error,300,person',
  'e-3,2026-09-02T01:30:00+02:00,finance-operations,user_02,month-end-close,1.10,skill:reconcile-account,cowork,ok,100,person',
  'e-4,2026-09-02T09:00:00Z,sales-enablement,user_03,third-party,,,code,,,person',
]
const csv = (lines: string[]) => `${[head, ...lines].join('\n')}\n`

describe('events as CSV', () => {
  test('become daily rows', async () => {
    const { facts, daily } = await read({ 'september.csv': csv(rows) })
    expect(facts.findings).toEqual([])
    expect(only(facts)).toMatchObject({
      format: 'event-csv',
      first: '2026-09-01',
      last: '2026-09-02',
      rows: 4,
      kept: 4,
    })
    expect(daily).toMatchObject([
      { day: '2026-09-01', runs: 1, failures: 0, duration_ms: 100 },
      {
        day: '2026-09-01',
        team: 'finance-operations',
        plugin: 'month-end-close',
        version: '1.10',
        runs: 2,
        failures: 1,
        duration_ms: 1500,
      },
      {
        day: '2026-09-02',
        team: 'sales-enablement',
        plugin: null,
        redacted: true,
        runs: 1,
        failures: null,
        duration_ms: null,
      },
    ])
  })

  test('count a repeated event once, whichever file it stands in', async () => {
    const once = await read({ 'a.csv': csv(rows) })
    const twice = await read({ 'a.csv': csv([...rows, rows[0]!, rows[3]!]) })
    expect(twice.daily).toEqual(once.daily)
    expect(only(twice.facts)).toMatchObject({ rows: 6, kept: 4, duplicates: 2 })
    const split = await read({ 'a.csv': csv(rows.slice(0, 3)), 'b.csv': csv(rows.slice(1)) })
    expect(split.daily).toEqual(once.daily)
    expect(split.facts.files.map(({ kept, duplicates }) => kept + duplicates)).toEqual([3, 3])
    expect(split.facts.files.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(2)
  })

  test('tell a call in the course of a run from a run, in whatever case it is written', async () => {
    const told = (id: string, plugin: string, component: string, event: string) =>
      `${id},2026-09-01T08:00:00Z,finance-operations,user_01,${plugin},,${component},code,ok,5,person,${event}`
    const lines = [
      told('e-1', 'month-end-close', 'skill:reconcile-account', 'run'),
      told('e-2', 'month-end-close', 'connector:netsuite', 'call'),
      told('e-3', 'month-end-close', 'connector:netsuite', 'Call'),
      told('e-4', 'month-end-close', 'connector:netsuite', ''),
      told('e-5', 'third-party', '', 'call'),
      told('e-5', 'third-party', '', 'call'),
      told('e-6', 'month-end-close', '', 'call'),
      told('e-7', 'month-end-close', 'skill:reconcile-account', 'CALL'),
      told('e-8', 'month-end-close', 'connector:netsuite', 'calls'),
    ]
    const { facts, daily } = await read({ 'a.csv': [`${head},event`, ...lines].join('\n') })
    expect(daily.map(({ event, redacted, component, runs }) => `${event} ${redacted} ${component} ×${runs}`)).toEqual([
      'call false connector:netsuite ×2',
      'run false connector:netsuite ×1',
      'run false skill:reconcile-account ×1',
      'call true null ×1',
    ])
    expect(only(facts)).toMatchObject({ rows: 9, kept: 5, duplicates: 1 })
    expect(only(facts).rejected).toEqual([
      { reason: 'the call names no connector', rows: 2, lines: [8, 9] },
      { reason: 'the event is not run, load, install or call', rows: 1, lines: [10] },
    ])
  })

  test('leave out rows that cannot be used, by reason and line', async () => {
    const { facts, daily } = await read({
      'a.csv': csv([
        rows[0]!,
        'e-5,yesterday,finance-operations,user_01,month-end-close,,,,,,',
        '',
        '"e-6",2026-09-01T08:00:00Z,"two\nlines",user_01,month-end-close,,,,ok,-5,',
        'e-7,2026-09-01T08:00:00Z,finance-operations,user_01,,,,,,,',
        'e-8,2026-09-01T08:00:00Z,finance-operations,user_01,month-end-close',
        'e-9,2026-09-01T08:00:00Z,finance-operations,user_01,month-end-close,,,,maybe,,',
        'e-10,2026-09-01T08:00:00Z,finance-operations,user_01,month-end-close,,,,ok,,,extra',
        'e-11,2026-09-01T08:00:00Z,a@example.com,user_01,month-end-close,,,,ok,,',
        'e-12,2026-09-01T08:00',
      ]),
    })
    expect(daily).toMatchObject([{ plugin: 'month-end-close', runs: 1 }])
    expect(only(facts).rejected).toEqual([
      { reason: 'the row has too few columns', rows: 2, lines: [8, 12] },
      { reason: 'the row has too many columns', rows: 1, lines: [10] },
      { reason: 'no plugin is named', rows: 1, lines: [7] },
      { reason: 'the duration is negative or longer than 30 years', rows: 1, lines: [5] },
      { reason: 'the outcome is neither ok nor error', rows: 1, lines: [9] },
      { reason: 'the team is an e-mail address', rows: 1, lines: [11] },
      { reason: 'the time cannot be read', rows: 1, lines: [3] },
    ])
    expect(only(facts)).toMatchObject({ rows: 9, kept: 1 })
  })
})
