/** M10 and M11: versions on the day of the run, stuck caches, and success of the last runs with its interval. */
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import m11 from '../../src/metrics/reliability.ts'
import m10 from '../../src/metrics/version-currency.ts'
import { concluded, pluginGiven } from './given.ts'

/** As many runs, one a person. */
const run = (runs: number, more: Row): Row[] =>
  Array.from({ length: runs }, (_, i) => ({
    ...{ plugin: 'close', team: 'finance', person: `p${i}`, class: 'vetted', runs: 1, failures: 0, day: '2026-11-20' },
    ...more,
  }))

describe('version currency', () => {
  const release = [
    { plugin: 'close', version: '1.0.0', day: '2026-01-15', next: '2026-11-05' },
    { plugin: 'close', version: '1.1.0', day: '2026-11-05', next: null },
  ]
  const measured = (...runs: Row[][]) => concluded(m10, { release, run: runs.flat() })

  test('the newest on the day of the run, also when a newer one came later; undated versions count nowhere', async () => {
    const { figures } = await measured(
      run(10, { version: '1.0.0', day: '2026-11-04' }),
      run(30, { version: '1.1.0' }),
      run(10, { version: '1.0.0' }),
      run(99, { version: '0.9.9' }),
      run(99, { version: '1.0.0', class: 'adhoc' }),
    )
    expect(figures[0]).toMatchObject({ k: 40, n: 50, value: 0.8 })
    expect(figures[1]).toMatchObject({ value: 0, unit: 'days' })
  })

  test('the median is over runs, in days since the next version', async () => {
    const { figures } = await measured(run(9, { version: '1.1.0' }), run(10, { version: '1.0.0' }))
    expect(figures[1]?.value).toBe(15)
  })

  test.each([
    [20, null],
    [21, 'stuck cache'],
  ])('%d of 100 runs on a version replaced 15 days before: %s', async (old, suspicion) => {
    const { tables } = await measured(run(100 - old, { version: '1.1.0' }), run(old, { version: '1.0.0' }))
    expect(tables[0]?.rows).toEqual([['close', 100 - old, 100, suspicion]])
  })

  test('replaced 14 days before is not old yet', async () => {
    const { tables } = await measured(run(50, { version: '1.1.0' }), run(50, { version: '1.0.0', day: '2026-11-19' }))
    expect(tables[0]?.rows[0]?.[3]).toBeNull()
  })
})

describe('reliability', () => {
  const measured = async (runs: Row[]) => {
    const { tables, figures, state } = await concluded(m11, { run: runs }, { plugins: [pluginGiven('close')] })
    const shown = (tables[0]?.rows[0] ?? []).map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(3)) : cell))
    return { shown, headline: figures[0]?.value ?? null, state }
  }
  test('27 of 30 runs are 90 %, between 74.4 and 96.5 %', async () => {
    const { shown, headline } = await measured([...run(27, {}), ...run(3, { failures: 1 })])
    expect(shown).toEqual(['close', 0.9, 0.744, 0.965, 30, 'since 2026-11-20', null])
    expect(headline).toBe(0.9)
  })
  test('29 runs are no evidence', async () => {
    const { shown, state } = await measured(run(29, {}))
    expect([shown[1], shown[5], state]).toEqual([null, 'no evidence', 'undefined'])
  })
  test('only the last whole days that are needed count; runs of unknown outcome do not', async () => {
    const { shown } = await measured([
      ...run(40, { day: '2026-08-01', failures: 1 }),
      ...run(20, { day: '2026-11-10' }),
      ...run(20, { day: '2026-11-20' }),
      ...run(50, { day: '2026-11-21', failures: null }),
    ])
    expect(shown.slice(1, 6)).toEqual([1, 0.912, 1, 40, 'since 2026-11-10'])
  })
  test('four persons are too few to show it', async () => {
    const few = Array.from({ length: 10 }, () => run(4, {})).flat()
    expect((await measured(few)).shown[1]).toEqual({ suppressed: true })
  })
})
