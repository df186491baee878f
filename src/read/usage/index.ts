/** usage/ → a database with the views that metrics ask, and what reading found: every file is read once and kept. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, sha256 } from '../../lib/digest.ts'
import { type Database, literal, openDatabase, whenAsked } from '../../lib/duckdb.ts'
import type { UsageTerms } from '../../model/policy.ts'
import type { UsageFacts } from '../../model/usage.ts'
import { byText } from '../record.ts'
import { digestsKept, type Export, exportsIn } from './exports.ts'
import { factsOf } from './facts.ts'
import { type Parts, partsIn } from './kept-parts.ts'
import type { Known } from './known.ts'
import { newestOnly } from './newest.ts'
import { eachOnce } from './overlaps.ts'
import { keyIn } from './pseudonym.ts'
import { readExport } from './read-export.ts'
import { createViews, type PartOf } from './views.ts'

export interface UsageOptions {
  /** Folder of exports; absolute. It need not be there. */
  folder: string
  /** Folder for results that are reused from run to run. */
  cache: string
  /** Most memory for the database, e.g. 512MB. */
  memory?: string
  /** Version of the code that reads. */
  version: string
  settings: UsageTerms
  progress?: (stage: string, done: number, total: number) => void
}

/** Whoever asks closes the database. Files that are of no use are findings, never errors. */
export async function readUsage(options: UsageOptions): Promise<{ facts: UsageFacts; database: Database }> {
  const { exports, odd } = exportsIn(options.folder)
  const cache = join(options.cache, 'usage')
  const views: PartOf[] = []
  const most = options.memory ?? '768MB'
  const memory = { memory: most, threads: threadsFor(most) }
  if (exports.length === 0) {
    return { facts: factsOf([], odd, options.version), database: whenAsked(() => opened([], views)) }
  }

  mkdirSync(cache, { recursive: true, mode: 0o700 })
  const pseudonymKey = keyIn(cache)
  const parts = partsIn(join(cache, 'parts'))
  const database = await openDatabase({ ...memory, files: exports.map(({ full }) => full), folders: [cache] })
  try {
    await database.run(`SET VARIABLE key = ${literal(pseudonymKey)}`)
    const known = await readAll(exports, { ...options, database, pseudonymKey, parts, cache })
    newestOnly(known)
    await eachOnce(known, { database, parts, settings: options.settings, pseudonymKey })
    for (const { kept, part, digest } of known) {
      if (part !== null && 'reading' in kept)
        views.push({ part, digest, view: kept.reading.view, reading: kept.reading })
    }
    await forget(database)
    await createViews(database, views)
    parts.sweep()
    return { facts: factsOf(known, odd, options.version), database }
  } catch (error) {
    database.close()
    throw error
  }

  async function opened(files: string[], of: PartOf[]): Promise<Database> {
    const empty = await openDatabase({ ...memory, files })
    await createViews(empty, of)
    return empty
  }
}

/** Each thread groups for itself before results are joined: two in less than a gigabyte spill, and cost more than one. */
export function threadsFor(memory: string): number {
  const [, size = '0', unit = ''] = /^(\d+) ?([MG])/.exec(memory) ?? []
  return Number(size) * (unit === 'G' ? 1000 : 1) < 1000 ? 1 : 2
}

/** Removes the key and every table that reading left: they can hold lines and ids of the exports. */
async function forget(database: Database): Promise<void> {
  await database.run('RESET VARIABLE key')
  const tables = await database.rows('SELECT table_name FROM duckdb_tables()')
  for (const { table_name } of tables) await database.run(`DROP TABLE ${table_name}`)
}

interface Reading extends UsageOptions {
  database: Database
  pseudonymKey: string
  parts: Parts
}

/** Every export by its digest, so that what counts does not depend on how files are called. */
async function readAll(exports: readonly Export[], around: Reading & { cache: string }): Promise<Known[]> {
  const { version, settings, pseudonymKey, parts, progress } = around
  const digests = digestsKept(join(around.cache, 'digests.json'))
  const named: (Export & { digest: string })[] = []
  for (const one of exports) named.push({ ...one, digest: digests.of(one) })
  digests.keep()
  named.sort((a, b) => byText(a.digest, b.digest) || byText(a.path, b.path))
  const known: Known[] = []
  for (const [i, one] of named.entries()) {
    progress?.('reading usage', i, named.length)
    const twin = known.find(({ digest, instead }) => digest === one.digest && instead === null)
    // Some formats say their days in the name of the file only.
    const key = sha256(
      [one.digest, one.full.replace(/^.*[\\/]/, ''), version, digestOf(settings), pseudonymKey].join('\n'),
    )
    const kept = twin?.kept ?? parts.get(key) ?? (await parts.put(key, (draft) => readExport(one, draft, around)))
    const part = twin === undefined && 'reading' in kept ? parts.file(key, 'part.parquet') : null
    known.push({
      ...one,
      key,
      kept,
      part,
      instead: twin === undefined ? null : { path: twin.path, why: 'holds the same bytes' },
      seen: 0,
    })
  }
  return known
}
