/** What lies below some folders by name, size and times alone, without reading a byte: enough to know that nothing changed. */
import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { sha256 } from '../lib/digest.ts'

export interface Look {
  /** Digest of every name below the folders, with what the system says of each file. */
  digest: string
  /** When the last of them changed, by the clock of the disk; milliseconds. */
  newest: number
}

/** Nothing is read from these, wherever they lie. */
const passed = new Set(['.git', 'node_modules'])
const entriesMost = 200_000

/**
 * A look at everything below the folders but `without`; null when there is more than is worth looking at. Times of
 * change cannot be set back, so that a file that was written is seen whatever its size and date say.
 */
export function lookAt(folders: readonly string[], without: ReadonlySet<string>): Look | null {
  const seen: string[] = []
  let newest = 0
  const add = (path: string, { size, mode, ino, mtimeMs, ctimeMs }: Stats) => {
    seen.push(`${path}\0${size} ${mode} ${ino} ${mtimeMs} ${ctimeMs}`)
    newest = Math.max(newest, ctimeMs)
  }
  const waiting = [...folders]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.length > entriesMost) return null
    seen.push(folder)
    for (const entry of entriesIn(folder)) {
      if (passed.has(entry.name)) continue
      const full = `${folder}/${entry.name}`
      if (without.has(full)) continue
      if (entry.isDirectory()) waiting.push(full)
      else {
        const stats = lstatSync(full, { throwIfNoEntry: false })
        if (stats !== undefined) add(full, stats)
        // What a link leads to may lie where nobody looks.
        if (stats?.isSymbolicLink() === true) addTarget(full, add)
      }
    }
  }
  return { digest: sha256(seen.join('\n')), newest }
}

function addTarget(full: string, add: (path: string, stats: Stats) => void): void {
  try {
    add(`${full} leads to`, statSync(full))
  } catch {
    // It leads nowhere, which the link itself stands for.
  }
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // Whether it can be read shows in what is listed.
    return []
  }
}
