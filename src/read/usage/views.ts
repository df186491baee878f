/** The views that stand in the database when usage was read: over the kept parts, or empty. */
import { type Database, fileLiteral } from '../../lib/duckdb.ts'
import { dailyColumns } from '../../model/daily.ts'
import { usageViews } from '../../model/usage-tables.ts'
import type { Reading, View } from './format.ts'

export interface PartOf {
  part: string
  digest: string
  view: View
  reading: Reading
}

const words = { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' } as const

export async function createViews(database: Database, parts: readonly PartOf[]): Promise<void> {
  const daily = dailyColumns.map(({ name, type }) => `${name} ${words[type]}`).join(', ')
  for (const [view, columns] of Object.entries({ daily, ...usageViews })) {
    const files = parts.filter((part) => part.view === view).map(({ part }) => fileLiteral(part))
    const names = columns.split(',').map((column) => column.trim().split(' ')[0] ?? '')
    const empty = columns.split(',').map((column) => column.trim().replace(/^(\w+) (\w+)$/, 'CAST(NULL AS $2) AS $1'))
    await database.run(
      files.length === 0
        ? `CREATE VIEW ${view} AS SELECT ${empty.join(', ')} WHERE false`
        : `CREATE VIEW ${view} AS SELECT ${names.join(', ')} FROM read_parquet([${files.join(', ')}])${view === 'daily' ? ' WHERE day IS NOT NULL' : ''}`,
    )
  }
}
