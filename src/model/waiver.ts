/** org/waivers/<plugin>.yaml: exemptions with reason, approver and expiry. */
import { z } from 'zod'
import { Day, kebab, WebAddress } from './primitives.ts'

export const Waiver = z.strictObject({
  rule: z.string().regex(kebab).describe('Exact id of the rule; no wildcard'),
  plugin: z.string().regex(kebab).describe('Exact name of the plugin'),
  path: z.string().min(1).optional().describe('File inside the plugin, when only findings there are meant'),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional()
    .describe('Content digest; the waiver dies when the content changes'),
  kind: z
    .enum(['temporary', 'not-applicable', 'false-positive', 'accepted-risk'])
    .describe('temporary, not-applicable, false-positive or accepted-risk'),
  reason: z.string().min(20).describe('Why, in at least 20 characters'),
  requestedBy: z.string().min(1).describe('Who asked for it'),
  approvedBy: z
    .string()
    .min(1)
    .optional()
    .describe('Who approved it; not the requester. Without it the waiver is pending'),
  created: Day.describe('First day it counts'),
  expires: Day.describe('Last day it counts, UTC'),
  renews: Day.optional().describe('Day of the waiver that this one renews'),
  issue: WebAddress.optional().describe('Link to the discussion'),
})
export type Waiver = z.infer<typeof Waiver>

export const Waivers = z.array(Waiver).describe('Waivers of one plugin')

/** A waiver with the place where it stands. */
export type PlacedWaiver = Waiver & {
  /** Root-relative. */
  file: string
  line: number | null
  /** Day of the commit that brought it, where git can say. */
  committed?: string
}
