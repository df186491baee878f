/** Judgements to compare with: that of another commit, and that under another policy. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeRoot, type SiteOptions } from '../build.ts'
import type { Judgement } from '../model/judgement.ts'
import { writeTree } from '../read/git-tree.ts'

/**
 * What was so at `ref`, judged by the central data of that commit, and what is so now by the same data: a change must
 * not be able to excuse itself. An explicit `org` judges both.
 */
export async function againstBase(options: SiteOptions, ref: string): Promise<{ base: Judgement; now: Judgement }> {
  return inTemporary(async (folder) => {
    writeTree(options.root, ref, folder)
    const org = options.org ?? (existsSync(join(folder, 'org')) ? join(folder, 'org') : undefined)
    const shared = org === undefined ? {} : { org }
    const base = await judgeRoot({ ...options, ...shared, root: folder, cache: join(options.cache, 'base') })
    const now = await judgeRoot({ ...options, ...shared })
    return { base: base.judgement, now: now.judgement }
  })
}

/** The judgement under another policy file, everything else as it is. */
export async function underPolicy(options: SiteOptions, policy: string): Promise<Judgement> {
  return inTemporary(async (folder) => {
    const org = join(folder, 'org')
    cpSync(options.org ?? join(options.root, 'org'), org, { recursive: true })
    cpSync(policy, join(org, 'policy.yaml'))
    const { judgement } = await judgeRoot({ ...options, org, cache: join(options.cache, 'what-if') })
    return judgement
  })
}

async function inTemporary<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plugin-commons-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
