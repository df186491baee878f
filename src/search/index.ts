/** The search index on disk: built by Pagefind from our records, and reused as long as they stay the same. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { codeVersion } from '../lib/code-version.ts'
import { digestOf } from '../lib/digest.ts'
import type { SearchRecord } from '../model/catalog.ts'
import { type Files, searchMap } from './map.ts'

/** What the browser asks for; Pagefind's own interfaces, its worker and the rest stay out. */
const needed = /^(pagefind\.js|pagefind-entry\.json|wasm\.en\.pagefind|pagefind\..+\.pf_meta|(fragment|index)\/.+)$/

/**
 * Writes `<outDir>/pagefind/` and returns the number of records and whether an earlier index was reused. The folder
 * `cacheDir` is ours: it keeps the index of the last call. Throws when Pagefind refuses a record or cannot run.
 */
export async function writeIndex(
  records: readonly SearchRecord[],
  outDir: string,
  cacheDir: string,
): Promise<{ records: number; reused: boolean }> {
  const digest = digestOf([codeVersion(['search', 'model', 'lib']), sorted(records)])
  const kept = join(cacheDir, digest)
  const reused = existsSync(kept)
  if (!reused) keep(await indexFiles(records), kept)
  for (const other of readdirSync(cacheDir)) {
    if (/^[0-9a-f]{64}$/.test(other) && other !== digest)
      rmSync(join(cacheDir, other), { recursive: true, force: true })
  }
  const folder = join(outDir, 'pagefind')
  if (!sameFiles(kept, folder)) {
    rmSync(folder, { recursive: true, force: true })
    cpSync(kept, folder, { recursive: true })
  }
  return { records: records.length, reused }
}

/** Path and content of every file of the index, the same for the same records. */
export async function indexFiles(records: readonly SearchRecord[]): Promise<Files> {
  try {
    const { index, errors } = await createIndex()
    if (index === undefined) throw new Error(`internal: pagefind does not start: ${errors.join('; ')}`)
    for (const record of sorted(records)) {
      const { errors } = await index.addCustomRecord(pagefindRecord(record))
      if (errors.length > 0) throw new Error(`internal: pagefind refuses ${record.url}: ${errors.join('; ')}`)
    }
    const { files } = await index.getFiles()
    await index.deleteIndex()
    const wanted: Files = new Map(files.flatMap(({ path, content }) => (needed.test(path) ? [[path, content]] : [])))
    return wanted.set('map.json', new TextEncoder().encode(JSON.stringify(searchMap(records, wanted))))
  } finally {
    await close()
  }
}

function sorted(records: readonly SearchRecord[]): SearchRecord[] {
  return records.toSorted((a, b) => (a.url < b.url ? -1 : 1))
}

/**
 * Pagefind searches every value of meta, so only what one may search for stands there. Kind, plugin and filters are in
 * the map: Pagefind writes filters in random order, and needs the whole index to answer a question without words.
 */
function pagefindRecord({ url, title, name, owner, summary, keywords, content }: SearchRecord) {
  const own = name === title ? '' : name
  const words = Object.entries({ title, name: own, owner, summary, keywords }).filter(([, value]) => value !== '')
  return { url, language: 'en', content, meta: Object.fromEntries(words) }
}

/** A folder appears whole or not at all, so that an interrupted run leaves no half index behind. */
function keep(files: Files, folder: string): void {
  const draft = `${folder}.${process.pid}`
  for (const [path, content] of files) {
    const file = join(draft, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  if (existsSync(folder)) rmSync(draft, { recursive: true })
  else renameSync(draft, folder)
}

/** Whether both folders hold files of the same names and sizes; names carry a digest of what is in them. */
function sameFiles(kept: string, folder: string): boolean {
  const [a, b] = [sizes(kept), sizes(folder)]
  if (a.length !== b.length || a.some((line, i) => line !== b[i])) return false
  return ['map.json', 'pagefind-entry.json'].every((file) =>
    readFileSync(join(kept, file)).equals(readFileSync(join(folder, file))),
  )
}

function sizes(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = entries.map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => `${file.slice(folder.length)} ${statSync(file).size}`).toSorted()
}
