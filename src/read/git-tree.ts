/** The files of a commit, written out as they are in the object store: no filter, no hook, no submodule, no link followed. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { quoted } from '../lib/text.ts'
import { runGit } from './run-git.ts'
import { usageError } from './usage-error.ts'

interface Entry {
  mode: string
  object: string
  path: string
}

const largest = 1_024 * 1_048_576

/** Writes the tree of `ref`, as far as it lies below `root`, into `folder`. Throws a UsageError when there is no such commit. */
export function writeTree(root: string, ref: string, folder: string): void {
  const commit = runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
  if (commit === null) throw usageError(`${quoted(ref)} is no commit of the repository at ${root}`)
  const listed = runGit(root, ['ls-tree', '-r', '-z', commit.output.toString('utf8').trim()], { most: largest })
  const entries = (listed?.output.toString('utf8') ?? '').split('\0').flatMap(entryOf)
  const objects = runGit(root, ['cat-file', '--batch'], {
    most: largest,
    input: entries.map(({ object }) => `${object}\n`).join(''),
  })
  if (objects === null || objects.cut) throw usageError(`the files of ${quoted(ref)} cannot be read`)
  let at = 0
  for (const { mode, path } of entries) {
    const end = objects.output.indexOf(10, at)
    const size = Number(objects.output.toString('latin1', at, end).split(' ')[2])
    const content = objects.output.subarray(end + 1, end + 1 + size)
    at = end + 1 + size + 1
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (mode === '120000') symlinkSync(content.toString('utf8'), file)
    else writeFileSync(file, content)
  }
}

/** Files and links; submodules have no content here. Git itself refuses paths that leave the tree. */
function entryOf(line: string): Entry[] {
  const [, mode = '', type, object = '', path = ''] = /^(\d+) (\w+) ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
  return type === 'blob' ? [{ mode, object, path }] : []
}
