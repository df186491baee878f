/** Events that stand in two files count once: the file that comes later by its digest leaves them out. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { sha256 } from '../../lib/digest.ts'
import type { Database } from '../../lib/duckdb.ts'
import type { UsageTerms } from '../../model/policy.ts'
import { takeOut } from './events.ts'
import { idsOf, idsShared } from './ids.ts'
import { isWhole, type Parts } from './kept-parts.ts'
import type { Known } from './known.ts'
import { aroundOf, recognised } from './read-export.ts'

interface Surroundings {
  database: Database
  parts: Parts
  settings: UsageTerms
  pseudonymKey: string
}

/** Sets `part` and `seen` of the files that share events with earlier ones. Only files of the same days are compared. */
export async function eachOnce(known: readonly Known[], around: Surroundings): Promise<void> {
  const withIds = known.filter(({ kept, part }) => part !== null && 'reading' in kept && kept.hasIds)
  for (const [i, one] of withIds.entries()) {
    const earlier = withIds.slice(0, i).filter((other) => overlap(one, other))
    if (earlier.length === 0) continue
    // The same answer every time, so it is asked once for these files.
    const memo = around.parts.file(one.key, `seen-${sha256(earlier.map(({ key }) => key).join('\n')).slice(0, 32)}`)
    const kept = countIn(memo)
    one.seen = kept ?? (await leaveOut(one, earlier, memo, around))
    if (one.seen > 0) one.part = `${memo}.parquet`
  }
}

async function leaveOut(one: Known, earlier: readonly Known[], memo: string, around: Surroundings): Promise<number> {
  const { database, parts } = around
  const shared = idsShared(
    idsOf(parts.file(one.key, 'part.parquet')),
    earlier.map(({ key }) => idsOf(parts.file(key, 'part.parquet'))),
  )
  let seen = 0
  if (shared.length > 0) {
    const { sample, format } = await recognised(one, database)
    const part = `${memo}.parquet`
    copyFileSync(parts.file(one.key, 'part.parquet'), part)
    const given = aroundOf(one, sample, part, around)
    const source = await format.events?.(given)
    if (source !== undefined) seen = await takeOut(shared, 'copy = 1', source, given)
    await source?.close?.()
  }
  writeFileSync(`${memo}.count`, String(seen))
  return seen
}

/** How many events were left out the last time; null when that is not known or its part is damaged. */
function countIn(memo: string): number | null {
  if (!existsSync(`${memo}.count`)) return null
  const count = Number(readFileSync(`${memo}.count`, 'utf8'))
  return count > 0 && !isWhole(`${memo}.parquet`) ? null : count
}

function overlap(a: Known, b: Known): boolean {
  const [first, second] = [daysOf(a), daysOf(b)]
  return first !== null && second !== null && first.first <= second.last && second.first <= first.last
}

function daysOf({ kept }: Known): { first: string; last: string } | null {
  if (!('reading' in kept)) return null
  const { first, last } = kept.reading
  return first === null || last === null ? null : { first, last }
}
