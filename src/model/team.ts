/** org/teams.yaml: who can own and adopt plugins, and what each team may reach. */
import { z } from 'zod'
import { Day, kebab } from './primitives.ts'

export const Team = z.strictObject({
  id: z.string().regex(kebab).describe('Short name used in manifests, e.g. finance-operations'),
  name: z.string().min(1).describe('Name to show, e.g. Finance Operations'),
  purpose: z.string().min(1).optional().describe('What the team does, in one sentence'),
  domain: z.string().regex(kebab).optional().describe('Business domain from org/policy.yaml'),
  wave: z.string().regex(kebab).optional().describe('Rollout wave from org/waves.yaml'),
  onboarded: Day.optional().describe('Day on which the team got access'),
  offboarded: Day.optional().describe('Day on which the team ended; it can then own nothing'),
  region: z.string().min(1).optional().describe('Region, where it decides what may be used'),
  licence: z.string().min(1).optional().describe('Licence tier, where it decides what may be used'),
  lead: z.string().min(1).optional().describe('Who leads the team'),
  channel: z.string().min(1).optional().describe('Where to reach it, e.g. #fin-ops'),
  maintainers: z.array(z.string().min(1)).optional().describe('Members who maintain plugins'),
  people: z.int().positive().optional().describe('How many people are in the team'),
  groups: z.array(z.string().min(1)).optional().describe('Directory groups that make up the team'),
  grants: z
    .array(z.string().min(1))
    .optional()
    .describe('Scopes granted, as connector:scope, e.g. netsuite:ledger.read'),
  roles: z
    .array(z.enum(['peer', 'standards', 'steward']))
    .optional()
    .describe('Review roles the team may fill: peer, standards or steward'),
})
export type Team = z.infer<typeof Team>

export const Teams = z.array(Team).describe('Every team that can own or adopt plugins')
