/** Which files a folder holds: looked at, budgeted and never followed, before a byte is read. */
import { type Dirent, lstatSync, readdirSync, readlinkSync, realpathSync, type Stats } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { counted, quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { noteOf } from '../note.ts'
import { byText } from '../record.ts'
import { oddName, twins } from './names.ts'
import { faultOf, type Seen } from './open.ts'

export interface Listed extends Seen {
  /** Relative to the folder walked, POSIX form. */
  path: string
}

export interface Walk {
  files: Listed[]
  notes: (Note & { file: string })[]
  /** Why the folder is not read at all, or null. */
  refused: string | null
}

const filesMost = 5_000
const bytesMost = 200_000_000
const depthMost = 40
const plain = 'holds-only-plain-files'

/**
 * Every regular file below `base` (a real path inside the real path `root`), sorted by path. `skip` holds real paths
 * of folders to leave out; `known` is what was seen of folders a moment ago, by real path.
 */
export function walk(
  root: string,
  base: string,
  skip: ReadonlySet<string>,
  known: (full: string) => Dirent[] | undefined = () => undefined,
): Walk {
  const result: Walk = { files: [], notes: [], refused: null }
  const { files, notes } = result
  let bytes = 0
  const tell = (path: string, note: Note) => notes.push({ ...note, file: path })
  const add = (path: string, full: string, stats: Stats) => {
    files.push({ path, full, size: stats.size, device: stats.dev, inode: stats.ino })
    bytes += stats.size
    if (files.length > filesMost) result.refused = `more than ${counted(filesMost, 'file')}`
    if (bytes > bytesMost) result.refused = 'more than 200 MB in all'
  }

  const folder = (path: string, full: string, depth: number) => {
    if (depth > depthMost) {
      result.refused = `folders nested deeper than ${depthMost} levels`
      return
    }
    let entries: Dirent[]
    try {
      entries = known(full) ?? readdirSync(full, { withFileTypes: true }).sort((a, b) => byText(a.name, b.name))
    } catch (error) {
      tell(path, noteOf(plain, 'error', `folder ${faultOf(error)}`))
      return
    }
    for (const { name, note } of twins(entries.map(({ name }) => name)))
      tell(path === '' ? name : `${path}/${name}`, note)
    for (const entry of entries) {
      if (result.refused !== null) return
      visit(path === '' ? entry.name : `${path}/${entry.name}`, join(full, entry.name), entry, depth)
    }
  }

  const visit = (path: string, full: string, entry: Dirent, depth: number) => {
    const { name } = entry
    if (name === '.DS_Store' || skip.has(full)) return
    if (name === '.git') {
      if (full !== join(root, '.git'))
        tell(path, noteOf(plain, 'error', 'a repository lies inside the plugin', { fix: 'replace it by plain files' }))
      return
    }
    if (name === 'node_modules') {
      tell(
        path,
        noteOf('fits-size-budget', 'advice', 'installed packages are not read', { fix: `git rm -r --cached ${path}` }),
      )
      return
    }
    const odd = oddName(path, name)
    if (odd) tell(path, odd)
    if (entry.isDirectory()) {
      folder(path, full, depth + 1)
      return
    }
    let stats: Stats
    try {
      stats = lstatSync(full)
    } catch (error) {
      tell(path, noteOf(plain, 'error', `file ${faultOf(error)}`))
      return
    }
    if (stats.isDirectory()) folder(path, full, depth + 1)
    else if (stats.isFile()) add(path, full, stats)
    else if (stats.isSymbolicLink()) link(path, full)
    else
      tell(
        path,
        noteOf(plain, 'error', `${quoted(name)} is ${specialKind(stats)}, not a plain file`, { fix: 'remove it' }),
      )
  }

  const link = (path: string, full: string) => {
    const target = targetOf(root, full)
    const where = target.real === null ? ` ${target.why}` : ''
    tell(
      path,
      noteOf(plain, 'error', `a link to ${quoted(target.written)}${where}`, {
        fix: 'replace it by a copy of what it points to',
      }),
    )
    // 303 public skills are links to a SKILL.md elsewhere in the repository; they are skills all the same.
    if (target.real !== null && basename(path) === 'SKILL.md') add(path, target.real, lstatSync(target.real))
  }

  folder('', base, 0)
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return result.refused === null ? result : { files: [], notes, refused: result.refused }
}

interface Target {
  written: string
  /** Real path of a Markdown file inside the root, else null. */
  real: string | null
  why: string
}

function targetOf(root: string, full: string): Target {
  let written = ''
  try {
    written = readlinkSync(full)
    const real = realpathSync.native(full)
    const inside = relative(root, real).split(sep)
    if (inside[0] === '..' || inside[0] === '' || !real.startsWith(root + sep))
      return { written, real: null, why: 'leads out of the repository' }
    const readable = lstatSync(real).isFile() && real.endsWith('.md') && !inside.includes('.git')
    return { written, real: readable ? real : null, why: 'is not followed' }
  } catch {
    return { written, real: null, why: 'leads nowhere' }
  }
}

function specialKind(stats: Stats): string {
  if (stats.isFIFO()) return 'a pipe'
  if (stats.isSocket()) return 'a socket'
  return 'a device'
}
