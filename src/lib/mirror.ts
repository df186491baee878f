/** Makes one folder the same as another, touching only what differs; a folder that holds something else is left alone. */
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Stands in a folder that was written by mirror, so that the next run may replace what is there. */
const mark = '.plugin-commons'

/** Whether `folder` may be written to: it is not there, is empty, or was written by mirror. */
export function isOurs(folder: string): boolean {
  return !existsSync(folder) || existsSync(join(folder, mark)) || readdirSync(folder).length === 0
}

/** Copies what is new or differs from `source` to `target`, and removes what only `target` holds. */
export function mirror(source: string, target: string): void {
  if (!isOurs(target)) throw new Error(`${target} holds files that no build wrote`)
  mkdirSync(target, { recursive: true })
  writeFileSync(
    join(target, mark),
    'Written by a build of Plugin Commons; everything in this folder is replaced by the next.\n',
  )
  const wanted = new Set(filesOf(source))
  for (const file of filesOf(target)) {
    if (wanted.has(file) || file === mark) continue
    rmSync(join(target, file))
    removeEmpty(target, dirname(file))
  }
  for (const file of wanted) {
    const [from, to] = [join(source, file), join(target, file)]
    if (isSame(from, to)) continue
    if (existsSync(to) && statSync(to).isDirectory()) rmSync(to, { recursive: true })
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(from, to)
  }
}

function filesOf(folder: string): string[] {
  return globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function isSame(from: string, to: string): boolean {
  if (!existsSync(to)) return false
  const [one, other] = [statSync(from), statSync(to)]
  return other.isFile() && one.size === other.size && readFileSync(from).equals(readFileSync(to))
}

function removeEmpty(root: string, folder: string): void {
  for (let at = folder; at !== '.' && at !== ''; at = dirname(at)) {
    if (readdirSync(join(root, at)).length > 0) return
    rmdirSync(join(root, at))
  }
}
