/** One export → its part and its reading, or why it is refused. */
import { join } from 'node:path'
import { type Database, fileLiteral, literal, openDatabase } from '../../lib/duckdb.ts'
import type { UsageTerms } from '../../model/policy.ts'
import { usageError } from '../usage-error.ts'
import { readEvents } from './events.ts'
import { checkExpansion, type Export } from './exports.ts'
import type { Around, Format } from './format.ts'
import type { Kept } from './kept-parts.ts'
import { formats } from './list.ts'
import { pseudonymOf } from './pseudonym.ts'
import { isRefusal, refusal } from './refusal.ts'
import { refusals } from './refusals.ts'
import { type Sample, sampleOf } from './sample.ts'

interface Surroundings {
  database: Database
  pseudonymKey: string
  settings: UsageTerms
  memory?: string
}

/** Reads into the folder `draft`. A fault of the file is told, never thrown. */
export async function readExport(one: Export, draft: string, around: Surroundings): Promise<Kept> {
  try {
    const { sample, format } = await recognised(one, around.database)
    const given = aroundOf(one, sample, join(draft, 'part.parquet'), around)
    const source = await format.events?.(given)
    const reading = source === undefined ? await format.read?.(given) : await readEvents(source, given)
    await source?.close?.()
    if (reading === undefined) throw new Error(`format ${format.id} reads nothing`)
    return { format: format.id, reading, hasIds: source?.cells.has('event_id') ?? false }
  } catch (error) {
    if (isRefusal(error)) return { refused: error.message, fix: error.cause }
    // No fault of the file, and with more memory it will be read: nothing to keep.
    if (error instanceof Error && error.message.startsWith('Out of Memory Error'))
      throw usageError(`usage/${one.path} takes more memory to read than it may\n    fix: --memory 2GB`)
    // Messages of the database echo what stands in the file.
    if (error instanceof Error && /^(Invalid Input|Conversion|IO|Out of Range) Error/.test(error.message))
      return { refused: 'the file is damaged: it cannot be read to its end', fix: 'export or copy it again' }
    throw error
  }
}

/** What a format is given to read an export. */
export function aroundOf(one: Export, sample: Sample, part: string, around: Surroundings): Around {
  const { database, pseudonymKey, settings, memory } = around
  return {
    database,
    file: one.full,
    sample,
    part,
    terms: settings,
    pseudonym: (id) => pseudonymOf(pseudonymKey, id),
    async inOrder(use) {
      const ordered = await openDatabase({ ...(memory !== undefined && { memory }), files: [one.full], ordered: true })
      try {
        await ordered.run(`SET VARIABLE key = ${literal(pseudonymKey)}`)
        return await use(ordered)
      } finally {
        ordered.close()
      }
    },
  }
}

/** The first format that knows the content. Throws a refusal when none does. */
export async function recognised(one: Export, database: Database): Promise<{ sample: Sample; format: Format }> {
  await checkExpansion(one.full)
  const sample = await sampleOf(one.full)
  if (sample.isParquet) sample.columns = await columnsOf(one.full, database)
  for (const { holds, message, fix } of refusals) if (holds(sample)) throw refusal(message, fix)
  const format = formats.find(({ recognises }) => recognises(sample))
  if (format === undefined)
    throw refusal('no usage format looks like this', 'export one of the formats of the guide "Bring usage in"')
  return { sample, format }
}

async function columnsOf(file: string, database: Database): Promise<Sample['columns']> {
  const rows = await database.rows(
    `DESCRIBE SELECT * FROM read_parquet(${fileLiteral(file)}, hive_partitioning = false)`,
  )
  return rows.map(({ column_name, column_type }) => ({ name: String(column_name), type: String(column_type) }))
}
