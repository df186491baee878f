/** M4: the point between its bounds, workflows and teams that each count once, and why a share moved. */
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import { shift, shiftFigures } from '../../src/metrics/mix-and-rate.ts'
import m4 from '../../src/metrics/vetted-share.ts'
import type { RecordedMeasurement } from '../../src/model/recorded-measurement.ts'
import { concluded } from './given.ts'

const run = (kind: string, runs: number, more: Row = {}): Row[] =>
  Array.from({ length: 10 }, (_, i) => ({
    ...{ day: '2026-11-20', team: 'finance', person: `p${i}`, plugin: kind === 'unattributed' ? null : 'close' },
    ...{ class: kind, runs: runs / 10, ...more },
  }))

test('700 vetted, 200 ad hoc and 100 unattributed runs are 77.8 %, between 70 and 80 %', async () => {
  const { figures, sentence, tables } = await concluded(m4, {
    run: [...run('vetted', 700), ...run('adhoc', 200), ...run('unattributed', 100)],
  })
  expect(figures[0]).toMatchObject({ k: 700, n: 900, bounds: [0.7, 0.8] })
  expect(((figures[0]?.value ?? 0) * 100).toFixed(1)).toBe('77.8')
  expect(sentence).toBe(
    '77.8 % of runs are on vetted versions; whatever the 100 unattributed runs were, it is between 70 % and 80 %.',
  )
  expect(tables[0]?.rows).toEqual([
    ['Vetted', 700],
    ['Listed, not vetted', 0],
    ['Ad hoc', 200],
    ['Unattributed', 100],
  ])
})

test('one nightly job decides neither the share of workflows nor the median over teams', async () => {
  const job = run('adhoc', 100_000, { plugin: 'nightly', component: 'skill:dump' })
  const others = ['sales', 'ops'].flatMap((team) => run('vetted', 30, { team, component: 'skill:close' }))
  const { figures } = await concluded(m4, { run: [...job, ...others] })
  expect(figures.map(({ value, text }) => [value && Number(value.toFixed(3)), text])).toEqual([
    [0.001, null],
    [0.667, null],
    [1, 'over 3 teams'],
  ])
})

test('nothing but unattributed runs is undefined, with all bounds open', async () => {
  const { state, figures } = await concluded(m4, { run: run('unattributed', 100) })
  expect([state, figures[0]?.value, figures[0]?.bounds]).toEqual(['undefined', null, [0, 1]])
})

test('a team with a class of few persons is hidden whole, and never alone', async () => {
  const few = run('adhoc', 20).slice(0, 4)
  const rows = [
    ...run('vetted', 100),
    ...few,
    ...run('vetted', 50, { team: 'sales' }),
    ...run('vetted', 90, { team: 'ops' }),
  ]
  const { tables } = await concluded(m4, { run: rows })
  const shown = tables[1]?.rows.map(([team, , n]) => [team, typeof n])
  expect(shown).toEqual(
    [
      ['finance', 'object'],
      ['ops', 'number'],
      ['sales', 'object'],
    ].sort(),
  )
})

describe('why a share moved', () => {
  const earlier = { day: '2026-10-01', definition: 1, whole: { k: 60, n: 100 }, parts: [{ id: 'a', k: 50, n: 50 }] }
  test('only weights moved: all of it is mix', () => {
    const later = { ...earlier, whole: { k: 84, n: 100 }, parts: [{ id: 'a', k: 80, n: 80 }] }
    const { mix, rate, change } = shift(earlier, later)
    expect([mix, rate, change].map((value) => Number(value.toFixed(6)))).toEqual([0.24, 0, 0.24])
  })
  test('both effects add up to the change, whichever teams are shown', () => {
    const later = {
      ...earlier,
      whole: { k: 130, n: 180 },
      parts: [
        { id: 'a', k: 60, n: 70 },
        { id: 'b', k: 10, n: 20 },
      ],
    }
    const { mix, rate, change } = shift(earlier, later)
    expect(mix + rate).toBeCloseTo(change, 12)
    expect(shiftFigures([earlier, later])).toHaveLength(3)
    expect(shiftFigures([earlier, { ...later, definition: 2 }])).toEqual([])
  })
  test('it is read from the last two recorded days before the run', async () => {
    const recorded = (asOf: string, k: number, share: number): RecordedMeasurement => ({
      ...{ schema: 'plugin-commons/measurement/1', asOf, ruleSet: '2026.11', coverage: 1 },
      metrics: [
        {
          ...{ id: 'vetted-share', definition: 1, state: 'measured', reasons: [], sentence: '', inputs: 'x' },
          figures: [{ label: 'x', unit: 'share', value: k / 100, text: null, k, n: 100, interval: null, bounds: null }],
          tables: [
            {
              id: 'teams',
              rows: [
                ['finance', share, 50],
                ['legal', { suppressed: true }, { suppressed: true }],
              ],
            },
          ],
        },
      ],
    })
    const measurements = [
      recorded('2026-09-30', 10, 0),
      recorded('2026-10-31', 60, 1),
      recorded('2026-11-15', 70, 1),
      recorded('2026-11-26', 99, 1),
    ]
    const { figures } = await concluded(m4, { run: run('vetted', 100) }, { org: { measurements } })
    expect(figures.slice(3).map(({ text, value }) => [text, Number(value?.toFixed(6))])).toEqual([
      ['from 2026-10-31 to 2026-11-15', 0.1],
      ['from 2026-10-31 to 2026-11-15', 0],
      ['from 2026-10-31 to 2026-11-15', 0.1],
    ])
  })
})
