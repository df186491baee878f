/** Every usage format, in the order in which they are asked. */
import eventCsv from './event-csv.ts'
import eventJsonl from './event-jsonl.ts'
import eventParquet from './event-parquet.ts'
import type { Format } from './format.ts'
import otlp from './otlp.ts'

export const formats: readonly Format[] = [eventParquet, otlp, eventCsv, eventJsonl]
