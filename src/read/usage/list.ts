/** Every usage format, in the order in which they are asked. */
import analytics from './analytics.ts'
import dailyParquet from './daily-parquet.ts'
import eventCsv from './event-csv.ts'
import eventJsonl from './event-jsonl.ts'
import eventParquet from './event-parquet.ts'
import type { Format } from './format.ts'
import inventory from './inventory.ts'
import issuesCsv from './issues-csv.ts'
import issuesGithub from './issues-github.ts'
import issuesGitlab from './issues-gitlab.ts'
import members from './members.ts'
import otlp from './otlp.ts'

export const formats: readonly Format[] = [
  dailyParquet,
  eventParquet,
  otlp,
  analytics,
  issuesGithub,
  issuesGitlab,
  inventory,
  issuesCsv,
  eventCsv,
  eventJsonl,
  members,
]
