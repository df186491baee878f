/** A CSV for every table of a metric, at health/<metric>/<table>.csv. */
import type { Cell, Table } from '../model/metric.ts'
import { output } from './output.ts'

export default output({
  id: 'metric-tables',
  title: 'Every table of the health pages as CSV',
  into: 'site',
  gives: [{ path: 'health/{metric}/{table}.csv', type: 'text/csv', title: 'A table of a health metric' }],
  files: ({ measurement: { metrics } }) =>
    Object.fromEntries(
      metrics.flatMap(({ id, tables }) =>
        tables.map((table) => [`health/${id}/${table.id}.csv`, csvOf(table)] as const),
      ),
    ),
})

/** RFC 4180, with a mark against spreadsheets that take text for a formula. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => row.map(textOf))]
  return lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('')
}

function textOf(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'object' ? 'hidden' : String(cell)
}

function fieldOf(text: string): string {
  const isNumber = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
  const tame = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
