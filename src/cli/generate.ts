/** generate and record: what is written into the repository and committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from '../build.ts'
import { publish } from '../publish/index.ts'
import { recordOf } from '../publish/measurement.ts'
import { snapshotOf } from '../publish/snapshot.ts'
import type { Arguments } from './arguments.ts'
import { siteOptions } from './options.ts'
import { judgedOffers, writeRecords } from './release.ts'
import { clearProgress, say } from './terminal.ts'

/** Writes the committed generated files, or with --check says which are stale. */
export async function runGenerate(given: Arguments): Promise<number> {
  const built = await build(siteOptions(given))
  clearProgress()
  const stale: string[] = []
  for (const [path, content] of Object.entries(
    publish({ ...built, base: '/', site: null, packages: new Map(), pages: [] }, 'repository'),
  )) {
    if (typeof content !== 'string') throw new Error(`internal: ${path} is no text`)
    const file = join(given.root, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
    stale.push(path)
    if (!given.compare) write(file, content)
  }
  if (!given.compare) say(stale.length === 0 ? 'nothing had to be written' : `written: ${stale.join(', ')}`)
  else if (stale.length > 0) say(`out of date: ${stale.join(', ')}\n    fix: npm run generate`)
  return given.compare && stale.length > 0 ? 1 : 0
}

/** Freezes what can be installed, the verdicts and the figures of the day; what stands is never changed. */
export async function runRecord(given: Arguments): Promise<number> {
  const judged = await judgedOffers(given)
  const recorded = writeRecords(given, judged)
  if (recorded.length > 0) say(`written: ${recorded.join(', ')}`)
  // What was recorded is judged too, so that recording the day again says the same.
  const { library, judgement } = recorded.length === 0 ? judged : await judgedOffers(given)
  const { measureRoot } = await import('../build/measure.ts')
  const measurement = await measureRoot(library, judgement, { ...siteOptions(given), asOf: judgement.asOf })
  clearProgress()
  const day = judgement.asOf
  const files = [
    { path: `org/history/${day}.json`, content: snapshotOf(judgement) },
    { path: `org/history/metrics/${day}.json`, content: recordOf(measurement, judgement) },
  ].map((one) => ({ ...one, file: join(given.root, one.path) }))
  const changed = files.find(({ file, content }) => existsSync(file) && readFileSync(file, 'utf8') !== content)
  if (changed !== undefined) {
    say(
      `${changed.path} stands already and says something else; what was recorded is never changed\n    fix: record another day with --as-of`,
    )
    return 2
  }
  for (const { file, path, content } of files) {
    if (existsSync(file)) {
      say(`${path} stands already`)
      continue
    }
    write(file, content)
    say(`written: ${path}`)
  }
  return 0
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
