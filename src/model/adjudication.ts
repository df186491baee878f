/** org/adjudications.yaml: pairs of look-alikes that people have judged. */
import { z } from 'zod'
import { Day } from './primitives.ts'

const Part = z.string().regex(/^[^/\s]+(?:\/[^/\s]+)?$/)

export const Adjudication = z.strictObject({
  pair: z.tuple([Part, Part]).describe('Two plugins, or two skills as plugin/skill'),
  verdict: z.enum(['duplicate', 'intended']).describe('duplicate: one should go; intended: both may stay'),
  reason: z.string().min(20).describe('Why, in at least 20 characters'),
  by: z.string().min(1).describe('Who decided'),
  date: Day.describe('When'),
  until: Day.optional().describe('Last day the decision counts'),
})
export type Adjudication = z.infer<typeof Adjudication>

export const Adjudications = z.array(Adjudication).describe('Judged pairs')
