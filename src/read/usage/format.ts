/** What one usage format is: how its content is recognised, and how a file of it becomes rows of a view. */
import type { Database } from '../../lib/duckdb.ts'
import type { Note } from '../../model/finding.ts'
import type { UsageTerms } from '../../model/policy.ts'
import type { Rejection } from '../../model/usage.ts'
import type { EventSource } from './event-source.ts'
import type { Sample } from './sample.ts'

/** The view that a format fills; see usage-tables.ts and daily.ts. */
export type View = 'daily' | 'member' | 'reported' | 'summary' | 'reported_issue'

export interface Reading {
  view: View
  /** Days that it speaks of, last one included; null when it holds none. */
  first: string | null
  last: string | null
  rows: number
  kept: number
  duplicates: number
  unrelated: number
  rejected: Rejection[]
  notes: Note[]
  /** Of reports about a period: what they report on, and the day of the export; of the same days only the newest counts. */
  report?: { on: string; exported: string | null }
}

export interface Around {
  database: Database
  /** Runs queries whose rows come in the order of the file. */
  inOrder<T>(use: (database: Database) => Promise<T>): Promise<T>
  /** Absolute path of the export. */
  file: string
  sample: Sample
  /** Parquet file to write, with the columns of the view. */
  part: string
  /** 32 hex characters for a raw id of a person. */
  pseudonym(id: string): string
  terms: UsageTerms
}

export interface Format {
  /** Shown beside a file; equals the file name. */
  id: string
  /** What it is, for people. */
  title: string
  /** Whether a file that starts like this is one; formats are asked in the order of the list. */
  recognises(sample: Sample): boolean
  /** Writes the part. Throws a refusal when the file as a whole is of no use. */
  read?(around: Around): Promise<Reading>
  /** Instead of `read`, where rows are events with or without ids. */
  events?(around: Around): Promise<EventSource>
}

export function format(definition: Format): Format {
  return definition
}
