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
  for (const edge of [...edges.values()].filter((one) => one.hidden && !one.free)) {
    const beside = cycleOf(edge, lines, false) ?? cycleOf(edge, lines, true) ?? []
    for (const one of beside) one.hidden = true
  }
  const cell = (row: string | null, column: string | null): Cell => {
    const edge = edges.get(keyOf(row ?? total, column ?? total))
    return edge === undefined ? 0 : edge.hidden ? hidden : edge.value
  }
  return { cell, isRowHidden: (row) => (lines.row.get(row) ?? []).some((edge) => edge.hidden && !edge.free) }
}

/** A list with its total: one row. */
export function suppressList(
  parts: readonly { id: string; value: number; persons: number }[],
  all: { value: number; persons: number },
  least: number,
): (id: string) => Cell {
  const cells = parts.map(({ id, value, persons }) => ({ row: 'all', column: id, value, persons }))
  const { cell } = suppress([...cells, { row: 'all', column: null, ...all }], least)
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
  row: Map<string, Edge[]>
  column: Map<string, Edge[]>
}

function linesOf(edges: ReadonlyMap<string, Edge>): Lines {
  // Small cells first: of paths of one length that over the smallest is taken.
  const all = [...edges.values()].sort((a, b) => a.value - b.value)
  return { row: Map.groupBy(all, ({ row }) => row), column: Map.groupBy(all, ({ column }) => column) }
}

/**
 * The cells that a hidden one can move with, as few as possible still shown among them. Every line of the table, totals
 * taken off, sums to 0; so a cell moves only together with others around a cycle, each of which may move its way.
 */
function cycleOf(edge: Edge, lines: Lines, withTotals: boolean): Edge[] | undefined {
  const [row, column]: [Node, Node] = [
    { side: 'row', id: edge.row },
    { side: 'column', id: edge.column },
  ]
  const up = mayMove(edge, 'up') ? pathOf(column, row, { edge, lines, withTotals }) : undefined
  const down = mayMove(edge, 'down') ? pathOf(row, column, { edge, lines, withTotals }) : undefined
  const cost = (path: readonly Edge[]) => path.filter((one) => !one.hidden).length
  if (up === undefined || down === undefined) return up ?? down
  return cost(down) < cost(up) ? down : up
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

interface Reached {
  node: Node
  by: Edge | null
  before: string
}

/** From a row one gets to a column over a cell that may go up, and back over one that may go down; hidden cells first. */
function pathOf(
  from: Node,
  to: Node,
  { edge: without, lines, withTotals }: { edge: Edge; lines: Lines; withTotals: boolean },
): Edge[] | undefined {
  const keyOfNode = ({ side, id }: Node) => `${side} ${id}`
  const paths = new Map<string, Reached>()
  const isTotal = (edge: Edge) => edge.row === total || edge.column === total
  let level: Reached[] = [{ node: from, by: null, before: '' }]
  while (level.length > 0) {
    const next: Reached[] = []
    for (const step of level) {
      const { node } = step
      const key = keyOfNode(node)
      if (paths.has(key)) continue
      paths.set(key, step)
      if (node.side === to.side && node.id === to.id) return edgesTo(key, paths)
      for (const by of lines[node.side].get(node.id) ?? []) {
        if (by === without || !mayMove(by, node.side === 'row' ? 'up' : 'down')) continue
        if (!by.hidden && isTotal(by) && !withTotals) continue
        const reached: Node = node.side === 'row' ? { side: 'column', id: by.column } : { side: 'row', id: by.row }
        const further = { node: reached, by, before: key }
        if (by.hidden) level.push(further)
        else next.push(further)
      }
    }
    level = next
  }
  return undefined
}

function edgesTo(last: string, paths: ReadonlyMap<string, Reached>): Edge[] {
  const edges: Edge[] = []
  for (let step = paths.get(last); step !== undefined && step.by !== null; step = paths.get(step.before))
    edges.push(step.by)
  return edges
}
