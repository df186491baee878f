/**
 * Hides cells behind which fewer than the least number of persons stand, and as many more as it takes that none of them
 * can be worked out from what is shown (Gusfield 1988: a hidden cell is safe when it lies on a cycle of hidden cells).
 */
import type { Cell, Suppressed } from '../model/metric.ts'

export const hidden: Suppressed = { suppressed: true }

/** A count in a table of rows and columns; null stands for the total over that side. */
export interface Part {
  row: string | null
  column: string | null
  /** 1 or more; what is nowhere in the list is 0. */
  value: number
  /** Distinct persons behind it; never a sum of those of other cells. */
  persons: number
}

export interface Shown {
  cell(row: string | null, column: string | null): Cell
  /** Whether any cell of the row is hidden. */
  isRowHidden(row: string): boolean
}

interface Edge {
  row: string
  column: string
  value: number
  hidden: boolean
  /** A total that is printed nowhere: it can be anything. */
  free: boolean
}

const total = '\0total'

/** The table as it may be shown. Whoever reads it is taken to know that a cell that is not 0 holds 1 or more. */
export function suppress(parts: readonly Part[], least: number): Shown {
  const edges = new Map<string, Edge>()
  for (const { row, column, value, persons } of parts) {
    const edge = { row: row ?? total, column: column ?? total, value, hidden: persons < least, free: false }
    edges.set(keyOf(edge.row, edge.column), edge)
  }
  addFreeTotals(edges)
  const lines = linesOf(edges)
  const waiting = [...edges.values()].filter((edge) => edge.hidden && !edge.free)
  for (let edge = waiting.pop(); edge !== undefined; edge = waiting.pop()) {
    while (isPinned(edge, lines)) {
      const further = complementOf(edge, lines, edges)
      if (further === undefined) break
      further.hidden = true
      waiting.push(further)
    }
  }
  const cell = (row: string | null, column: string | null): Cell => {
    const edge = edges.get(keyOf(row ?? total, column ?? total))
    return edge === undefined ? 0 : edge.hidden ? hidden : edge.value
  }
  return { cell, isRowHidden: (row) => (lines.rows.get(row) ?? []).some((edge) => edge.hidden && !edge.free) }
}

/** A list with its total: one row. */
export function suppressList(
  parts: readonly { id: string; value: number; persons: number }[],
  all: number,
  persons: number,
  least: number,
): (id: string) => Cell {
  const cells = parts.map(({ id, value, persons }) => ({ row: 'all', column: id, value, persons }))
  const { cell } = suppress([...cells, { row: 'all', column: null, value: all, persons }], least)
  return (id) => cell('all', id)
}

function keyOf(row: string, column: string): string {
  return `${row}\n${column}`
}

/** Lines whose total is not given get one that can be anything. */
function addFreeTotals(edges: Map<string, Edge>): void {
  const given = [...edges.values()]
  const rows = new Set([...given.map(({ row }) => row), total])
  const columns = new Set([...given.map(({ column }) => column), total])
  const add = (row: string, column: string) => {
    if (!edges.has(keyOf(row, column)))
      edges.set(keyOf(row, column), { row, column, value: 0, hidden: true, free: true })
  }
  for (const row of rows) add(row, total)
  for (const column of columns) add(total, column)
}

interface Lines {
  rows: Map<string, Edge[]>
  columns: Map<string, Edge[]>
}

function linesOf(edges: ReadonlyMap<string, Edge>): Lines {
  const all = [...edges.values()]
  return { rows: Map.groupBy(all, ({ row }) => row), columns: Map.groupBy(all, ({ column }) => column) }
}

/**
 * Whether only one value fits what is shown. Every line of the table, totals taken off, sums to 0; so a cell can move
 * only together with others around a cycle, each of which must be hidden and free to move its way.
 */
function isPinned(edge: Edge, lines: Lines): boolean {
  const up =
    mayMove(edge, 'up') && isReachable({ side: 'column', id: edge.column }, { side: 'row', id: edge.row }, edge, lines)
  if (up) return false
  return !(
    mayMove(edge, 'down') &&
    isReachable({ side: 'row', id: edge.row }, { side: 'column', id: edge.column }, edge, lines)
  )
}

/** A total counts with the opposite sign, so that it goes down where a cell goes up. */
function mayMove({ row, column, value, free }: Edge, way: 'up' | 'down'): boolean {
  const isNegative = (row === total) !== (column === total)
  return free || (way === 'up') !== isNegative || value > 1
}

interface Node {
  side: 'row' | 'column'
  id: string
}

/** From a row one gets to a column over a cell that may go up, and back over one that may go down. */
function isReachable(from: Node, to: Node, without: Edge, { rows, columns }: Lines): boolean {
  const seen = new Set([`${from.side}${from.id}`])
  const queue = [from]
  for (const { side, id } of queue) {
    if (side === to.side && id === to.id) return true
    for (const edge of (side === 'row' ? rows : columns).get(id) ?? []) {
      if (edge === without || !edge.hidden || !mayMove(edge, side === 'row' ? 'up' : 'down')) continue
      const next: Node = side === 'row' ? { side: 'column', id: edge.column } : { side: 'row', id: edge.row }
      const key = `${next.side}${next.id}`
      if (seen.has(key)) continue
      seen.add(key)
      queue.push(next)
    }
  }
  return false
}

/** The smallest cell beside it that is still shown, totals last; where its lines are all hidden, the smallest anywhere. */
function complementOf(edge: Edge, { rows, columns }: Lines, edges: ReadonlyMap<string, Edge>): Edge | undefined {
  const row = (rows.get(edge.row) ?? []).filter((one) => !one.hidden)
  const column = (columns.get(edge.column) ?? []).filter((one) => !one.hidden)
  const alone = (line: readonly Edge[] | undefined) => (line ?? []).filter((one) => one.hidden).length < 2
  const preferred = alone(rows.get(edge.row)) ? row : alone(columns.get(edge.column)) ? column : [...row, ...column]
  return (
    smallest(preferred) ?? smallest([...row, ...column]) ?? smallest([...edges.values()].filter((one) => !one.hidden))
  )
}

function smallest(edges: readonly Edge[]): Edge | undefined {
  const rank = ({ row, column }: Edge) => Number(row === total) + Number(column === total)
  return edges.toSorted(
    (a, b) => rank(a) - rank(b) || a.value - b.value || (keyOf(a.row, a.column) < keyOf(b.row, b.column) ? -1 : 1),
  )[0]
}
