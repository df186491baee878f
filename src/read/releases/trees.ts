/** The files of folders as git keeps them, level by level: as many processes as folders are deep, however many there are. */
import { type Known, lookUp, readObjects } from './objects.ts'

export interface TreeFile {
  /** Relative to the folder, POSIX form. */
  path: string
  id: string
  executable: boolean
}

interface Entry {
  mode: string
  name: string
  id: string
}

/** Archives are made from maps, and this is no key of a map. */
export const unnameable = '__proto__'

const filesMost = 5_000
const depthMost = 40
/** What the reader of the working tree passes over too. */
const passed = new Set(['.git', '.DS_Store', 'node_modules'])

/**
 * Plain files of each folder, sorted by path; text says why a folder is not read. `skip` holds paths inside a folder to
 * leave out. Links and submodules hold nothing that could be installed from here.
 */
export function filesOfTrees(
  root: string,
  folders: readonly { tree: string; skip: readonly string[] }[],
): (TreeFile[] | string)[] {
  const known = readTrees(root, [...new Set(folders.map(({ tree }) => tree))])
  return folders.map(({ tree, skip }) => {
    const files: TreeFile[] = []
    const fault = collect(known, tree, '', new Set(skip), files, 0)
    return fault ?? files.sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}

function readTrees(root: string, tops: readonly string[]): Map<string, Entry[]> {
  const known = new Map<string, Entry[]>()
  let next = tops
  for (let depth = 0; next.length > 0 && depth <= depthMost; depth++) {
    const below = new Set<string>()
    const trees = lookUp(root, next).filter((found): found is Known => found?.type === 'tree')
    for (const [id, bytes] of readObjects(root, trees)) {
      const entries = entriesIn(bytes, id.length / 2)
      known.set(id, entries)
      for (const entry of entries) if (entry.mode === '40000' && !passed.has(entry.name)) below.add(entry.id)
    }
    next = [...below].filter((id) => !known.has(id))
  }
  return known
}

/** A tree object: mode, name and binary id, one after the other. */
function entriesIn(bytes: Buffer, idLength: number): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < bytes.length; ) {
    const [space, end] = [bytes.indexOf(32, at), bytes.indexOf(0, at)]
    if (space < 0 || end < 0) break
    const mode = bytes.toString('latin1', at, space)
    const name = bytes.toString('utf8', space + 1, end)
    entries.push({ mode, name, id: bytes.toString('hex', end + 1, end + 1 + idLength) })
    at = end + 1 + idLength
  }
  return entries
}

/** Adds the files below a tree; text when there are too many or something is missing. A tree may hold another many times over. */
function collect(
  known: ReadonlyMap<string, Entry[]>,
  tree: string,
  above: string,
  skip: ReadonlySet<string>,
  files: TreeFile[],
  depth: number,
): string | null {
  if (depth > depthMost) return `folders nested deeper than ${depthMost} levels`
  const entries = known.get(tree)
  if (entries === undefined) return 'its content is not in this clone'
  for (const { mode, name, id } of entries) {
    const path = above === '' ? name : `${above}/${name}`
    if (passed.has(name) || skip.has(path)) continue
    if (mode === '40000') {
      const fault = collect(known, id, path, skip, files, depth + 1)
      if (fault !== null) return fault
    } else if (path === unnameable) {
      return `a file called ${unnameable}, which no archive can hold`
    } else if (mode === '100644' || mode === '100755') {
      files.push({ path, id, executable: mode === '100755' })
      if (files.length > filesMost) return 'more than 5,000 files'
    }
  }
  return null
}
