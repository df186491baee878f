/** The library measured: exports read, joined with who worked on what, and asked. */
import { join } from 'node:path'
import { codeVersion } from '../lib/code-version.ts'
import { folderStore } from '../lib/store.ts'
import { measure } from '../metrics/index.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Measurement } from '../model/measurement.ts'
import { UsageTerms } from '../model/policy.ts'
import { readContributions } from '../read/contributions.ts'
import { readUsage } from '../read/usage/index.ts'

export interface MeasureRootOptions {
  root: string
  /** Folder of usage exports, when it is not root/usage. */
  usage?: string
  cache: string
  asOf: string
  /** Most memory for the database, e.g. 512MB. */
  memory?: string
  progress?: (stage: string, done: number, total: number) => void
}

export async function measureRoot(
  library: Library,
  judgement: Judgement,
  { root, usage: folder = join(root, 'usage'), cache, asOf, memory, progress }: MeasureRootOptions,
): Promise<Measurement> {
  const store = folderStore(join(cache, 'worked'))
  const contributions = readContributions(root, library, store)
  store.sweep()
  const usage = await readUsage({
    folder,
    cache,
    version: codeVersion(['model', 'lib', 'read']),
    settings: library.org.policy?.usage ?? UsageTerms.parse({}),
    ...(memory !== undefined && { memory }),
    ...(progress && { progress }),
  })
  try {
    return await measure({ library, judgement, usage, contributions, asOf })
  } finally {
    usage.database.close()
  }
}
