/** Digests: the keys under which work is reused. */
import { createHash } from 'node:crypto'

/** sha256 of the bytes or text, 64 hex characters. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** sha256 of a value's JSON with sorted keys, so that equal values have equal digests. */
export function digestOf(value: unknown): string {
  return sha256(canonicalJson(value))
}

/** JSON with keys sorted at every level. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  })
}

/** sha256:… over paths, modes and exact bytes of files, in the order given. */
export function exactDigest(files: readonly { path: string; executable: boolean; sha256: string }[]): string {
  const lines = files.map((file) => `${JSON.stringify(file.path)} ${file.executable ? 'x' : '-'} ${file.sha256}`)
  return `sha256:${sha256(lines.join('\n'))}`
}
