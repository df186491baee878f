/** Which plugin folders lie inside which: nobody's files are counted twice, and nothing is overlooked in silence. */
import { counted } from '../lib/text.ts'
import type { Note } from '../model/finding.ts'
import type { Candidate } from './candidates.ts'
import { someOf } from './marketplace.ts'
import { noteOf } from './note.ts'
import { isBelow, type Scan } from './scan.ts'

export interface Nesting {
  /** By candidate: folders inside its own that are plugins of their own. */
  skip: Map<Candidate, string[]>
  /** By plugin folder: what is odd about those. */
  inside: Map<string, Note>
  /** About folders that belong to no plugin. */
  notes: Note[]
}

/** Sorts out the folders of the candidates and the plugin and marketplace folders that the scan found. */
export function nestingOf(candidates: readonly Candidate[], found: Scan, hasMarketplace: boolean): Nesting {
  const local = candidates.filter(({ folder, refused }) => folder !== null && refused === null)
  const listed = new Set(local.map(({ folder }) => folder ?? ''))
  const inner = innerFolders(listed, new Set([...listed, ...found.plugins]))
  const skip = new Map<Candidate, string[]>()
  for (const candidate of local) {
    // Skills that an entry on the root names are its own, also where another entry lists their folder as a plugin.
    const named = candidate.onlySkills ?? []
    const others = (inner.get(candidate.folder ?? '') ?? []).filter(
      (path) => !named.some((skill) => skill === path || isBelow(skill, path)),
    )
    skip.set(candidate, others)
  }

  const homeless: string[] = []
  const inside = new Map<string, string[]>()
  for (const path of found.plugins) {
    if (listed.has(path)) continue
    const home = homeOf(path, listed)
    if (home === null) homeless.push(path)
    else inside.set(home, [...(inside.get(home) ?? []), path])
  }
  return {
    skip,
    inside: new Map([...inside].map(([home, paths]) => [home, insideNote(paths)])),
    notes: [
      ...(hasMarketplace && homeless.length > 0 ? [unlistedNote(homeless)] : []),
      ...strayMarketplaces(found.marketplaces, skip),
      ...(found.cut
        ? [noteOf('fits-size-budget', 'warning', 'there are too many folders to look for plugins in all of them')]
        : []),
    ],
  }
}

/** The listed folder closest above a path; the root does not count, since everything is inside it. */
function homeOf(path: string, listed: ReadonlySet<string>): string | null {
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    if (listed.has(path.slice(0, at))) return path.slice(0, at)
  }
  return null
}

/** By listed folder: the plugin folders strictly inside it. */
function innerFolders(listed: ReadonlySet<string>, plugins: ReadonlySet<string>): Map<string, string[]> {
  const inner = new Map<string, string[]>([...listed].map((folder) => [folder, []]))
  for (const path of [...plugins].sort()) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      inner.get(path.slice(0, at))?.push(path)
    }
    if (path !== '.') inner.get('.')?.push(path)
  }
  return inner
}

function insideNote(paths: readonly string[]): Note {
  const message = `${counted(paths.length, 'plugin')} ${paths.length === 1 ? 'lies' : 'lie'} inside this one: ${someOf(paths)}`
  return noteOf('plugins-are-not-nested', 'advice', message, { fix: 'move it beside this one, or remove it' })
}

function unlistedNote(paths: readonly string[]): Note {
  const message = `${counted(paths.length, 'plugin folder')} ${paths.length === 1 ? 'is' : 'are'} in no marketplace: ${someOf(paths)}`
  return noteOf('marketplace-is-valid', 'advice', message, { fix: 'add an entry for each, or remove the folders' })
}

/** Marketplaces that no plugin's own reading comes across. */
function strayMarketplaces(folders: readonly string[], skip: ReadonlyMap<Candidate, readonly string[]>): Note[] {
  const isRead = (path: string) =>
    [...skip].some(
      ([{ folder }, inner]) =>
        folder !== null &&
        (path === folder || isBelow(path, folder)) &&
        !inner.some((other) => path === other || isBelow(path, other)),
    )
  const stray = folders.filter((path) => path !== '.' && !isRead(path))
  if (stray.length === 0) return []
  const message = `${counted(stray.length, 'further marketplace')} ${stray.length === 1 ? 'lies' : 'lie'} in this repository: ${someOf(stray)}`
  return [noteOf('marketplace-is-valid', 'advice', message, { fix: 'keep one marketplace in a repository' })]
}
