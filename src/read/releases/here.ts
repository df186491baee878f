/** The files of a plugin in the working tree as a release would hold them: what was read of it, with modes and exact bytes. */
import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from '../../model/plugin.ts'
import { readBytes } from '../files.ts'
import type { FileBytes } from './folders.ts'

const most = 200_000_000
const ownerRuns = 0o100

/** Path, mode and sha256 of each file that was read, by path. */
export function modesHere(root: string, plugin: Plugin): { path: string; executable: boolean; sha256: string }[] {
  return plugin.files.map(({ path, digest }) => ({
    path,
    executable: isExecutable(root, plugin, path),
    sha256: digest,
  }))
}

/** Every file with its bytes; text when one is no longer as it was read. */
export function readHere(root: string, plugin: Plugin): FileBytes[] | string {
  const files: FileBytes[] = []
  for (const { path } of plugin.files) {
    const bytes = readBytes(root, fullPath(plugin, path), most)
    // A link to a skill elsewhere was followed within the repository; an archive cannot follow it.
    if (bytes === null) continue
    files.push({ path, executable: isExecutable(root, plugin, path), bytes })
  }
  return files
}

function isExecutable(root: string, plugin: Plugin, path: string): boolean {
  try {
    return (lstatSync(join(root, fullPath(plugin, path))).mode & ownerRuns) !== 0
  } catch {
    return false
  }
}

function fullPath({ source }: Plugin, path: string): string {
  return source.kind === 'local' && source.path !== '.' ? `${source.path}/${path}` : path
}
