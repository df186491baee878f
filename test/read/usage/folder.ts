/** A folder of exports for tests, read as a build reads it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Row } from '../../../src/lib/duckdb.ts'
import { UsageTerms } from '../../../src/model/policy.ts'
import type { UsageFacts } from '../../../src/model/usage.ts'
import { readUsage } from '../../../src/read/usage/index.ts'

export type Files = Record<string, string | Uint8Array>

export interface UsageRead {
  facts: UsageFacts
  /** Rows of the daily view without persons, in a fixed order. */
  daily: Row[]
  /** Rows of any query. */
  rows(sql: string): Promise<Row[]>
}

export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'usage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

export interface ReadOptions {
  /** Root with usage/ and cache/; a fresh one when left out. */
  root?: string
  terms?: unknown
  memory?: string
}

export async function read(
  files: Files,
  { root = temporary(), terms = {}, memory }: ReadOptions = {},
): Promise<UsageRead> {
  writeFiles(join(root, 'usage'), files)
  const { facts, database } = await readUsage({
    folder: join(root, 'usage'),
    cache: join(root, 'cache'),
    version: 'test',
    settings: UsageTerms.parse(terms),
    ...(memory !== undefined && { memory }),
  })
  onTestFinished(() => database.close())
  const daily = await database.rows(
    'SELECT * EXCLUDE (person) REPLACE (CAST(day AS VARCHAR) AS day) FROM daily ORDER BY ALL',
  )
  return { facts, daily, rows: (sql) => database.rows(sql) }
}

/** Facts about the one file there is. */
export function only({ files }: UsageFacts) {
  const [file] = files
  if (file === undefined || files.length > 1) throw new Error(`${files.length} files`)
  return file
}
