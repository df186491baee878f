/** Content-addressed results on disk: what was worked out once for a key is read back the next time. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openPack, type Pack, writePack } from './pack.ts'

/** Where results are kept between runs; get returns undefined when nothing is stored or it cannot be read. */
export interface Store {
  get(key: string): string | undefined
  put(key: string, content: string): void
  /** Writes what was put, and in time forgets every result that was neither read nor written since the store was opened. */
  sweep(): void
}

/** Characters that wait in memory before they are written. */
const waitingMost = 32_000_000
/** Packs of the size that one changed plugin leaves, before they are joined into one. */
const smallMost = 8
const small = 1_000_000

/**
 * A store in a folder, a few files for thousands of keys; keys are hex digests. A run that is broken off loses at most
 * what it worked out itself, a damaged file what it held; runs at the same time do not disturb each other.
 */
export function folderStore(folder: string): Store {
  let packs: Pack[] | undefined
  const used = new Set<string>()
  const fresh = new Map<string, string>()
  let waiting = 0
  const opened = () => {
    packs ??= packsIn(folder)
    return packs
  }
  const write = (from: readonly Pack[]) => {
    const pack = writePack(folder, joined(fresh, from, used))
    fresh.clear()
    waiting = 0
    return pack
  }
  return {
    get(key) {
      used.add(key)
      return fresh.get(key) ?? contentIn(opened(), key)
    },
    put(key, content) {
      used.add(key)
      fresh.set(key, content)
      waiting += content.length
      if (waiting > waitingMost) {
        const all = opened()
        const pack = write([])
        if (pack !== null) all.push(pack)
      }
    },
    sweep() {
      const all = opened()
      const worn = wornOf(all, used)
      const written = fresh.size > 0 || worn.length > 0 ? write(worn) : null
      for (const pack of [...all, ...(written === null ? [] : [written])]) pack.close()
      for (const { file } of worn) if (file !== written?.file) remove(file)
      for (const file of remainsIn(folder)) remove(file)
      packs = undefined
    },
  }
}

/** A store that forgets everything when the process ends. */
export function memoryStore(): Store {
  const kept = new Map<string, string>()
  return { get: (key) => kept.get(key), put: (key, content) => void kept.set(key, content), sweep: () => {} }
}

function packsIn(folder: string): Pack[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.pack'))
  return files.sort().flatMap((name) => {
    const file = join(folder, name)
    const pack = openPack(file)
    if (pack === null) remove(file)
    return pack ?? []
  })
}

function contentIn(packs: readonly Pack[], key: string): string | undefined {
  for (const pack of packs) {
    const content = pack.get(key)
    if (content !== undefined) return content
  }
  return undefined
}

/** Packs to write anew: those of which most is forgotten or that another holds too, and small ones when they are many. */
function wornOf(packs: readonly Pack[], used: ReadonlySet<string>): Pack[] {
  const seen = new Set<string>()
  const worn = packs.filter(({ keys }) => {
    const live = keys.filter((key) => used.has(key) && !seen.has(key))
    for (const key of live) seen.add(key)
    return live.length * 2 <= keys.length
  })
  const little = packs.filter((pack) => pack.size < small && !worn.includes(pack))
  return little.length > smallMost ? [...worn, ...little] : worn
}

function* joined(
  fresh: ReadonlyMap<string, string>,
  from: readonly Pack[],
  used: ReadonlySet<string>,
): Iterable<[key: string, content: string]> {
  yield* fresh
  const done = new Set(fresh.keys())
  for (const pack of from) {
    for (const key of pack.keys) {
      if (!used.has(key) || done.has(key)) continue
      done.add(key)
      const content = pack.get(key)
      if (content !== undefined) yield [key, content]
    }
  }
}

/** What a run that was broken off left, and folders of the form with a file a key. */
function remainsIn(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.filter((name) => /^(?:draft-.*|[0-9a-f]{2})$/.test(name)).map((name) => join(folder, name))
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Some systems keep what another run has open; the next one removes it.
  }
}
