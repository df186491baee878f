/** The version of the code: a digest that changes whenever a kept result could have come out differently. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from './digest.ts'

const source = join(import.meta.dirname, '..')
// The code of a run does not change while it runs.
const known = new Map<string, string>()

/** Digest of the lockfile and of every source file in the given folders of src/. */
export function codeVersion(folders: readonly string[]): string {
  const lock = versionOf('', () => sha256(readFileSync(join(source, '..', 'package-lock.json'))))
  return sha256([lock, ...folders.map((folder) => versionOf(folder, () => digestIn(folder)))].join('\n'))
}

function versionOf(part: string, make: () => string): string {
  const version = known.get(part) ?? make()
  known.set(part, version)
  return version
}

function digestIn(folder: string): string {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: source }).sort()
  return sha256(files.map((file) => `${file}\n${sha256(readFileSync(join(source, file)))}`).join('\n'))
}
