/** generate and record: what is written into the repository and committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, judgeRoot } from '../build.ts'
import { publish } from '../publish/index.ts'
import { snapshotOf } from '../publish/snapshot.ts'
import type { Arguments } from './arguments.ts'
import { siteOptions } from './options.ts'
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

/** Freezes the verdicts of the day; a snapshot that stands is never changed. */
export async function runRecord(given: Arguments): Promise<number> {
  const { judgement } = await judgeRoot(siteOptions(given))
  clearProgress()
  const path = `org/history/${given.asOf}.json`
  const file = join(given.root, path)
  const content = snapshotOf(judgement)
  if (existsSync(file)) {
    const same = readFileSync(file, 'utf8') === content
    say(
      same
        ? `${path} stands already`
        : `${path} stands already and says something else; snapshots are never changed\n    fix: record another day with --as-of`,
    )
    return same ? 0 : 2
  }
  write(file, content)
  say(`written: ${path}`)
  return 0
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
