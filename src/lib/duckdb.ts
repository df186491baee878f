/** DuckDB in memory, bounded: SQL in, plain rows out. Larger work spills into a folder that is removed on closing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBValue } from '@duckdb/node-api'

/** Days come as yyyy-mm-dd, whole numbers and decimals as numbers, lists as arrays. */
export type Value = string | number | boolean | null | Value[]
export type Row = Record<string, Value>

export interface Database {
  /** Runs one statement or several; named parameters are written $name. */
  run(sql: string, parameters?: Record<string, string | number | boolean | null>): Promise<void>
  rows(sql: string, parameters?: Record<string, string | number | boolean | null>): Promise<Row[]>
  /** Whoever gets the values that the SQL function noted(UBIGINT) passes through; it returns what it is given. */
  note(take: ((values: BigUint64Array) => void) | null): void
  /** Adds whole numbers of 64 bits to a table of one such column. */
  fill(table: string, values: BigUint64Array): Promise<void>
  close(): void
}

export interface DatabaseOptions {
  /** Most memory, as DuckDB writes it, e.g. 512MB. */
  memory?: string
  threads?: number
  /** Files that it may read, and folders in which it may read and write; nothing else, and never the network. */
  files?: readonly string[]
  folders?: readonly string[]
  /** Whether rows come in the order of the file, which costs memory. */
  ordered?: boolean
}

export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const { memory = '768MB', threads = 2, files = [], folders = [], ordered = false } = options
  const { DuckDBDataChunk, DuckDBInstance, DuckDBScalarFunction, UBIGINT } = await import('@duckdb/node-api')
  const spill = mkdtempSync(join(tmpdir(), 'plugin-commons-'))
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    threads: String(threads),
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    preserve_insertion_order: String(ordered),
  })
  const connection = await instance.connect()
  let noting: ((values: BigUint64Array) => void) | null = null
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'noted',
      returnType: UBIGINT,
      parameterTypes: [UBIGINT],
      volatile: true,
      mainFunction(_, chunk, output) {
        const values = numbersOf(chunk.getColumnVector(0)).subarray(0, chunk.rowCount)
        numbersOf(output).set(values)
        noting?.(values)
      },
    }),
  )
  await connection.run("SET TimeZone = 'UTC'")
  await connection.run(
    `SET allowed_paths = [${files.flatMap((file) => [literal(file), fileLiteral(file)]).join(', ')}]`,
  )
  await connection.run(`SET allowed_directories = [${folders.map(literal).join(', ')}]`)
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
  return {
    async run(sql, parameters = {}) {
      await connection.run(sql, parameters)
    },
    async rows(sql, parameters = {}) {
      const reader = await connection.runAndReadAll(sql, parameters)
      return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, plain(v)])))
    },
    note(take) {
      noting = take
    },
    async fill(table, values) {
      const appender = await connection.createAppender(table)
      for (let at = 0; at < values.length; at += chunkMost) {
        const some = values.subarray(at, at + chunkMost)
        const chunk = DuckDBDataChunk.create([UBIGINT], some.length)
        chunk.setColumnValues(0, Array.from(some))
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
      rmSync(spill, { recursive: true, force: true })
    },
  }
}

/** A database that is opened when first asked: loading DuckDB takes longer than reading a folder without exports. */
export function whenAsked(open: () => Promise<Database>): Database {
  let opened: Promise<Database> | undefined
  const database = () => {
    opened ??= open()
    return opened
  }
  return {
    run: async (sql, parameters) => (await database()).run(sql, parameters),
    rows: async (sql, parameters) => (await database()).rows(sql, parameters),
    note: (take) => void database().then((one) => one.note(take)),
    fill: async (table, values) => (await database()).fill(table, values),
    close: () => void opened?.then((one) => one.close()),
  }
}

/** Path as an SQL literal for functions that read files. */
export function fileLiteral(path: string): string {
  return literal(escaped(path))
}

/** Path in which characters that would match several names stand for themselves. */
export function escaped(path: string): string {
  return path.replace(/[[*?]/g, '[$&]')
}

/** Text as an SQL literal, for what cannot be a parameter, such as a file name. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Rows in a chunk of DuckDB. */
const chunkMost = 2048

/** The numbers of a vector in place: one object for each of millions of values would cost more than the query. */
function numbersOf(vector: object): BigUint64Array {
  const items: unknown = Reflect.get(vector, 'items')
  if (items instanceof BigUint64Array) return items
  throw new Error('a vector of DuckDB no longer holds its numbers in place')
}

function plain(value: DuckDBValue): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return Number(value)
  if ('items' in value && Array.isArray(value.items)) return value.items.map(plain)
  if ('scale' in value && 'toDouble' in value) return value.toDouble()
  return value.toString()
}
