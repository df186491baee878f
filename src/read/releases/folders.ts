/** The files of folders in git with their bytes, read in pieces of a bounded size. */
import { mebibyte } from '../files/open.ts'
import { type Known, lookUp, readObjects } from './objects.ts'
import { filesOfTrees, type TreeFile } from './trees.ts'

export interface FileBytes {
  /** Relative to the folder, POSIX form. */
  path: string
  executable: boolean
  bytes: Buffer
}

const bytesMost = 200_000_000

/** Every folder with its plain files by path, or with a text that says why it is not read. Folders come in pieces, not in order. */
export function* readFolders<F extends { tree: string; skip: readonly string[] }>(
  root: string,
  folders: readonly F[],
): Generator<[folder: F, files: FileBytes[] | string]> {
  const listed = filesOfTrees(root, folders)
  const blobs = sizesOf(root, listed)
  let waiting: [F, TreeFile[]][] = []
  let bytes = 0
  for (const [i, folder] of folders.entries()) {
    const files = listed[i] ?? ''
    const size = typeof files === 'string' ? 0 : sizeOf(files, blobs)
    if (typeof files === 'string' || size === null || size > bytesMost) {
      yield [folder, typeof files === 'string' ? files : size === null ? missing : 'more than 200 MB in all']
      continue
    }
    waiting.push([folder, files])
    bytes += size
    if (bytes < 64 * mebibyte) continue
    yield* withBytes(root, waiting, blobs)
    waiting = []
    bytes = 0
  }
  yield* withBytes(root, waiting, blobs)
}

const missing = 'content that is not in this clone'

function sizesOf(root: string, listed: readonly (TreeFile[] | string)[]): Map<string, Known> {
  const ids = [...new Set(listed.flatMap((files) => (typeof files === 'string' ? [] : files.map(({ id }) => id))))]
  return new Map(lookUp(root, ids).flatMap((found) => (found === null ? [] : [[found.id, found] as const])))
}

/** Bytes of all files; null when one is not there. */
function sizeOf(files: readonly TreeFile[], blobs: ReadonlyMap<string, Known>): number | null {
  let sum = 0
  for (const { id } of files) {
    const size = blobs.get(id)?.size
    if (size === undefined) return null
    sum += size
  }
  return sum
}

function* withBytes<F>(
  root: string,
  waiting: readonly [F, TreeFile[]][],
  blobs: ReadonlyMap<string, Known>,
): Generator<[F, FileBytes[] | string]> {
  const ids = new Set(waiting.flatMap(([, files]) => files.map(({ id }) => id)))
  const contents = new Map(
    readObjects(
      root,
      [...ids].flatMap((id) => blobs.get(id) ?? []),
    ),
  )
  for (const [folder, files] of waiting) {
    const read = files.flatMap(({ path, executable, id }) => {
      const bytes = contents.get(id)
      return bytes === undefined ? [] : [{ path, executable, bytes }]
    })
    yield [folder, read.length === files.length ? read : missing]
  }
}
