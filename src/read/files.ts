/** The only door from disk to plugin content: plain files inside the root, within budget, read once. */
import { lstatSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { counted, quoted } from '../lib/text.ts'
import type { Note } from '../model/finding.ts'
import type { PluginFile } from '../model/plugin.ts'
import { decode } from './document/text.ts'
import { typeOf } from './files/kind.ts'
import { faultOf, mebibyte, readSeen } from './files/open.ts'
import { walk } from './files/walk.ts'
import { noteOf } from './note.ts'
import type { Scan } from './scan.ts'

export interface SourceFile extends PluginFile {
  /** Null when the file is larger than 1 MiB. */
  bytes: Buffer | null
}

export interface Tree {
  /** Folder of the plugin from the root, POSIX form; '.' is the root. */
  folder: string
  /** Sorted by path. */
  files: SourceFile[]
  /** `file` is relative to the plugin; '' is the plugin folder itself. */
  notes: (Note & { file: string })[]
  /** Why the plugin is quarantined, or null. */
  refused: string | null
}

/** Everything a plugin folder holds, without nested plugins (`skip`, from the root); `entries` are what folders were seen to hold. Never throws on content. */
export function readTree(root: string, folder: string, options: { skip: string[]; entries?: Scan['entries'] }): Tree {
  const place = insideOf(root, folder)
  if ('fault' in place) return refusedTree(folder, 'paths-stay-inside', place.fault)
  if (!place.isFolder) return refusedTree(folder, 'paths-stay-inside', `${quoted(folder)} is not a folder`)
  const skip = new Set(options.skip.map((path) => join(place.root, path)))
  const known = (full: string) => options.entries?.get(relative(place.root, full).replaceAll(sep, '/') || '.')
  const { files: seen, notes, refused } = walk(place.root, place.full, skip, known)
  if (refused !== null)
    return {
      ...refusedTree(folder, 'fits-size-budget', refused),
      notes: [...notes, refusal('fits-size-budget', refused)],
    }

  const files: SourceFile[] = []
  for (const file of seen) {
    const read = readSeen(file, mebibyte)
    if ('fault' in read) {
      notes.push({ ...noteOf('holds-only-plain-files', 'error', `file ${read.fault}`), file: file.path })
      continue
    }
    if (read.bytes === null) notes.push({ ...tooLarge(file.size, mebibyte), file: file.path })
    files.push({ path: file.path, size: file.size, digest: read.digest, type: typeOf(read.bytes), bytes: read.bytes })
  }
  return { folder, files, notes, refused: null }
}

/** Text of one file below the root; null with notes when it is not there, not a plain file, too large or not UTF-8. */
export function readText(
  root: string,
  path: string,
  most = mebibyte,
): { text: string | null; notes: Note[]; exists: boolean } {
  const refuse = (rule: string, message: string) => ({
    text: null,
    notes: [noteOf(rule, 'error', message)],
    exists: true,
  })
  const place = insideOf(root, path)
  if ('fault' in place) {
    return place.exists ? refuse('holds-only-plain-files', place.fault) : { text: null, notes: [], exists: false }
  }
  if (!place.isFile) return refuse('holds-only-plain-files', `${quoted(path)} is not a plain file`)
  if (place.size > most) return { text: null, notes: [tooLarge(place.size, most)], exists: true }
  const read = readSeen(place, most)
  if ('fault' in read) return refuse('holds-only-plain-files', `file ${read.fault}`)
  return { ...decode(read.bytes ?? Buffer.alloc(0)), exists: true }
}

/** Bytes of one plain file below the root, e.g. a picture; null when there is none or it has more than `most` bytes. */
export function readBytes(root: string, path: string, most = mebibyte): Buffer | null {
  const place = insideOf(root, path)
  if ('fault' in place || !place.isFile || place.size > most) return null
  const read = readSeen(place, most)
  return 'fault' in read ? null : read.bytes
}

function insideOf(root: string, path: string) {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.')
  if (path.startsWith('/') || steps.includes('..'))
    return { fault: `${quoted(path)} leads out of the repository`, exists: true }
  try {
    const realRoot = realpathSync.native(root)
    const full = join(realRoot, ...steps)
    const stats = lstatSync(full)
    // Differs where a link, or another letter case, is on the way.
    if (realpathSync.native(full) !== full) return { fault: `${quoted(path)} is reached through a link`, exists: true }
    if (full !== realRoot && !full.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) {
      return { fault: `${quoted(path)} leads out of the repository`, exists: true }
    }
    const { size, dev: device, ino: inode } = stats
    return { root: realRoot, full, size, device, inode, isFolder: stats.isDirectory(), isFile: stats.isFile() }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const exists = code !== 'ENOENT' && code !== 'ENOTDIR'
    return { fault: exists ? `${quoted(path)} ${faultOf(error)}` : `${quoted(path)} does not exist`, exists }
  }
}

function refusedTree(folder: string, rule: string, reason: string): Tree {
  return { folder, files: [], notes: [refusal(rule, reason)], refused: reason }
}

function refusal(rule: string, reason: string) {
  return { ...noteOf(rule, 'error', reason), file: '' }
}

function tooLarge(size: number, most: number): Note {
  const message = `file has ${counted(size, 'byte')}, expected at most ${counted(most, 'byte')} for text to be read`
  return noteOf('fits-size-budget', 'warning', message, { fix: 'move large content out of the plugin' })
}
