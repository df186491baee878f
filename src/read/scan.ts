/** Where plugin manifests and marketplace files lie below some folders: names only, no content, no link followed. */
import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { byText } from './record.ts'

export interface Scan {
  /** Folders with a .claude-plugin/plugin.json, from the root, sorted. */
  plugins: string[]
  /** Folders with a .claude-plugin/marketplace.json, from the root, sorted. */
  marketplaces: string[]
  /** Whether there were more folders than are looked at. */
  cut: boolean
  /** What the folders hold that were looked at, by path from the root; unreadable and empty ones are missing. */
  entries: Map<string, Dirent[]>
}

const foldersMost = 50_000
const depthMost = 40
const passed = new Set(['.git', 'node_modules', '.claude-plugin'])

/** Looks through `starts`, folders from the root ('.' is the root), and everything below them. */
export function scan(root: string, starts: readonly string[]): Scan {
  const found: Scan = { plugins: [], marketplaces: [], cut: false, entries: new Map() }
  const waiting = starts.map((folder) => ({ folder, depth: 0 }))
  let seen = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { folder, depth } = next
    if (++seen > foldersMost) {
      found.cut = true
      break
    }
    const entries = entriesIn(join(root, folder))
    if (entries.length > 0) found.entries.set(folder, entries)
    // Some disks do not tell letter cases apart.
    if (entries.some(({ name }) => name.toLowerCase() === '.claude-plugin')) {
      if (isFile(join(root, folder, '.claude-plugin/plugin.json'))) found.plugins.push(folder)
      if (isFile(join(root, folder, '.claude-plugin/marketplace.json'))) found.marketplaces.push(folder)
    }
    // The reader of the plugin refuses what lies deeper, with a finding.
    if (depth === depthMost) continue
    for (const entry of entries) {
      if (entry.isDirectory() && !passed.has(entry.name))
        waiting.push({ folder: below(folder, entry.name), depth: depth + 1 })
    }
  }
  found.plugins.sort(byText)
  found.marketplaces.sort(byText)
  return found
}

/** Real folders in a folder, sorted by name; none when it cannot be read. */
export function foldersIn(full: string): Dirent[] {
  return entriesIn(full).filter((entry) => entry.isDirectory())
}

/** What a folder holds, sorted by name; nothing when it cannot be read. */
export function entriesIn(full: string): Dirent[] {
  try {
    return readdirSync(full, { withFileTypes: true }).sort((a, b) => byText(a.name, b.name))
  } catch {
    return []
  }
}

/** The path of something in a folder, both from the root. */
export function below(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`
}

/** Whether `path` lies strictly below `folder`, both from the root. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '.' ? path !== '.' : path.startsWith(`${folder}/`)
}

/** Whether there is a plain file; links do not count. */
export function isFile(full: string): boolean {
  return kindAt(full) === 'file'
}

/** Whether there is a real folder; links do not count. */
export function isFolder(full: string): boolean {
  return kindAt(full) === 'folder'
}

/** What stands at a path, without following a link there; null when there is nothing or it cannot be looked at. */
export function kindAt(full: string): 'file' | 'folder' | 'link' | 'other' | null {
  try {
    const stats = lstatSync(full)
    if (stats.isSymbolicLink()) return 'link'
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
  } catch {
    // Also paths that no system takes: too long, or with a NUL.
    return null
  }
}
