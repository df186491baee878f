/** DuckDB in memory, bounded: SQL in, plain rows out. Larger work spills into a folder that is removed on closing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'

/** Days come as yyyy-mm-dd, whole numbers and decimals as numbers, lists as arrays. */
export type Value = string | number | boolean | null | Value[]
export type Row = Record<string, Value>

export interface Database {
  /** Runs one statement or several; named parameters are written $name. */
  run(sql: string, parameters?: Record<string, string | number | boolean | null>): Promise<void>
  rows(sql: string, parameters?: Record<string, string | number | boolean | null>): Promise<Row[]>
  close(): void
}

export interface DatabaseOptions {
  /** Most memory, as DuckDB writes it, e.g. 512MB. */
  memory?: string
  threads?: number
}

export async function openDatabase({ memory = '512MB', threads = 2 }: DatabaseOptions = {}): Promise<Database> {
  const spill = mkdtempSync(join(tmpdir(), 'plugin-commons-'))
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    threads: String(threads),
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
  })
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  return {
    async run(sql, parameters = {}) {
      await connection.run(sql, parameters)
    },
    async rows(sql, parameters = {}) {
      const reader = await connection.runAndReadAll(sql, parameters)
      return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)])))
    },
    close() {
      connection.closeSync()
      instance.closeSync()
      rmSync(spill, { recursive: true, force: true })
    },
  }
}

/** Text as an SQL literal, for what cannot be a parameter, such as a file name. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function plain(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return Number(value)
  if ('items' in value && Array.isArray(value.items)) return value.items.map(plain)
  if ('scale' in value && 'toDouble' in value) return value.toDouble()
  return value.toString()
}
