/** Where each kind of part comes from: default places of a plugin joined with the keys of its manifest. */
import { quoted } from '../../lib/text.ts'
import { own } from '../record.ts'
import type { Context, Declaration } from './context.ts'
import { wrong } from './fields.ts'
import { declaredPaths, resolvePath, type Target, valueAt } from './paths.ts'
import type { Declarations } from './plugin-json.ts'

/** A file of a part; `listed` when a key names the file itself rather than a folder above it. */
export interface PartFile {
  path: string
  /** Folder under which it was found, '' for a listed file. */
  base: string
  listed: boolean
}

interface Kind {
  key: string
  /** Default folder. */
  folder: string
  accepts: RegExp
  /** Whether a key may name a folder. */
  folders: boolean
}

export const kinds = {
  commands: { key: 'commands', folder: 'commands', accepts: /\.md$/i, folders: true },
  agents: { key: 'agents', folder: 'agents', accepts: /\.md$/i, folders: false },
  styles: { key: 'outputStyles', folder: 'output-styles', accepts: /\.md$/i, folders: true },
  workflows: { key: 'workflows', folder: 'workflows', accepts: /\.js$/i, folders: true },
  themes: { key: 'themes', folder: 'themes', accepts: /\.json$/i, folders: true },
} as const satisfies Record<string, Kind>

/** Files of one kind: the default folder unless the manifest's key replaces it, and what an entry appends. */
export function partFiles(context: Context, { main, entry, pluginJson }: Declarations, kind: Kind): PartFile[] {
  const at =
    main && kind.key === 'themes' && valueAt(main, ['experimental', 'themes']) !== undefined
      ? ['experimental', 'themes']
      : [kind.key]
  const replaced = main !== null && valueAt(main, at) !== undefined
  const found = replaced ? declaredFiles(context, main, kind, at) : filesBelow(context, kind.folder, kind.accepts)
  if (replaced && context.folders.has(kind.folder) && !found.some((file) => file.path.startsWith(`${kind.folder}/`))) {
    const message = `folder ${quoted(`${kind.folder}/`)} is ignored because the manifest sets ${quoted(kind.key)}`
    context.tell(
      main.spot(at, 'key'),
      'docs-match-inventory',
      'advice',
      message,
      `add "./${kind.folder}/" to ${kind.key}, or remove the folder`,
    )
  }
  const appends = pluginJson !== null && main === pluginJson && entry !== null && kind.key !== 'workflows'
  if (appends && own(entry.data, kind.key) !== undefined) found.push(...declaredFiles(context, entry, kind, [kind.key]))
  return unique(found)
}

function declaredFiles(context: Context, from: Declaration, kind: Kind, at: readonly string[]): PartFile[] {
  const targets: Target[] = []
  const value = valueAt(from, at)
  // Commands may be a map of names; those are read by commands.ts.
  const isMap = kind.key === 'commands' && typeof value === 'object' && !Array.isArray(value)
  if (isMap) return []
  const paths = declaredPaths(from, at, (other) => wrong(context, from, kind.key, other, 'a path or a list of paths'))
  for (const { written, at: place } of paths) {
    const target = resolvePath(context, from, written, place)
    if (!target) continue
    if (target.isFolder && !kind.folders) {
      const fix = 'name each file, or leave the key out'
      context.tell(
        from.spot(place),
        'paths-stay-inside',
        'error',
        `${kind.key} names the folder ${quoted(written)}, expected files`,
        fix,
      )
    }
    targets.push(target)
  }
  return targets.flatMap(({ path, isFolder }) =>
    isFolder ? filesBelow(context, path, kind.accepts) : [{ path, base: '', listed: true }],
  )
}

/** Files below a folder, in order of their paths. */
export function filesBelow(context: Context, folder: string, accepts: RegExp): PartFile[] {
  const start = folder === '' ? '' : `${folder}/`
  const found: PartFile[] = []
  for (const path of context.files.keys()) {
    if (path.startsWith(start) && accepts.test(path)) found.push({ path, base: folder, listed: false })
  }
  return found
}

/** Folders to look for skills in: `skills/`, what the manifest's key adds, what an entry appends or narrows down to. */
export function skillFolders(
  context: Context,
  { main, entry, pluginJson }: Declarations,
): { folders: string[]; keyed: boolean } {
  const only = context.listing.onlySkills
  const named = (only ?? [])
    .map((path) =>
      path
        .split('/')
        .filter((step) => step !== '' && step !== '.')
        .join('/'),
    )
    .filter((path) => context.folders.has(path))
  if (only && named.length > 0 && !named.includes('') && !named.includes('skills'))
    return { folders: named, keyed: true }

  const folders = ['skills']
  const sources = main === pluginJson ? [main, entry] : [main]
  let keyed = false
  for (const from of sources) {
    if (!from || own(from.data, 'skills') === undefined) continue
    keyed = true
    const paths = declaredPaths(from, ['skills'], (other) =>
      wrong(context, from, 'skills', other, 'a path or a list of paths'),
    )
    for (const { written, at } of paths) {
      const target = resolvePath(context, from, written, at)
      if (!target) continue
      if (target.isFolder) folders.push(target.path)
      else
        context.tell(
          from.spot(at),
          'paths-stay-inside',
          'error',
          `skills names the file ${quoted(written)}, expected a folder`,
          'name its folder',
        )
    }
  }
  return { folders: [...new Set(folders)], keyed }
}

function unique(files: readonly PartFile[]): PartFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()]
}
