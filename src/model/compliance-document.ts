/** The compliance report for programs: one result a cell, as /api/v1 and `check --format json` give it. */
import { z } from 'zod'
import { Day } from './primitives.ts'
import { levels, states, tiers } from './result.ts'

const Figure = z.strictObject({
  passed: z.int().nonnegative(),
  of: z.int().nonnegative().describe('Cells that apply and are enforced: pass, fail, waived and could-not-run'),
})

const PluginEntry = z.strictObject({
  name: z.string(),
  path: z.string().nullable().describe('Folder from the root; null for a remote source'),
  owner: z.string().nullable().describe('Id of the owning team; null when not described'),
  level: z.enum(levels).describe('Level reached without counting waivers'),
  nextLevel: z.enum(levels).nullable().describe('Null at the highest level'),
  requiredTier: z.enum(tiers).describe('Review tier that its content needs'),
  achievedTier: z.enum(tiers).describe('Review tier that its reviews give'),
  quarantined: z.string().nullable().describe('Why it could not be read, or null'),
  strict: Figure.describe('Waived cells count as not passed'),
  effective: Figure.describe('Waived cells count as passed'),
})

const WaiverEntry = z.strictObject({
  kind: z.string().describe('temporary, not-applicable, false-positive or accepted-risk'),
  reason: z.string(),
  requestedBy: z.string(),
  approvedBy: z.string().nullable().describe('Null while pending'),
  created: Day,
  expires: Day.describe('Last day on which it counts, UTC'),
  state: z.enum(['pending', 'active', 'expiring', 'expired', 'stale']),
  daysLeft: z.int().describe('Negative after the end'),
  issue: z.string().nullable(),
  file: z.string().describe('Where the waiver stands, from the root'),
  line: z.int().positive().nullable(),
})

const FindingEntry = z.strictObject({
  message: z.string().describe('What is so'),
  fix: z.string().nullable().describe('What to do'),
  file: z.string().nullable().describe('From the root; null when no file carries it'),
  line: z.int().positive().nullable(),
  column: z.int().positive().nullable(),
  pointer: z.string().nullable().describe('JSON pointer into the file, or null'),
  evidence: z.string().nullable().describe('What was found; null when nothing or a secret'),
})

const ResultEntry = z.strictObject({
  plugin: z.string().nullable().describe('Null for findings that belong to no single plugin'),
  rule: z.string(),
  state: z.enum(states),
  severity: z.enum(['error', 'warning', 'advice']).describe("At the plugin's tier"),
  waiver: WaiverEntry.nullable(),
  findings: z.array(FindingEntry).describe('Why it does not pass; where it could not run, one finding that says why'),
})

const Counts = z
  .strictObject({
    pass: z.int().nonnegative(),
    fail: z.int().nonnegative(),
    waived: z.int().nonnegative(),
    grace: z.int().nonnegative(),
    notApplicable: z.int().nonnegative(),
    couldNotRun: z.int().nonnegative(),
    total: z.int().nonnegative().describe('Sum of the six'),
  })
  .refine((counts) => 2 * counts.total === Object.values(counts).reduce((sum, count) => sum + count, 0), {
    error: 'total is not the sum of the six states',
  })

export const ComplianceDocument = z.strictObject({
  schema: z.literal('plugin-commons/compliance/1').describe('Name and major version of this document'),
  ruleSet: z.string().describe('Version of the rule set'),
  asOf: Day.describe('Day for which it was judged'),
  root: z.string().describe('Folder that was judged, as it was named'),
  plugins: z.array(PluginEntry),
  results: z.array(ResultEntry).describe('One a cell, then those that belong to no plugin'),
  counts: Counts.describe('Cells by state; results that belong to no plugin are not cells'),
})
export type ComplianceDocument = z.infer<typeof ComplianceDocument>
