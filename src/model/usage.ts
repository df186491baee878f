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

export interface UsageFile {
  /** Relative to usage/, POSIX form. */
  path: string
  /** sha256 of the bytes, hex. */
  digest: string
  /** Id of the format; null when it was refused. */
  format: string | null
  /** Days that it speaks of, last one included; null when it holds none. */
  first: string | null
  last: string | null
  /** Rows read, and of these: kept, seen before (in this or an earlier file), about something else than plugin use. */
  rows: number
  kept: number
  duplicates: number
  unrelated: number
  rejected: Rejection[]
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
