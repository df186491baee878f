/** The version of the code: a digest that changes whenever a kept result could have come out differently. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from './digest.ts'

const source = join(import.meta.dirname, '..')

/** Digest of the lockfile and of every source file in the given folders of src/. */
export function codeVersion(folders: readonly string[]): string {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: source })).sort()
  const parts = files.map((file) => `${file}\n${readFileSync(join(source, file), 'utf8')}`)
  return sha256([readFileSync(join(source, '..', 'package-lock.json'), 'utf8'), ...parts].join('\n'))
}
