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
  /** Path of an export with the same bytes, which counts instead. */
  same: string | null
  /** Events that an earlier file holds too. */
  seen: number
}
