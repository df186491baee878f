/** The key of pseudonyms: random, made once for a cache, and of no use outside it. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key in a cache folder, made when there is none; only its owner may read it. */
export function keyIn(folder: string): string {
  const file = join(folder, 'key')
  const kept = keyFrom(file)
  if (kept !== null) return kept
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Another run may have been quicker; a damaged key is replaced.
    if (keyFrom(file) !== null) return keyFrom(file) ?? ''
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return keyFrom(file) ?? ''
}

/** 32 hex characters for an id, as the roll-up makes them. */
export function pseudonymOf(key: string, id: string): string {
  return createHash('sha256')
    .update(key + id)
    .digest('hex')
    .slice(0, 32)
}

function keyFrom(file: string): string | null {
  try {
    const key = readFileSync(file, 'utf8')
    return /^[0-9a-f]{64}$/.test(key) ? key : null
  } catch {
    return null
  }
}
