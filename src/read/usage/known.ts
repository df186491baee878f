/** An export and all that is known of it after reading. */
import type { Export } from './exports.ts'
import type { Kept } from './kept-parts.ts'

export interface Known extends Export {
  digest: string
  /** Under which its parts are kept. */
  key: string
  kept: Kept
  /** Path of the part that counts; null when there is none. */
  part: string | null
  /** The export that counts instead, and why; null when this one counts. */
  instead: { path: string; why: string } | null
  /** Events that an earlier file holds too. */
  seen: number
}
