/** Every usage format, in the order in which they are asked. */
import eventCsv from './event-csv.ts'
import eventJsonl from './event-jsonl.ts'
import eventParquet from './event-parquet.ts'
import type { Format } from './format.ts'

export const formats: readonly Format[] = [eventParquet, eventCsv, eventJsonl]
