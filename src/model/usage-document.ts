/** The document /api/v1/usage.json: use of plugins, teams and connectors, aggregates only. */
import { z } from 'zod'
import { DocumentCell, DocumentFigure } from './metrics-document.ts'
import { lifeStates } from './plugin-usage.ts'
import { Day } from './primitives.ts'

const Count = z.int().min(0)

const Reported = z.strictObject({
  source: z.string(),
  name: z.string(),
  first: z.string(),
  last: z.string(),
  persons: z.number().nullable(),
  installs: z.number().nullable(),
  invocations: z.number().nullable(),
})

const Plugin = z.strictObject({
  plugin: z.string(),
  life: z.enum(lifeStates),
  question: z.string().nullable().describe('What its owner is asked'),
  reach: Count.describe('Teams that use it'),
  reachOthers: Count.describe('The same without its owner'),
  effectiveTeams: z.strictObject({ d2: z.number(), d1: z.number() }).nullable(),
  runs: DocumentCell,
  persons: DocumentCell,
  adopters: z.array(z.strictObject({ team: z.string(), uses: z.boolean(), runs: DocumentCell, first: Day, last: Day })),
  success: DocumentFigure.nullable(),
  versions: z.array(
    z.strictObject({ version: z.string().nullable(), runs: DocumentCell, share: z.number().nullable() }),
  ),
  lastUsed: Day.nullable(),
  weeks: z.array(z.strictObject({ day: Day, runs: DocumentCell })),
  issues: z
    .strictObject({
      open: Count,
      answered: Count,
      medianResponse: z.number().nullable(),
      oldestUnanswered: z.number().nullable(),
    })
    .nullable(),
  reported: z.array(Reported),
})

const Team = z.strictObject({
  team: z.string(),
  runs: DocumentCell,
  persons: DocumentCell,
  importRatio: DocumentFigure.nullable(),
  uses: z.array(z.strictObject({ plugin: z.string(), runs: DocumentCell, own: z.boolean(), first: Day })),
  lends: z.array(z.strictObject({ plugin: z.string(), teams: Count })),
  productiveAfter: z.number().nullable(),
  waiting: z.number().nullable(),
})

const Connector = z.strictObject({
  connector: z.string(),
  calls: DocumentCell,
  failures: DocumentCell,
  teams: z.array(z.strictObject({ team: z.string(), calls: DocumentCell })),
  conformance: DocumentFigure.nullable(),
  drift: z.number().nullable(),
  variants: Count,
  success: z.tuple([z.number(), z.number()]).readonly().nullable(),
  reported: z.array(Reported),
})

export const UsageDocument = z.strictObject({
  schema: z.literal('plugin-commons/usage/1').describe('Name and major version of this document'),
  asOf: Day.describe('Figures speak of the days before this one'),
  plugins: z.array(Plugin).describe('By name; empty without usage'),
  teams: z.array(Team).describe('By id'),
  connectors: z.array(Connector).describe('By id'),
})
export type UsageDocument = z.infer<typeof UsageDocument>
