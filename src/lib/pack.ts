/** Many texts in one file: the texts one after the other, then where each starts and a checksum of each. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { sha256 } from './digest.ts'

export interface Pack {
  file: string
  /** Bytes. */
  size: number
  keys: readonly string[]
  /** The text of a key; undefined when the pack has none or it is damaged. */
  get(key: string): string | undefined
  close(): void
}

type Row = readonly [key: string, start: number, length: number, sum: number]

/** What a pack ends in: start and checksum of the list of its texts, in a fixed number of bytes. */
const endLength = 32
const piece = 1_000_000
let drafts = 0

/** A pack that was written; null when it is not there, was cut off or is damaged. */
export function openPack(file: string): Pack | null {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch {
    return null
  }
  const rows = rowsIn(handle)
  if (rows === null) {
    closeSync(handle)
    return null
  }
  const places = new Map(rows.list.map((row) => [row[0], row]))
  return {
    file,
    size: rows.size,
    keys: [...places.keys()],
    get(key) {
      const [, start, length, sum] = places.get(key) ?? []
      if (start === undefined || length === undefined) return undefined
      const bytes = bytesAt(handle, start, length)
      return bytes === null || crc32(bytes) !== sum ? undefined : bytes.toString('utf8')
    },
    close: () => closeSync(handle),
  }
}

/** Writes a pack into a folder, all of it or nothing; null when there is nothing to write or the folder takes none. */
export function writePack(folder: string, texts: Iterable<readonly [key: string, content: string]>): Pack | null {
  const rows: Row[] = []
  let draft: string | null = null
  try {
    mkdirSync(folder, { recursive: true })
    draft = join(folder, `draft-${process.pid}-${drafts++}`)
    const handle = openSync(draft, 'w')
    try {
      const add = writerTo(handle)
      for (const [key, content] of texts) {
        const bytes = Buffer.from(content)
        rows.push([key, add(bytes), bytes.length, crc32(bytes)])
      }
      const list = Buffer.from(JSON.stringify(rows))
      const start = add(list)
      add(Buffer.from(`\n${start} ${crc32(list).toString(16)}`.padEnd(endLength)))
      add(null)
    } finally {
      closeSync(handle)
    }
    if (rows.length > 0) {
      const file = join(folder, `${sha256(rows.map(([key]) => key).join('\n')).slice(0, 32)}.pack`)
      renameSync(draft, file)
      return openPack(file)
    }
  } catch {
    // A full or read-only disk costs time, never a result.
  }
  if (draft !== null) rmSync(draft, { force: true })
  return null
}

/** Adds bytes to a file in large pieces and says where they start; null writes what is left. */
function writerTo(handle: number): (bytes: Buffer | null) => number {
  let [waiting, length, at]: [Buffer[], number, number] = [[], 0, 0]
  return (bytes) => {
    const start = at
    if (bytes !== null) {
      waiting.push(bytes)
      length += bytes.length
      at += bytes.length
    }
    if (bytes === null || length > piece) {
      const whole = Buffer.concat(waiting)
      for (let done = 0; done < whole.length; ) done += writeSync(handle, whole, done)
      waiting = []
      length = 0
    }
    return start
  }
}

function rowsIn(handle: number): { list: Row[]; size: number } | null {
  try {
    const { size } = fstatSync(handle)
    const end = bytesAt(handle, size - endLength, endLength)?.toString('latin1') ?? ''
    const [, start, sum] = /^\n(\d+) ([0-9a-f]+) *$/.exec(end) ?? []
    if (start === undefined || sum === undefined) return null
    const list = bytesAt(handle, Number(start), size - endLength - Number(start))
    return list === null || crc32(list).toString(16) !== sum ? null : { list: JSON.parse(list.toString('utf8')), size }
  } catch {
    return null
  }
}

function bytesAt(handle: number, start: number, length: number): Buffer | null {
  if (start < 0 || length < 0) return null
  const bytes = Buffer.allocUnsafe(length)
  for (let done = 0; done < length; ) {
    const count = readSync(handle, bytes, done, length - done, start + done)
    if (count === 0) return null
    done += count
  }
  return bytes
}
