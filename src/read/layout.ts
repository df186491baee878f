/** How a root is laid out, and which folders below it are plugins. */
import { type Dirent, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Note } from '../model/finding.ts'
import type { Layout } from '../model/library.ts'
import { parseJson } from './document/json.ts'
import { readText } from './files.ts'
import { noteOf } from './note.ts'
import { isRecord, own } from './record.ts'
import { below, entriesIn, foldersIn, isFile, isFolder } from './scan.ts'

export interface LaidOut {
  layout: Layout
  /** Plugin folders from the root, sorted; empty for a marketplace, whose file names them. */
  folders: { folder: string; name: string }[]
  /** What is odd about the root as a whole. */
  notes: Note[]
}

const marketplaceFile = '.claude-plugin/marketplace.json'

/** The layout of a folder; `hasOrg` says that central data is given from elsewhere. */
export function layoutOf(root: string, hasOrg: boolean): LaidOut {
  const plugins = isFolder(join(root, 'plugins'))
  if (isFile(join(root, 'org/organisation.yaml')) || (plugins && (hasOrg || isFolder(join(root, 'org'))))) {
    return house(root, plugins)
  }
  if (isFile(join(root, marketplaceFile))) return { layout: 'marketplace', folders: [], notes: [] }
  const folders = foldersBelow(root)
  const layout = folders[0]?.folder === '.' ? 'plugin' : 'folder'
  return { layout, folders, notes: folders.length === 0 ? [nothing()] : [] }
}

/** Plugin folders of a root without any list of them; the root itself when it is the only plugin. */
export function foldersBelow(root: string): { folder: string; name: string }[] {
  const inside = pluginFolders(root)
  const folders = inside.length === 0 && looksLikePlugin(root, '.') ? ['.'] : inside
  return folders.map((folder) => named(root, folder))
}

/** Every folder of plugins/ is a plugin named after its folder; a link to a folder is one that cannot be read. */
function house(root: string, plugins: boolean): LaidOut {
  if (!plugins) {
    const note = noteOf('has-plugins', 'warning', 'there is no folder "plugins"', { fix: 'npm run new -- plugin NAME' })
    return { layout: 'house', folders: [], notes: [note] }
  }
  const full = join(root, 'plugins')
  const names = entriesIn(full).flatMap((entry) => (isCandidate(full, entry) ? [entry.name] : []))
  return { layout: 'house', folders: names.map((name) => ({ folder: `plugins/${name}`, name })), notes: [] }
}

function isCandidate(parent: string, entry: Dirent): boolean {
  if (entry.name.startsWith('.') || entry.name.startsWith('_')) return false
  if (entry.isDirectory()) return true
  if (!entry.isSymbolicLink()) return false
  try {
    return statSync(join(parent, entry.name)).isDirectory()
  } catch {
    // A link that leads nowhere was meant to be a plugin all the same: better a page that says so than silence.
    return true
  }
}

/** Plugin folders in plugins/, else in the root one or two levels deep; none when the root itself is a plugin. */
function pluginFolders(root: string): string[] {
  const inside = children(root, 'plugins').filter((folder) => looksLikePlugin(root, folder))
  if (inside.length > 0) return inside
  if (isFile(join(root, '.claude-plugin/plugin.json'))) return []
  const first = children(root, '.')
  const found = first.flatMap((folder) =>
    looksLikePlugin(root, folder) ? [folder] : children(root, folder).filter((inner) => looksLikePlugin(root, inner)),
  )
  // A root with skills/ looks like a folder of plugins, since every skill has a SKILL.md; only manifests decide then.
  const strong = found.filter((folder) => isFile(join(root, folder, '.claude-plugin/plugin.json')))
  return looksLikePlugin(root, '.') ? strong : found
}

function children(root: string, folder: string): string[] {
  return foldersIn(join(root, folder))
    .filter(({ name }) => !name.startsWith('.') && !name.startsWith('_') && name !== 'node_modules')
    .map(({ name }) => below(folder, name))
}

/** Whether a folder holds anything that Claude would load from a plugin. */
function looksLikePlugin(root: string, folder: string): boolean {
  const at = (path: string) => join(root, folder, path)
  return (
    ['.claude-plugin/plugin.json', 'hooks/hooks.json', '.mcp.json', 'SKILL.md'].some((path) => isFile(at(path))) ||
    ['skills', 'commands', 'agents'].some((path) => isFolder(at(path)))
  )
}

/** A plugin folder with the name its plugin.json gives, else that of the folder. */
export function named(root: string, folder: string): { folder: string; name: string } {
  const { text } = readText(root, below(folder, '.claude-plugin/plugin.json'))
  const data = text === null ? undefined : parseJson(text).data
  const name = isRecord(data) ? own(data, 'name') : undefined
  const fallback = basename(folder === '.' ? root : folder)
  return { folder, name: typeof name === 'string' && name.trim() !== '' ? name : fallback }
}

function nothing(): Note {
  const message = `no plugin found: no org/ with plugins/, no ${marketplaceFile}, no folder with .claude-plugin/plugin.json, skills/, commands/, agents/, hooks/hooks.json, .mcp.json or SKILL.md, one or two levels deep`
  return noteOf('has-plugins', 'warning', message, { fix: 'give a folder that holds plugins, with --root DIR' })
}
