/** The document /api/v1/metrics.json: what programs read of the health metrics. */
import { z } from 'zod'
import { units } from './metric.ts'
import { Day } from './primitives.ts'
import { RecordedFigure } from './recorded-measurement.ts'
import { fileStates } from './usage.ts'

const Count = z.int().min(0)
const Two = z.tuple([z.number(), z.number()]).readonly()
export const DocumentCell = z
  .union([z.string(), z.number(), z.null(), z.strictObject({ suppressed: z.literal(true) })])
  .describe('suppressed: too few persons stand behind it, or it would tell such a cell')

const Figure = RecordedFigure.extend({ interval: Two.nullable(), bounds: Two.nullable() })

export const DocumentFigure = Figure.describe('A number with its uncertainty; null is undefined, never 0')

const Table = z.strictObject({
  id: z.string(),
  title: z.string(),
  columns: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      holds: z.enum(['plugin', 'team', 'wave', 'connector', 'rule', 'text', 'day', ...units]),
    }),
  ),
  rows: z.array(z.array(DocumentCell)),
})

const Step = z.strictObject({
  at: z.number().describe('Days since the clock started'),
  value: z.number(),
  interval: Two.nullable(),
  atRisk: Count,
  events: Count,
  censored: Count,
})

const CurvePlot = z.strictObject({
  id: z.string(),
  title: z.string(),
  y: z.string(),
  x: z.string(),
  curves: z.array(z.strictObject({ id: z.string(), label: z.string(), steps: z.array(Step), until: z.number() })),
})

const SeriesPlot = z.strictObject({
  id: z.string(),
  title: z.string(),
  y: z.string(),
  unit: z.enum(units),
  series: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      points: z.array(
        z.strictObject({ day: Day, value: z.number().nullable(), interval: Two.nullable(), bounds: Two.nullable() }),
      ),
    }),
  ),
})

const Trend = z.strictObject({
  day: Day,
  value: z.number().nullable(),
  interval: Two.nullable(),
  definition: z.int(),
  ruleSet: z.string(),
})

const Metric = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  question: z.string(),
  unit: z.enum(units),
  better: z.enum(['up', 'down', 'neither']),
  definition: z.string().describe('In words, with the values of the policy'),
  version: z.int().describe('Of the definition; a new one starts a new series'),
  queries: z.record(z.string(), z.string()),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  records: z.array(z.string()).readonly().describe('Ids of the tables that are recorded with the figures'),
  state: z.enum(['measured', 'too-thin', 'no-usage', 'undefined']),
  reasons: z.array(z.string()).describe('What is missing and what to do'),
  sentence: z.string(),
  figures: z.array(DocumentFigure).describe('The first is the headline'),
  tables: z.array(Table),
  curves: z.array(CurvePlot),
  series: z.array(SeriesPlot),
  notes: z.array(z.string()),
  inputs: z.string().describe('Digest of everything that it was computed from'),
  trend: z.array(Trend).describe('Recorded values, oldest first'),
})

const Quality = z.strictObject({
  coverage: z.number().nullable().describe('Share of runs whose plugin is known'),
  freshness: z.number().nullable().describe('Days from the last run to asOf'),
  first: Day.nullable(),
  last: Day.nullable(),
  days: Count,
  teams: Count,
  files: z
    .strictObject({ used: Count, partly: Count, replaced: Count, refused: Count })
    .describe('Exports by what became of them'),
  rows: z.strictObject({
    read: Count,
    kept: Count,
    duplicates: Count,
    unrelated: Count,
    rejected: z.array(z.strictObject({ reason: z.string(), rows: Count })),
  }),
  runs: z.strictObject({
    all: Count,
    qualifying: Count,
    setAside: z.array(z.strictObject({ reason: z.string(), runs: Count })),
    withoutVersion: Count,
  }),
})

const Input = z.strictObject({
  path: z.string().describe('Relative to usage/, shortened from the front where it is very long'),
  digest: z.string().nullable().describe('sha256 of its bytes; null for a link, which is not opened'),
  format: z.string().nullable().describe('Null when it was refused'),
  state: z
    .enum(fileStates)
    .describe('partly: rows were left out; replaced: another file says the same or newer; refused: of no use'),
  first: Day.nullable(),
  last: Day.nullable().describe('Last day that it speaks of, included'),
  rows: Count.describe('Equals kept + duplicates + unrelated + all that was rejected'),
  kept: Count,
  duplicates: Count,
  unrelated: Count,
  rejected: z.array(
    z.strictObject({
      reason: z.string(),
      rows: Count,
      lines: z.array(Count).describe('The first few, where the format has lines'),
    }),
  ),
  findings: z.array(z.strictObject({ severity: z.string(), message: z.string(), fix: z.string().nullable() })),
})

export const MetricsDocument = z.strictObject({
  schema: z.literal('plugin-commons/metrics/1').describe('Name and major version of this document'),
  asOf: Day.describe('Figures speak of the days before this one'),
  quality: Quality.describe('How good the data is'),
  inputs: z.array(Input).describe('Every file of usage/, by path: what was read and what was not, never its content'),
  metrics: z.array(Metric).describe('In the order of the health page'),
})
export type MetricsDocument = z.infer<typeof MetricsDocument>
