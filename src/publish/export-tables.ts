/** What was read of usage/ as CSV, at health/exports/<table>.csv. */
import { csvOf } from './metric-tables.ts'
import { output } from './output.ts'

export default output({
  id: 'export-tables',
  title: 'Files of usage exports, and what was left out of them, as CSV',
  into: 'site',
  gives: [
    { path: 'health/exports/files.csv', type: 'text/csv', title: 'Every usage export and what became of it' },
    { path: 'health/exports/left-out.csv', type: 'text/csv', title: 'What was left out of usage exports, and why' },
  ],
  files: ({ catalog: { health } }) =>
    Object.fromEntries((health?.exports.tables ?? []).map((table) => [table.csv.replace(/^\//, ''), csvOf(table)])),
})
