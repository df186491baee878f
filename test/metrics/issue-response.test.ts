/** M9: the oracle of the reference from issues to the sentence, and what counts as an answer. */
import { expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import issueResponse from '../../src/metrics/issue-response.ts'
import { asOf, concluded } from './given.ts'

/** Opened at midnight so many days before the date of the run. */
function issue(daysAgo: number, { answered, closed, ...rest }: { answered?: number; closed?: number } & Row = {}): Row {
  const at = (days: number) => new Date(Date.parse(`${asOf}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 19)
  return {
    ...{ plugin: 'close', opened: at(-daysAgo), ...rest },
    answered: answered === undefined ? null : at(answered - daysAgo),
    closed: closed === undefined ? null : at(closed - daysAgo),
  }
}
const conclude = (issues: Row[], terms = {}) => concluded(issueResponse, { issue: issues }, { terms })

const oracle = [
  ...[1, 2, 2, 4, 9].map((answered) => issue(40, { answered })),
  issue(3, { plugin: 'brief' }),
  issue(6, { plugin: 'brief' }),
]

test('answered after 1, 2, 2, 4, 9 days and open at 3 and 6', async () => {
  const { sentence, figures, curves, tables } = await conclude(oracle)
  expect(sentence).toBe('61.9 % of issues are answered within 5 days; median 4 days; 2 wait.')
  expect(((figures[0]?.value ?? 0) * 100).toFixed(1)).toBe('61.9')
  expect(figures.slice(1, 4).map(({ value }) => value)).toEqual([4, 6, 2])
  const steps = curves[0]?.curves[0]?.steps ?? []
  expect(steps.map(({ at, value }) => [at, (1 - value).toFixed(3)])).toEqual([
    [1, '0.857'],
    [2, '0.571'],
    [3, '0.571'],
    [4, '0.381'],
    [6, '0.381'],
    [9, '0.000'],
  ])
  expect(tables[0]?.rows).toEqual([
    ['brief', 2, 0, 2, null, 6],
    ['close', 5, 5, 0, 2, null],
  ])
})

test('the interval is that of the curve, turned round', async () => {
  const { figures } = await conclude(oracle)
  const [low, high] = figures[0]?.interval ?? [0, 0]
  expect(low).toBeGreaterThan(0.2)
  expect(low).toBeLessThan(0.619)
  expect(high).toBeGreaterThan(0.619)
  expect(high).toBeLessThan(0.95)
})

test('an issue that is closed without an answer waits no longer, and was never answered', async () => {
  const { figures } = await conclude([issue(40, { closed: 7 }), issue(40, { answered: 2 })])
  expect(figures[0]?.value).toBe(0.5)
  expect(figures[3]?.value).toBe(0)
  expect(figures[2]).toMatchObject({ value: null, text: 'none waits' })
})

test('hours count: an answer after five days and an hour is late', async () => {
  const { figures } = await conclude([issue(40, { answered: 5 }), issue(40, { answered: 5 + 1 / 24 })])
  expect(figures[0]?.value).toBe(0.5)
})

test('too short a follow-up says nothing', async () => {
  const { figures, sentence } = await conclude([issue(2), issue(3)])
  expect(figures[0]).toMatchObject({ value: null, text: 'followed up to 3 days only' })
  expect(sentence).toBe(
    'Nobody can say yet how many issues are answered within 5 days; median not reached (followed up to 3 days); 2 wait.',
  )
})

test('closed by a release is a share of those of which it is known', async () => {
  const { figures } = await conclude([
    issue(40, { answered: 1, closed: 3, by_release: true }),
    issue(40, { answered: 1, closed: 3, by_release: false }),
    issue(40, { answered: 1, closed: 3 }),
    issue(40, { answered: 1, by_release: true }),
  ])
  expect(figures[4]).toMatchObject({ k: 1, n: 2 })
})

test('issues older than the retention are left out, an answer before the opening came at once', async () => {
  const { figures } = await conclude([issue(366, { answered: 1 }), issue(365, { answered: -1 })])
  expect(figures[0]).toMatchObject({ n: 1, value: 1 })
})

test('without issues there is no usage', async () => {
  const { state, reasons } = await conclude([])
  expect(state).toBe('no-usage')
  expect(reasons[0]).toContain('put an export of the issue tracker')
})

test('the order of rows changes nothing', async () => {
  expect(await conclude(oracle.toReversed())).toEqual(await conclude(oracle))
})
