/** Fills the tables that metrics ask from the library and from the views that reading usage left. */
import { digestOf } from '../lib/digest.ts'
import type { Database, Row } from '../lib/duckdb.ts'
import type { ContributionFacts } from '../model/contribution.ts'
import type { Library } from '../model/library.ts'
import type { HealthTerms } from '../model/policy.ts'
import { catalogueRows } from './catalogue-rows.ts'
import { judging } from './judging-sql.ts'
import { parametersOf } from './metric.ts'
import { tables, workTables } from './tables.ts'

export interface Prepared {
  /** Digest over the rows of the catalogue. */
  catalogue: string
}

/** Makes and fills every table; each day and each number comes in as an argument. */
export async function prepare(
  database: Database,
  library: Library,
  { contributions, terms, asOf }: { contributions: ContributionFacts; terms: HealthTerms; asOf: string },
): Promise<Prepared> {
  await createTables(database)
  const { marketplace, org } = library
  const names = [org.organisation?.marketplace.name, marketplace?.name].flatMap((name) => name?.toLowerCase() ?? [])
  const rows = {
    ...catalogueRows(library, contributions, asOf),
    marketplace_name: [...new Set(names)].map((written) => ({ written })),
  }
  for (const [table, list] of Object.entries(rows)) await insertRows(database, table, list)
  const parameters = { ...parametersOf(terms, asOf), retention_days: terms.retention }
  for (const statement of judging) await database.run(statement, named(statement, parameters))
  return { catalogue: digestOf(rows) }
}

export async function createTables(database: Database): Promise<void> {
  for (const statement of Object.values({ ...tables, ...workTables })) await database.run(statement)
}

/** Adds rows to a table by the names of their columns; columns that a row leaves out are null. */
export async function insertRows(database: Database, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = await database.rows(`DESCRIBE ${table}`)
  const shape = Object.fromEntries(columns.map((column) => [String(column['column_name']), column['column_type']]))
  await database.run(
    `INSERT INTO ${table} BY NAME SELECT unnest(from_json($rows, '${JSON.stringify([shape])}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  )
}

/** Of the parameters those that a statement names: the database refuses others. */
export function named<Value>(statement: string, parameters: Record<string, Value>): Record<string, Value> {
  const names = new Set([...statement.matchAll(/\$([a-z_]+)/g)].map(([, name]) => name))
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)))
}
