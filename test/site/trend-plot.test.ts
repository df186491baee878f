/** The areas of the trend: they tile the plot, and days lie where time puts them. */
import { expect, it } from 'vitest'
import type { TrendPoint } from '../../src/model/trend.ts'
import { trendPlot } from '../../src/site/trend-plot.ts'

const figure = { passed: 1, of: 1 }
function on(
  day: string,
  [gold, silver, bronze, listed]: readonly [number, number, number, number],
  rulesChanged = false,
): TrendPoint {
  return {
    ...{
      day,
      ruleSet: '2026.11',
      rulesChanged,
      plugins: gold + silver + bronze + listed,
      strict: figure,
      effective: figure,
    },
    levels: { gold, silver, bronze, listed },
    counts: { pass: 1, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 },
  }
}

it('stacks the levels from the best upwards', () => {
  const plot = trendPlot([on('2026-10-31', [1, 2, 0, 3]), on('2026-11-10', [2, 2, 1, 5])])
  expect([plot?.width, plot?.height]).toEqual([10, 10])
  expect(plot?.areas).toEqual([
    { level: 'gold', points: '0,10 10,10 10,8 0,9' },
    { level: 'silver', points: '0,9 10,8 10,6 0,7' },
    { level: 'bronze', points: '0,7 10,6 10,5 0,7' },
    { level: 'listed', points: '0,7 10,5 10,0 0,4' },
  ])
})

it('puts days where time does, and marks other rules', () => {
  const days = [on('2026-10-31', [1, 0, 0, 0]), on('2026-11-15', [1, 0, 0, 0], true), on('2026-11-22', [1, 0, 0, 0])]
  expect(trendPlot(days)?.marks).toEqual([
    { x: 0, rulesChanged: false },
    { x: 15, rulesChanged: true },
    { x: 22, rulesChanged: false },
  ])
})

it('has nothing to show of a single day, and stands with no plugins at all', () => {
  expect(trendPlot([])).toBeNull()
  expect(trendPlot([on('2026-11-22', [1, 0, 0, 0])])).toBeNull()
  expect(trendPlot([on('2026-10-31', [0, 0, 0, 0]), on('2026-11-22', [0, 0, 0, 0])])?.height).toBe(1)
})
