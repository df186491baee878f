/** A run over a root where nothing changed since an earlier one: its verdicts are taken as they were. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeVersion } from '../lib/code-version.ts'
import { digestOf, sha256 } from '../lib/digest.ts'
import { folderStore, type Store } from '../lib/store.ts'
import type { Judgement } from '../model/judgement.ts'
import { headOf } from '../read/head.ts'
import { lookAt } from '../read/look.ts'
import { type Cell, packResults, unpackResults } from './kept-results.ts'

export interface Run {
  /** Folder to read; absolute. */
  root: string
  /** Folder with the central data, when it is not root/org. */
  org?: string
  cache: string
  /** Everything else that decides the outcome: the date, the public address, how reports name the root. */
  given: unknown
}

/** Some disks tell time in steps of two seconds: what changed so shortly before may change again unnoticed. */
const settled = 2_000

/** The judgement of an earlier run when nothing that it rests on changed since, else what `judge` makes of it. */
export async function judgedBefore(run: Run, judge: () => Promise<Judgement>): Promise<Judgement> {
  const { root, org, cache, given } = run
  const folder = join(cache, 'whole')
  const now = clockOf(folder)
  const look = now === null ? null : lookAt([root, ...(org === undefined ? [] : [org])], new Set([cache]))
  if (now === null || look === null) return judge()
  const key = digestOf([look.digest, headOf(root), codeVersion(all), given])
  const store = folderStore(folder)
  const kept = restored(store, key)
  const judgement = kept ?? (await judge())
  if (kept === null && look.newest < now - settled) keep(store, key, judgement)
  store.sweep()
  return judgement
}

const all = ['model', 'lib', 'read', 'docs', 'catalog', 'standards', 'build', 'build.ts']

/** What the disk takes for now, in milliseconds; null when nothing can be kept there. */
function clockOf(folder: string): number | null {
  try {
    const file = join(folder, 'now')
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, '')
    return statSync(file).mtimeMs
  } catch {
    return null
  }
}

function keep(store: Store, key: string, judgement: Judgement): void {
  store.put(key, JSON.stringify({ ...judgement, results: [] }))
  store.put(cellsOf(key), packResults(judgement.results, cellsIn(judgement)))
}

function restored(store: Store, key: string): Judgement | null {
  const [rest, cells] = [store.get(key), store.get(cellsOf(key))]
  if (rest === undefined || cells === undefined) return null
  try {
    const judgement: Judgement = JSON.parse(rest)
    const results = unpackResults(cells, cellsIn(judgement))
    return results === null ? null : { ...judgement, results }
  } catch {
    return null
  }
}

function cellsOf(key: string): string {
  return sha256(`cells ${key}`)
}

/** Plugins in order, rules in order. */
function cellsIn({ verdicts, rules }: Judgement): (place: number) => Cell | undefined {
  return (place) => {
    const [plugin, rule] = [verdicts[Math.floor(place / rules.length)], rules[place % rules.length]]
    return plugin === undefined || rule === undefined ? undefined : { plugin: plugin.name, rule: rule.id }
  }
}
