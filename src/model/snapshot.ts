/** org/history/DAY.json: the verdicts of a day as they were recorded; trends are drawn from these and nothing else. */
import { z } from 'zod'
import { Day } from './primitives.ts'
import { levels, tiers } from './result.ts'

const Count = z.int().min(0)
const Figure = z.strictObject({
  passed: Count.describe('Checks that hold'),
  of: Count.describe('Checks that apply and are enforced'),
})

export const SnapshotPlugin = z.strictObject({
  name: z.string().min(1).describe('Its name that day'),
  owner: z.string().nullable().describe('Owning team, or null'),
  level: z.enum(levels).describe('Level reached'),
  effectiveLevel: z.enum(levels).describe('Level with active waivers counted as passed'),
  requiredTier: z.enum(tiers).describe('Tier that its review needs'),
  achievedTier: z.enum(tiers).describe('Tier that its review gives'),
  strict: Figure.describe('Checks without waivers'),
  effective: Figure.describe('Checks with active waivers counted as passed'),
  failing: z.array(z.string()).describe('Ids of the rules that fail'),
})
export type SnapshotPlugin = z.infer<typeof SnapshotPlugin>

export const Snapshot = z.strictObject({
  schema: z.literal('plugin-commons/snapshot/1').describe('Name and major version of this document'),
  ruleSet: z.string().min(1).describe('Version of the rule set, e.g. 2026.11'),
  rules: z.array(z.string()).describe('Ids of the rules that judged, in the order of the report'),
  asOf: Day.describe('Day for which it was judged; the name of the file'),
  digest: z.string().min(1).describe('Digest of everything that the verdicts rest on'),
  counts: z
    .strictObject({
      pass: Count.describe('Cells that hold'),
      fail: Count.describe('Cells that fail'),
      waived: Count.describe('Cells that fail and are waived'),
      grace: Count.describe('Cells that will fail once their rule is enforced'),
      'not-applicable': Count.describe('Cells with nothing to look at'),
      'could-not-run': Count.describe('Cells that could not be judged'),
    })
    .describe('Cells by state'),
  plugins: z.array(SnapshotPlugin).describe('Sorted by name'),
})
export type Snapshot = z.infer<typeof Snapshot>
