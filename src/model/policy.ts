/** org/policy.yaml: every number and list that is the central team's choice. */
import { z } from 'zod'
import { Day, kebab } from './primitives.ts'
import { levels } from './result.ts'

export const DataClass = z.strictObject({
  id: z.string().regex(kebab).describe('Name used in manifests'),
  name: z.string().min(1).describe('Name to show'),
  description: z.string().min(1).describe('What belongs to it'),
})
export type DataClass = z.infer<typeof DataClass>

export const Domain = z.strictObject({
  id: z.string().regex(kebab).describe('Name used in manifests and at the start of plugin names'),
  name: z.string().min(1).describe('Name to show'),
})
export type Domain = z.infer<typeof Domain>

const days = (least: number) => z.int().min(least)

const ByTier = z.strictObject({
  T1: days(1).describe('Days at tier T1'),
  T2: days(1).describe('Days at tier T2'),
  T3: days(1).describe('Days at tier T3'),
})

export const ReviewTerms = z.strictObject({
  days: ByTier.default({ T1: 365, T2: 180, T3: 90 }).describe('How many days a review counts, by tier'),
  warn: days(0).default(30).describe('How many days before its end a review is called ending'),
})

export const WaiverTerms = z.strictObject({
  cap: ByTier.default({ T1: 90, T2: 90, T3: 30 }).describe('Longest term of a waiver in days, by required tier'),
  expiring: days(0).default(14).describe('How many days before its end a waiver is called expiring'),
})

export const Budgets = z.strictObject({
  files: z.int().positive().default(500).describe('Most files in a plugin'),
  bytes: z.int().positive().default(10_485_760).describe('Most bytes of all its files'),
  fileBytes: z.int().positive().default(1_048_576).describe('Most bytes of one file'),
})

export const Lifetimes = z.strictObject({
  evidence: days(1).default(180).describe('How many days evidence of reliability counts'),
  removal: days(0).default(90).describe('Fewest days between deprecation and removal'),
  maintainer: days(1).default(180).describe('How many days after the last change a plugin counts as looked after'),
})

export const SupportTerms = z.strictObject({
  days: ByTier.default({ T1: 10, T2: 5, T3: 2 }).describe('How many working days an answer may take, by required tier'),
})

export const Offers = z.strictObject({
  level: z
    .enum(levels)
    .default('bronze')
    .describe('Lowest standards level at which a plugin can be installed from here'),
  sources: z
    .enum(['archive', 'npm'])
    .default('archive')
    .describe('How /marketplace.json names packages: zip archives, or the package registry for clients before 2.1.224'),
})

/** A cell that was failing when its rule arrived, or when the estate adopted the check. */
export const Known = z.strictObject({
  plugin: z.string().min(1).describe('Name of the plugin'),
  rule: z.string().regex(kebab).describe('Id of the rule'),
})

export const Policy = z.strictObject({
  dataClasses: z.array(DataClass).min(1).describe('Data classes from least to most sensitive'),
  domains: z.array(Domain).min(1).describe('Business domains'),
  tags: z.array(z.string().regex(kebab)).describe('Tags that plugins may carry'),
  enforceFrom: z
    .record(z.string(), Day)
    .default({})
    .describe('Day from which a rule counts, by rule id; rules of the first day need none'),
  baseline: z.array(Known).default([]).describe('Known failures from the day a rule arrived; the list may only shrink'),
  reviews: ReviewTerms.default(ReviewTerms.parse({})).describe('How long reviews count'),
  waivers: WaiverTerms.default(WaiverTerms.parse({})).describe('How long waivers may last'),
  budgets: Budgets.default(Budgets.parse({})).describe('How large a plugin may be'),
  lifetimes: Lifetimes.default(Lifetimes.parse({})).describe('How long facts stay fresh'),
  support: SupportTerms.default(SupportTerms.parse({})).describe('How soon users get an answer'),
  offers: Offers.default(Offers.parse({})).describe('What marketplaces list'),
  egress: z
    .array(z.string().min(1))
    .default([])
    .describe('Hosts outside the organisation that plugins may talk to; a leading dot means every host below'),
  commands: z
    .array(z.string().min(1))
    .default(['node', 'npx', 'uvx', 'python', 'python3', 'deno', 'bun', 'docker'])
    .describe('Programs that local servers may start'),
  reservedNames: z.array(z.string().min(1)).default([]).describe('Names that no plugin may take or resemble'),
})
export type Policy = z.infer<typeof Policy>
