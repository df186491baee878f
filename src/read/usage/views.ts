/** The views that stand in the database when usage was read: over the kept parts, or empty. */
import { type Database, fileLiteral } from '../../lib/duckdb.ts'
import { dailyColumns } from '../../model/daily.ts'
import { usageViews } from '../../model/usage-tables.ts'
import type { Reading, View } from './format.ts'
import { columnsOf } from './small-part.ts'

export interface PartOf {
  part: string
  digest: string
  view: View
  reading: Reading
}

const words = { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' } as const

export async function createViews(database: Database, parts: readonly PartOf[]): Promise<void> {
  const daily = dailyColumns.map(({ name, type }): [string, string] => [name, words[type]])
  for (const view of ['daily', ...Object.keys(usageViews)]) {
    const files = parts.filter((part) => part.view === view).map(({ part }) => fileLiteral(part))
    const columns = view === 'daily' ? daily : columnsOf(view, false)
    const names = columns.map(([name]) => name).join(', ')
    const empty = columns.map(([name, type]) => `CAST(NULL AS ${type}) AS ${name}`).join(', ')
    const from = `SELECT ${names} FROM read_parquet([${files.join(', ')}], hive_partitioning = false)`
    await database.run(
      `CREATE VIEW ${view} AS ${files.length === 0 ? `SELECT ${empty} WHERE false` : `${from} ${only[view] ?? ''}`}`,
    )
  }
}

/** Which rows of the parts count. */
const only: Record<string, string> = {
  daily: 'WHERE day IS NOT NULL',
  member: 'GROUP BY ALL',
  reported_issue:
    'QUALIFY row_number() OVER (PARTITION BY id ORDER BY updated DESC NULLS LAST, closed DESC NULLS LAST, answered) = 1',
}
