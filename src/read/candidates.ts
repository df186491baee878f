/** Everything that should become a plugin page, whether or not it can be read: folders, and entries of a marketplace. */
import { join } from 'node:path'
import { quoted } from '../lib/text.ts'
import type { Note } from '../model/finding.ts'
import type { KeyPath } from './document/json.ts'
import { readText } from './files.ts'
import type { Named } from './identity.ts'
import { named } from './layout.ts'
import type { Entry } from './marketplace/entry.ts'
import { entryPlace, faultNote, type Marketplace, marketplaceFile } from './marketplace.ts'
import type { Place } from './note.ts'
import { type Data, own } from './record.ts'
import { entriesIn, kindAt } from './scan.ts'
import type { RemoteSource } from './sources/source.ts'
import { normalPath } from './sources.ts'

export interface Candidate extends Named {
  /** Folder from the root, '.' for the root; null when the source is not in the repository. */
  folder: string | null
  /** The source when it is not in the repository, or not anywhere. */
  remote: RemoteSource | null
  /** Why nothing can be read, or null. */
  refused: string | null
  entry: Data | null
  entryFile: string | null
  entryAt(path: KeyPath, where?: 'key' | 'value'): Place
  /** Skill folders of an entry on the marketplace root, from the root: only those load. */
  onlySkills: string[] | null
  /** About the entry, in the marketplace file. */
  notes: Note[]
}

/** Candidates for plain folders, in the order given. */
export function folderCandidates(folders: readonly { folder: string; name: string }[]): Candidate[] {
  return folders.map(({ folder, name }) => ({
    name,
    identity: folder,
    place: quoted(folder),
    folder,
    remote: null,
    refused: null,
    entry: null,
    entryFile: null,
    entryAt: () => ({ line: 1, column: 1 }),
    onlySkills: null,
    notes: [],
  }))
}

/** One candidate for every entry, in the order of the file. */
export function entryCandidates(root: string, entries: readonly Entry[], marketplace: Marketplace): Candidate[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const candidate = entryCandidate(root, entry, marketplace)
    // Two entries may agree in everything; the second is then told apart by its turn.
    const turn = (seen.get(candidate.identity) ?? 0) + 1
    seen.set(candidate.identity, turn)
    return turn === 1 ? candidate : { ...candidate, identity: `${candidate.identity} ${turn}` }
  })
}

function entryCandidate(root: string, entry: Entry, marketplace: Marketplace): Candidate {
  const { data, index, source } = entry
  const folder = source.kind === 'local' ? source.folder : null
  const fault = folder === null ? null : folderFault(root, folder, data === null ? undefined : own(data, 'source'))
  const faults = [...entry.faults, ...source.faults, ...(fault === null ? [] : [fault])]
  const entryAt = (path: KeyPath, where?: 'key' | 'value') => marketplace.locate(['plugins', index, ...path], where)
  const name = entry.name ?? (folder === null ? `entry-${index + 1}` : named(root, folder).name)
  return {
    name,
    identity: `${source.kind === 'local' ? source.folder : source.source.label}\n${name}`,
    place: entryPlace(index),
    folder,
    remote: source.kind === 'local' ? null : source.source,
    refused: source.kind === 'refused' ? source.reason : (fault?.message ?? null),
    entry: data,
    entryFile: marketplaceFile,
    entryAt,
    onlySkills: folder === '.' && data !== null ? onlySkillsOf(root, own(data, 'skills')) : null,
    notes: faults.map((each) => faultNote(each, entryAt)),
  }
}

/** Why a folder that an entry names cannot be a plugin, or null. */
function folderFault(root: string, folder: string, written: unknown) {
  const fault = (message: string, fix: string) => ({ at: ['source'], severity: 'error' as const, message, fix })
  const kind = kindAt(join(root, folder))
  if (kind === null) return fault(`source ${quoted(written)} does not exist`, 'correct the path, or remove the entry')
  if (kind === 'file' || kind === 'other')
    return fault(`source ${quoted(written)} is a file, expected a folder`, 'name the folder that holds the plugin')
  if (kind === 'folder' && entriesIn(join(root, folder)).length === 0) {
    return isSubmodule(root, folder)
      ? fault(`source ${quoted(written)} is a submodule that is not checked out`, 'git submodule update --init')
      : fault(`source ${quoted(written)} is an empty folder`, 'add the plugin, or remove the entry')
  }
  return null
}

function isSubmodule(root: string, folder: string): boolean {
  const lines = (readText(root, '.gitmodules').text ?? '').split('\n')
  return lines.some((line) => line.replace(/\s/g, '') === `path=${folder.replace(/\s/g, '')}`)
}

/** Skill folders that an entry on the root confines itself to; null when it means the usual scan. */
function onlySkillsOf(root: string, written: unknown): string[] | null {
  const given: unknown[] = Array.isArray(written) ? written : [written]
  const paths = given
    .flatMap((path) => (typeof path === 'string' ? [normalPath(path)] : []))
    .filter((path) => path !== null)
  if (paths.length === 0 || paths.includes('.') || paths.includes('skills')) return null
  return paths.some((path) => kindAt(join(root, path)) === 'folder') ? paths : null
}
