/** What reading usage/ found: the files, what was kept and what was refused, and how far the figures can be trusted. */
import type { Finding } from './finding.ts'

/** Rows left out for one reason. */
export interface Rejection {
  /** Short sentence part, lower case, e.g. "the day cannot be read". */
  reason: string
  rows: number
  /** 1-based lines of the first few, when the format has lines. */
  lines: number[]
}

/** used: every row. partly: some rows were left out. replaced: another file says the same or newer. refused: of no use as a whole. */
export const fileStates = ['used', 'partly', 'replaced', 'refused'] as const
export type FileState = (typeof fileStates)[number]

export interface UsageFile {
  /** Relative to usage/, POSIX form, as it may be shown: shortened from the front, invisible characters written out. */
  path: string
  /** sha256 of the bytes, hex; null for a link or special file, which is never opened. */
  digest: string | null
  /** Id of the format; null when it was refused. */
  format: string | null
  /** What the format is, for people. */
  formatTitle: string | null
  state: FileState
  /** Days that it speaks of, last one included; null when it holds none. */
  first: string | null
  last: string | null
  /** Rows read, and of these: kept, seen before (in this or an earlier file), about something else than plugin use. */
  rows: number
  kept: number
  duplicates: number
  unrelated: number
  rejected: Rejection[]
  /** Why it was refused or replaced, and what else is odd beside rows left out; never a word of its content. */
  findings: Finding[]
}

export interface UsageFacts {
  files: UsageFile[]
  /** One for every file that was refused or only partly read, and for what files say of each other. */
  findings: Finding[]
  /** Digest over the files and the code that read them; figures name it. */
  digest: string
  /** Whether there is a single row of the daily relation. */
  hasRuns: boolean
  /** First and last day of the daily relation; null without one. */
  first: string | null
  last: string | null
}
