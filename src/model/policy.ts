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
  backdating: days(0).default(7).describe('How many days before its first commit a waiver may begin, for its review'),
})

export const Budgets = z.strictObject({
  files: z.int().positive().default(500).describe('Most files in a plugin'),
  bytes: z.int().positive().default(10_485_760).describe('Most bytes of all its files'),
  fileBytes: z.int().positive().default(1_048_576).describe('Most bytes of one file'),
})

export const Lifetimes = z.strictObject({
  evidence: days(1).default(180).describe('How many days evidence of reliability counts'),
  removal: days(0).default(90).describe('Fewest days between deprecation and removal'),
  removalReused: days(0)
    .default(180)
    .describe('Fewest days between deprecation and removal of a plugin that many teams rely on'),
  reusedBy: days(1).default(3).describe('How many teams besides the owner must rely on a plugin for the longer term'),
  maintainer: days(1).default(180).describe('How many days after the last change a plugin counts as looked after'),
})

export const SupportTerms = z.strictObject({
  days: ByTier.default({ T1: 10, T2: 5, T3: 2 }).describe('How many working days an answer may take, by required tier'),
})

const share = z.number().min(0).max(1)

/** Windows and thresholds of the health metrics. */
export const HealthTerms = z.strictObject({
  window: days(1).default(90).describe('Days before the date of the run that count as now'),
  retention: days(28).default(365).describe('Days of usage that are looked at; older rows are left out'),
  use: z
    .strictObject({
      runs: z.int().positive().default(3).describe('Fewest runs'),
      days: z.int().positive().default(2).describe('Fewest distinct days'),
    })
    .prefault({})
    .describe('When a team counts as using a plugin'),
  broad: z.int().positive().default(3).describe('Teams besides the owner from which a plugin is broadly reused'),
  young: days(0).default(90).describe('Days after publication during which a plugin is too young to judge'),
  quiet: days(1).default(90).describe('Days without runs after which a plugin is quiet'),
  activity: days(1).default(180).describe('Days during which a commit, release or reply shows that someone cares'),
  productive: z
    .strictObject({
      runs: z.int().positive().default(10).describe('Fewest successful runs'),
      days: z.int().positive().default(3).describe('Fewest distinct days'),
      persons: z.int().positive().default(2).describe('Fewest persons'),
    })
    .prefault({})
    .describe('When a team counts as productive'),
  gate: z
    .strictObject({
      coverage: share.default(0.8).describe('Least share of runs whose plugin is known'),
      teams: z.int().positive().default(5).describe('Fewest teams with runs'),
      days: days(1).default(28).describe('Fewest days with data'),
    })
    .prefault({})
    .describe('What the data must hold before a metric says a number'),
  cell: z.int().positive().default(5).describe('Fewest persons behind a number that is shown'),
  alike: z
    .strictObject({
      jaccard: share.default(0.6).describe('Shared by all runs of five words, from which two texts are near'),
      containment: share
        .default(0.8)
        .describe('Shared by those of the shorter text, from which one contains the other'),
      candidate: share.default(0.3).describe('From which a pair is shown as a candidate'),
      words: z.int().min(0).default(50).describe('Fewest words of a text that is compared'),
      generated: z
        .array(z.string().min(1))
        .default([])
        .describe('Folders of build copies, from the root, e.g. dist/plugins; nothing in them is compared'),
    })
    .prefault({})
    .describe('When two skills are duplicates'),
  response: z.number().positive().default(5).describe('Days within which an issue should get a first answer'),
  evidence: z.int().positive().default(30).describe('Fewest runs behind a success share on a card'),
  stuck: z
    .strictObject({
      days: days(1).default(14).describe('Age of an old version in days'),
      share: share.default(0.2).describe('Share of runs on it'),
    })
    .prefault({})
    .describe('From when a stuck cache is suspected'),
  waived: share.default(0.2).describe('Share of waived cells from which a rule itself is looked at'),
  falling: share.default(0.1).describe('One-sided p below which time to productivity is called falling'),
  pace: z
    .strictObject({
      recent: days(1).default(28).describe('Days that are compared'),
      before: days(1).default(84).describe('Days before them that they are compared with'),
      p: share.default(0.05).describe('Probability below which a rising rate is red'),
    })
    .prefault({})
    .describe('When rollout is called too fast'),
})
export type HealthTerms = z.infer<typeof HealthTerms>

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

const names = z.array(z.string().min(1))

/** Names that telemetry of one's own uses, beside those of Claude. */
export const UsageTerms = z.strictObject({
  events: z
    .strictObject({
      run: names.default([]).describe('Events that are a run of a plugin or of a part of it'),
      load: names.default([]).describe('Events that a session began with a plugin on'),
      install: names.default([]).describe('Events that someone installed a plugin'),
    })
    .prefault({})
    .describe('Further names of events, by what they mean'),
  attributes: z
    .strictObject({
      team: names.default([]).describe('The team'),
      person: names.default([]).describe('An id of the person'),
      plugin: names.default([]).describe('Name of the plugin'),
      marketplace: names.default([]).describe('Name of its marketplace'),
      version: names.default([]).describe('Version of the plugin'),
      skill: names.default([]).describe('Name of the skill that ran'),
      actor: names.default([]).describe('Who acted: person, bot, ci or test'),
      outcome: names.default([]).describe('How it ended'),
      duration: names.default([]).describe('Milliseconds that it took'),
    })
    .prefault({})
    .describe('Further attributes that hold something, by what they hold; they are looked at before those of Claude'),
})
export type UsageTerms = z.infer<typeof UsageTerms>

/** A cell that was failing when its rule arrived, or when the estate adopted the check. */
export const Known = z.strictObject({
  plugin: z.string().min(1).describe('Name of the plugin'),
  rule: z.string().regex(kebab).describe('Id of the rule'),
})

/** What a secret of the organisation's own looks like. */
export const OwnSecret = z.strictObject({
  kind: z.string().min(1).describe('What it is, with its article, e.g. a gateway key'),
  pattern: z
    .string()
    .min(1)
    .refine(isPattern, 'no regular expression')
    .describe('Regular expression of the secret or, with a group, around it, e.g. bwg_[a-z0-9]{32}'),
})

function isPattern(text: string): boolean {
  try {
    return !new RegExp(text, 'g').test('')
  } catch {
    return false
  }
}

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
  health: HealthTerms.prefault({}).describe('Windows and thresholds of the health metrics'),
  offers: Offers.default(Offers.parse({})).describe('What marketplaces list'),
  usage: UsageTerms.prefault({}).describe('How the telemetry of this organisation names things'),
  egress: z
    .array(z.string().min(1))
    .default([])
    .describe('Hosts outside the organisation that plugins may talk to; a leading dot means every host below'),
  commands: z
    .array(z.string().min(1))
    .default(['node', 'npx', 'uvx', 'python', 'python3', 'deno', 'bun', 'docker'])
    .describe('Programs that local servers may start'),
  secrets: z
    .array(OwnSecret)
    .default([])
    .describe("What secrets of the organisation's own look like, beside those of known providers"),
  reservedNames: z.array(z.string().min(1)).default([]).describe('Names that no plugin may take or resemble'),
})
export type Policy = z.infer<typeof Policy>
