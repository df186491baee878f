/** Archives that are the same bytes on every machine: files in the order given, fixed times, owners and modes, compressed by JavaScript alone. */
import { gzipSync, type Zippable, zipSync } from 'fflate'
import { packTar } from 'modern-tar'

export interface ArchiveFile {
  /** POSIX form, without a leading slash. */
  path: string
  bytes: Uint8Array
  executable: boolean
}

/** Zip counts from 1980 in the time of the machine: the same numbers everywhere come from parts, at noon no clock skips. */
const zipTime = new Date(1980, 0, 1, 12)
const tarTime = new Date(0)
const unix = 3

/** A zip archive of the files. */
export function zipOf(files: readonly ArchiveFile[]): Uint8Array {
  const entries: Zippable = Object.create(null)
  for (const { path, bytes, executable } of files) {
    entries[path] = [bytes, { attrs: modeOf(executable) * 65_536 }]
  }
  return zipSync(entries, { level: 9, mtime: zipTime, os: unix })
}

/** A gzipped tar archive of the files. */
export async function tgzOf(files: readonly ArchiveFile[]): Promise<Uint8Array> {
  const owner = { uid: 0, gid: 0, uname: '', gname: '', mtime: tarTime, type: 'file' as const }
  const tar = await packTar(
    files.map(({ path, bytes, executable }) => ({
      header: { name: path, size: bytes.length, mode: modeOf(executable) & 0o777, ...owner },
      body: bytes,
    })),
  )
  return gzipSync(tar, { level: 9, mtime: 0 })
}

/** A plain file that everybody may read. */
function modeOf(executable: boolean): number {
  return executable ? 0o100755 : 0o100644
}
