/** /api/v1/metrics.json: every metric with figures, definition and queries; its schema, and a CSV for every table beside it. */
import { z } from 'zod'
import type { Cell, Table } from '../model/metric.ts'
import { MetricsDocument } from '../model/metrics-document.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'metrics-json',
  title: 'Every health metric with its figures, definition, queries and data quality',
  into: 'site',
  files: ({ measurement: { asOf, quality, metrics } }) => {
    const document: MetricsDocument = { schema: 'plugin-commons/metrics/1', asOf, quality, metrics }
    const tables = metrics.flatMap(({ id, tables }) =>
      tables.map((table) => [`health/${id}/${table.id}.csv`, csvOf(table)] as const),
    )
    return {
      'api/v1/metrics.json': jsonText(document),
      'api/v1/schemas/metrics.json': jsonText(z.toJSONSchema(MetricsDocument)),
      ...Object.fromEntries(tables),
    }
  },
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
