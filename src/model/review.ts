/** org/reviews/<plugin>.yaml: who reviewed which content, at which tier, when. */
import { z } from 'zod'
import { Day } from './primitives.ts'

export const Review = z.strictObject({
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .describe('Content digest that was reviewed'),
  version: z.string().min(1).optional().describe('Version that was reviewed, for readers'),
  tier: z.enum(['T1', 'T2', 'T3']).describe('Review tier: T1 peer, T2 standards, T3 sensitive'),
  reviewers: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Who'),
        role: z.enum(['peer', 'lead', 'standards', 'steward']).describe('In which role'),
      }),
    )
    .min(1)
    .describe('Who reviewed it'),
  date: Day.describe('Day of the review'),
  expires: Day.optional().describe('Last day it counts, when shorter than the policy says'),
  scope: z.string().min(1).optional().describe('What was looked at'),
  evidence: z.string().min(1).optional().describe('Link to the review'),
})
export type Review = z.infer<typeof Review>

export const Reviews = z.array(Review).describe('Reviews of one plugin, oldest first')
