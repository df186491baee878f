/** What was read of an export, kept by what it was read from: its bytes, the code, the settings and the key. */
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../record.ts'
import type { Reading } from './format.ts'

/** A reading with the format that made it; or why the file was refused. */
export type Kept = { format: string; reading: Reading; hasIds: boolean } | { refused: string; fix: string }

export interface Parts {
  get(key: string): Kept | null
  /** Makes an entry: `make` writes its files into the folder that it is given. All of it is kept, or nothing. */
  put(key: string, make: (draft: string) => Promise<Kept>): Promise<Kept>
  /** Path of a file of an entry. */
  file(key: string, name: string): string
  /** Removes the entries that were not asked for, and what a run that was broken off left. */
  sweep(): void
}

export function partsIn(folder: string): Parts {
  const used = new Set<string>()
  const file = (key: string, name: string) => join(folder, key, name)
  return {
    file,
    get(key) {
      used.add(key)
      try {
        const value: unknown = JSON.parse(readFileSync(file(key, 'reading.json'), 'utf8'))
        if (!isRecord(value) || ('reading' in value && !isWhole(file(key, 'part.parquet')))) return null
        return value as unknown as Kept
      } catch {
        return null
      }
    },
    async put(key, make) {
      used.add(key)
      const draft = join(folder, `draft-${process.pid}-${key}`)
      rmSync(draft, { recursive: true, force: true })
      mkdirSync(draft, { recursive: true })
      try {
        const kept = await make(draft)
        writeFileSync(join(draft, 'reading.json'), JSON.stringify(kept))
        rmSync(join(folder, key), { recursive: true, force: true })
        renameSync(draft, join(folder, key))
        return kept
      } finally {
        rmSync(draft, { recursive: true, force: true })
      }
    },
    sweep() {
      for (const name of existsSync(folder) ? readdirSync(folder) : []) {
        if (!used.has(name)) rmSync(join(folder, name), { recursive: true, force: true })
      }
    },
  }
}

/** Whether a Parquet file is there from its first bytes to its last: what was broken off lacks the end. */
export function isWhole(path: string): boolean {
  try {
    const handle = openSync(path, 'r')
    try {
      const [start, end] = [Buffer.alloc(4), Buffer.alloc(4)]
      readSync(handle, start, 0, 4, 0)
      readSync(handle, end, 0, 4, fstatSync(handle).size - 4)
      return start.toString('latin1') === 'PAR1' && start.equals(end)
    } finally {
      closeSync(handle)
    }
  } catch {
    return false
  }
}
