/** org/history/metrics/DAY.json: the figures of a day as they were recorded; trends are drawn from these and nothing else. */
import { z } from 'zod'
import { units } from './metric.ts'
import { Day } from './primitives.ts'

const Two = z.tuple([z.number(), z.number()])

export const RecordedFigure = z.strictObject({
  label: z.string().min(1).describe('What it is'),
  unit: z.enum(units).describe('Unit; shares are 0..1'),
  value: z.number().nullable().describe('Null when undefined, never 0 instead'),
  text: z.string().nullable().describe('What stands in place of the number, or beside it'),
  k: z.number().nullable().describe('Numerator, for proportions'),
  n: z.number().nullable().describe('Denominator, for proportions'),
  interval: Two.nullable().describe('95 % confidence interval'),
  bounds: Two.nullable().describe('Least and most, whatever unattributed runs were'),
})

const Cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ suppressed: z.literal(true) })])

export const RecordedMetric = z.strictObject({
  id: z.string().min(1).describe('Id of the metric'),
  definition: z.int().min(1).describe('Version of its definition; where it changes, a new series starts'),
  state: z.enum(['measured', 'too-thin', 'no-usage', 'undefined']).describe('Whether there were figures'),
  reasons: z.array(z.string()).describe('What was missing'),
  sentence: z.string().describe('What it said that day'),
  inputs: z.string().min(1).describe('Digest of everything that it was computed from'),
  figures: z.array(RecordedFigure).describe('As shown; the first is its headline'),
  tables: z
    .array(
      z.strictObject({
        id: z.string().min(1).describe('Id of the table'),
        rows: z.array(z.array(Cell)).describe('As shown'),
      }),
    )
    .describe('Tables that later days are compared with'),
})
export type RecordedMetric = z.infer<typeof RecordedMetric>

export const RecordedMeasurement = z.strictObject({
  schema: z.literal('plugin-commons/measurement/1').describe('Name and major version of this document'),
  asOf: Day.describe('Day for which it was measured; the name of the file'),
  ruleSet: z.string().min(1).describe('Version of the rule set'),
  coverage: z.number().nullable().describe('Share of runs whose plugin is known; null without runs'),
  metrics: z.array(RecordedMetric).describe('In the order of the health page'),
})
export type RecordedMeasurement = z.infer<typeof RecordedMeasurement>
