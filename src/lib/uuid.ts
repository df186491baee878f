/** Ids that stay: the same words give the same id, on every machine and for ever. */
import { sha256 } from './digest.ts'

/** A UUID of version 8 (RFC 9562, 5.8), made from the words' SHA-256. */
export function uuidOf(...words: readonly string[]): string {
  const hex = sha256(words.join('\0'))
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
