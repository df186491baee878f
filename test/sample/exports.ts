/** Exports in a folder of their own, read and measured as a build does it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Database } from '../../src/lib/duckdb.ts'
import { measure } from '../../src/metrics/index.ts'
import type { Library } from '../../src/model/library.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import { UsageTerms } from '../../src/model/policy.ts'
import type { UsageFacts } from '../../src/model/usage.ts'
import { readUsage } from '../../src/read/usage/index.ts'
import { noContributions } from '../metrics/given.ts'
import { asOf, library as sample } from './measured.ts'

export interface ReadAndMeasured {
  facts: UsageFacts
  measurement: Measurement
}

/** A folder that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'exports-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Beside {
  /** The sample organisation unless another is given. */
  library?: Library
  /** Sees the database before it is closed, and the cache. */
  look?: (database: Database, cache: string) => Promise<void>
}

/** Writes files by path and measures what they tell. */
export function measuredFiles(files: Record<string, string | Buffer>, beside: Beside = {}): Promise<ReadAndMeasured> {
  return inFolder(async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, 'usage', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    return measuredFolder(join(folder, 'usage'), join(folder, 'cache'), beside)
  })
}

export async function measuredFolder(
  folder: string,
  cache: string,
  { library = sample, look }: Beside = {},
): Promise<ReadAndMeasured> {
  mkdirSync(cache, { recursive: true })
  const settings = library.org.policy?.usage ?? UsageTerms.parse({})
  const { facts, database } = await readUsage({ folder, cache, version: 'test', settings })
  try {
    const usage = { facts, database }
    const measurement = await measure({ library, judgement: null, usage, contributions: noContributions, asOf })
    await look?.(database, cache)
    return { facts, measurement }
  } finally {
    database.close()
  }
}

/** What a measurement says, without what names its inputs. */
export function figuresOf({ metrics, plugins, teams, connectors }: Measurement) {
  return { metrics: metrics.map(({ inputs: _, ...said }) => said), plugins, teams, connectors }
}
