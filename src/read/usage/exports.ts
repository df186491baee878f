/** The files of usage/: plain files only, never through a link, each with the digest of its bytes. */
import { createHash } from 'node:crypto'
import { closeSync, lstatSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256 } from '../../lib/digest.ts'
import { byText, isRecord } from '../record.ts'
import { entriesIn } from '../scan.ts'
import { compressionAt, contentOf } from './compression.ts'
import { refusal } from './refusal.ts'

export interface Export {
  /** Relative to usage/, POSIX form. */
  path: string
  full: string
  /** Changes whenever the file is written to. */
  stamp: string
}

const depthMost = 10

/** Every export below a folder, by path, and what is neither file nor folder. */
export function exportsIn(folder: string): { exports: Export[]; odd: string[] } {
  const found = { exports: [] as Export[], odd: [] as string[] }
  const visit = (path: string, depth: number) => {
    for (const entry of entriesIn(join(folder, path))) {
      const { name } = entry
      const below = path === '' ? name : `${path}/${name}`
      // Files of version control and notes for people are no exports.
      if (name.startsWith('.') || /\.md$/i.test(name)) continue
      if (entry.isDirectory() && depth < depthMost) visit(below, depth + 1)
      else if (entry.isFile()) {
        const full = join(folder, below)
        const { size, mtimeNs, ctimeNs, ino } = lstatSync(full, { bigint: true })
        found.exports.push({ path: below, full, stamp: [size, mtimeNs, ctimeNs, ino].join(' ') })
      } else found.odd.push(below)
    }
  }
  visit('', 0)
  found.exports.sort((a, b) => byText(a.path, b.path))
  return found
}

/** Digests of files by stamp, so that gigabytes that did not change are not read again. */
export function digestsKept(file: string): { of(one: Export): string; keep(): void } {
  const known = knownIn(file)
  const used: Record<string, string> = {}
  return {
    of({ full, stamp }) {
      const digest = known[sha256(`${full}\n${stamp}`)] ?? digestOf(full)
      used[sha256(`${full}\n${stamp}`)] = digest
      return digest
    },
    keep() {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(used))
    },
  }
}

function knownIn(file: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isRecord(value) ? (value as Record<string, string>) : {}
  } catch {
    return {}
  }
}

function digestOf(full: string): string {
  const hash = createHash('sha256')
  const handle = openSync(full, 'r')
  try {
    // One piece of memory for all: gigabytes of new ones cost more than hashing them.
    const piece = Buffer.allocUnsafe(1_048_576)
    for (let count = readSync(handle, piece); count > 0; count = readSync(handle, piece))
      hash.update(piece.subarray(0, count))
  } finally {
    closeSync(handle)
  }
  return hash.digest('hex')
}

/** Bytes that a compressed file may hold before its ratio is looked at, and the ratio that no log reaches. */
const [expandedMost, ratioMost] = [256_000_000, 200]

/** Reads a compressed file to its end once. Throws a refusal when it is damaged, or a bomb. */
export async function checkExpansion(full: string): Promise<void> {
  const compression = compressionAt(full)
  if (compression === 'uncompressed') return
  const { size } = lstatSync(full)
  let length = 0
  try {
    for await (const piece of contentOf(full, compression)) {
      length += piece.length
      if (length > expandedMost && length > size * ratioMost) break
    }
  } catch {
    throw refusal('the compressed file is damaged or cut off', 'export or copy it again')
  }
  if (length > expandedMost && length > size * ratioMost)
    throw refusal(`it expands to more than ${ratioMost} times its size`, 'give the export uncompressed')
}
