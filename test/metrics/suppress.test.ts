/** Suppression: cells of four and five persons, and that nobody can work out a hidden one from what is shown. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hidden, type Part, type Shown, suppress, suppressList } from '../../src/metrics/suppress.ts'

interface Count {
  value: number
  persons: number
}
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** A table with its totals; persons of a total are those of its cells, as if nobody worked in two teams. */
function tableOf(counts: readonly (readonly Count[])[]): Part[] {
  const cells = counts.flatMap((row, r) => row.map((cell, c) => ({ ...cell, row: `r${r}`, column: `c${c}` })))
  const over = (row: string | null, column: string | null): Part => {
    const those = cells.filter(
      (cell) => (row === null || cell.row === row) && (column === null || cell.column === column),
    )
    return {
      row,
      column,
      value: sumOf(those.map(({ value }) => value)),
      persons: sumOf(those.map(({ persons }) => persons)),
    }
  }
  const rows = counts.map((_row, r) => over(`r${r}`, null))
  const columns = (counts[0] ?? []).map((_cell, c) => over(null, `c${c}`))
  return [...cells, ...rows, ...columns, over(null, null)].filter(({ value }) => value > 0)
}

describe('which cells are hidden', () => {
  test('four persons are too few, five are enough', () => {
    const four = suppressList(
      [
        { id: 'a', value: 9, persons: 4 },
        { id: 'b', value: 7, persons: 9 },
        { id: 'c', value: 40, persons: 20 },
      ],
      { value: 56, persons: 30 },
      5,
    )
    expect(['a', 'b', 'c'].map(four)).toEqual([hidden, hidden, 40])
    const five = suppressList(
      [
        { id: 'a', value: 9, persons: 5 },
        { id: 'b', value: 7, persons: 9 },
      ],
      { value: 16, persons: 14 },
      5,
    )
    expect(['a', 'b'].map(five)).toEqual([9, 7])
  })

  test('one hidden cell takes three more, so that neither its row nor its column tells it', () => {
    const { cell } = suppress(
      tableOf([
        [
          { value: 3, persons: 2 },
          { value: 30, persons: 9 },
          { value: 50, persons: 9 },
        ],
        [
          { value: 20, persons: 9 },
          { value: 40, persons: 9 },
          { value: 60, persons: 9 },
        ],
        [
          { value: 70, persons: 9 },
          { value: 80, persons: 9 },
          { value: 90, persons: 9 },
        ],
      ]),
      5,
    )
    expect(['r0', 'r1', 'r2'].map((row) => ['c0', 'c1', 'c2', null].map((column) => cell(row, column)))).toEqual([
      [hidden, hidden, 50, 83],
      [hidden, hidden, 60, 120],
      [70, 80, 90, 240],
    ])
  })

  test('two hidden cells that can only be 1 each take a third', () => {
    const list = suppressList(
      [
        { id: 'a', value: 1, persons: 1 },
        { id: 'b', value: 1, persons: 1 },
        { id: 'c', value: 40, persons: 20 },
      ],
      { value: 42, persons: 22 },
      5,
    )
    expect(['a', 'b', 'c'].map(list)).toEqual([hidden, hidden, hidden])
  })

  test('without small cells nothing is hidden', () => {
    const { cell, isRowHidden } = suppress(
      tableOf([
        [
          { value: 8, persons: 5 },
          { value: 9, persons: 7 },
        ],
      ]),
      5,
    )
    expect([cell('r0', 'c0'), cell('r0', null), isRowHidden('r0')]).toEqual([8, 17, false])
    expect(cell('r0', 'c7')).toBe(0)
  })
})

/**
 * The attacker: tries every table of whole numbers that fits what is shown, knowing which cells are 0, and notes which
 * values each cell takes. Values up to one above the largest are enough to see that a cell is not settled.
 */
function valuesThatFit(counts: readonly (readonly Count[])[], { cell }: Shown): Map<string, Set<number>> {
  const known = (row: string | null, column: string | null) => {
    const shown = cell(row, column)
    return typeof shown === 'number' ? shown : null
  }
  const most = Math.max(...counts.flat().map(({ value }) => value)) + 1
  const columns = (counts[0] ?? []).map((_cell, c) => `c${c}`)
  const rowsThatFit = counts.map((row, r) => {
    const choices = row.map(({ value }, c) => {
      const told = known(`r${r}`, `c${c}`)
      return told !== null ? [told] : value === 0 ? [0] : Array.from({ length: most }, (_, i) => i + 1)
    })
    const all = choices.reduce<number[][]>(
      (lists, some) => lists.flatMap((list) => some.map((one) => [...list, one])),
      [[]],
    )
    const total = known(`r${r}`, null)
    return all.filter((list) => total === null || sumOf(list) === total)
  })
  const seen = new Map<string, Set<number>>()
  const note = (key: string, value: number) => seen.set(key, (seen.get(key) ?? new Set()).add(value))
  const walk = (r: number, lists: number[][]): void => {
    if (r < rowsThatFit.length) {
      for (const list of rowsThatFit[r] ?? []) walk(r + 1, [...lists, list])
      return
    }
    const sums = columns.map((_column, c) => sumOf(lists.map((list) => list[c] ?? 0)))
    if (columns.some((column, c) => known(null, column) !== null && known(null, column) !== sums[c])) return
    if (known(null, null) !== null && known(null, null) !== sumOf(sums)) return
    for (const [i, list] of lists.entries()) {
      for (const [c, value] of list.entries()) note(`r${i} c${c}`, value)
      note(`r${i} total`, sumOf(list))
    }
    for (const [c, sum] of sums.entries()) note(`total c${c}`, sum)
  }
  walk(0, [])
  return seen
}

const count = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ value: 0, persons: 0 }) },
  {
    weight: 3,
    arbitrary: fc.record({ value: fc.integer({ min: 1, max: 3 }), persons: fc.integer({ min: 1, max: 8 }) }),
  },
)
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )

test('no hidden cell and no hidden total can be worked out', () => {
  fc.assert(
    fc.property(table, (counts) => {
      const shown = suppress(tableOf(counts), 5)
      const fitting = valuesThatFit(counts, shown)
      for (const [r, row] of counts.entries()) {
        for (const [c, { persons, value }] of row.entries()) {
          const isHidden = shown.cell(`r${r}`, `c${c}`) === hidden
          if (value > 0 && persons < 5) expect(isHidden).toBe(true)
          if (isHidden) expect(fitting.get(`r${r} c${c}`)?.size).toBeGreaterThan(1)
        }
        if (shown.cell(`r${r}`, null) === hidden) expect(fitting.get(`r${r} total`)?.size).toBeGreaterThan(1)
      }
      for (const c of (counts[0] ?? []).keys())
        if (shown.cell(null, `c${c}`) === hidden) expect(fitting.get(`total c${c}`)?.size).toBeGreaterThan(1)
    }),
    { numRuns: 300, seed: 20261126 },
  )
})
