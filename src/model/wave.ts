/** org/waves.yaml: the rollout waves, and what each one taught. */
import { z } from 'zod'
import { Day, kebab } from './primitives.ts'

export const Wave = z.strictObject({
  id: z.string().regex(kebab).describe('Short name that teams refer to, e.g. wave-1'),
  name: z.string().min(1).describe('Name to show'),
  start: Day.describe('Day on which it starts'),
  goal: z.string().min(1).optional().describe('What it is meant to show'),
  lessons: z.array(z.string().min(1)).optional().describe('What it taught, one sentence each'),
  decision: z.string().min(1).optional().describe('What was decided after it'),
})
export type Wave = z.infer<typeof Wave>

export const Waves = z.array(Wave).describe('Rollout waves in order')
