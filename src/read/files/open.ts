/** Opening files of others: never through a link, never a pipe, and only what was looked at before. */
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'

/** A file as it was when looked at; reading it later fails when it is no longer the same. */
export interface Seen {
  /** Real path, without links. */
  full: string
  size: number
  device: number
  inode: number
}

export type Read = { bytes: Buffer | null; digest: string } | { fault: string }

export const mebibyte = 1_048_576
const digestMost = 50_000_000
// Windows has neither flag; there the comparison of device, inode and real path is what remains.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Bytes and sha256 of a file, or why it cannot be read. Above `most` bytes there are no bytes, and the digest covers
 * the first 50 MB and the size.
 */
export function readSeen(seen: Seen, most: number): Read {
  let handle: number
  try {
    handle = openSync(seen.full, flags)
  } catch (error) {
    return { fault: faultOf(error) }
  }
  try {
    const now = fstatSync(handle)
    const same = now.isFile() && now.dev === seen.device && now.ino === seen.inode && now.size === seen.size
    if (!same || realpathSync.native(seen.full) !== seen.full) return { fault: 'changed while it was read' }
    return seen.size > most ? { bytes: null, digest: digestOf(handle, seen.size) } : whole(handle, seen.size)
  } catch (error) {
    return { fault: faultOf(error) }
  } finally {
    closeSync(handle)
  }
}

/** What a failed system call means to a reader. */
export function faultOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be read: permission denied'
  if (code === 'ELOOP') return 'is a link'
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'vanished while it was read'
  if (code === 'ENAMETOOLONG') return 'has a path that is too long'
  return code === '' ? 'cannot be read' : `cannot be read: ${code}`
}

function whole(handle: number, size: number): Read {
  const bytes = Buffer.alloc(size)
  let filled = 0
  while (filled < size) {
    const count = readSync(handle, bytes, filled, size - filled, filled)
    if (count === 0) return { fault: 'changed while it was read' }
    filled += count
  }
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') }
}

function digestOf(handle: number, size: number): string {
  const hash = createHash('sha256')
  const chunk = Buffer.alloc(mebibyte)
  let at = 0
  while (at < Math.min(size, digestMost)) {
    const count = readSync(handle, chunk, 0, Math.min(chunk.length, digestMost - at), at)
    if (count === 0) break
    hash.update(chunk.subarray(0, count))
    at += count
  }
  if (size > digestMost) hash.update(`\n${size}`)
  return hash.digest('hex')
}

/** The digest that readSeen gives a file of these bytes. */
export function digestOfBytes(bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes.subarray(0, digestMost))
  if (bytes.length > digestMost) hash.update(`\n${bytes.length}`)
  return hash.digest('hex')
}
