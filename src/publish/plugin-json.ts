/** /api/v1/plugins/<plugin>.json: one plugin with what its manifest declares, what its files show and how it stands. */
import { z } from 'zod'
import { ConnectorUse, DataTouched, Relationship, Reliability, Support } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'
import { Day } from '../model/primitives.ts'
import { levels, tiers, type Verdict } from '../model/result.ts'
import { verdictsBySlug } from './badges.ts'
import { document } from './document.ts'
import type { Published } from './output.ts'
import { PluginEntry, pluginEntry } from './plugins-json.ts'

const Figure = z.strictObject({
  passed: z.int().nonnegative(),
  of: z.int().nonnegative().describe('Checks that apply and are enforced'),
})

const Standing = z.strictObject({
  level: z.enum(levels).describe('Level reached without counting waivers'),
  nextLevel: z.enum(levels).nullable().describe('Null at the highest level'),
  toNextLevel: z.array(z.string()).describe('Ids of the rules in the way'),
  requiredTier: z.enum(tiers).describe('Review tier that its content needs'),
  achievedTier: z.enum(tiers).describe('Review tier that its reviews give'),
  reviewedUntil: Day.nullable().describe('Last day on which its review counts; null when none does'),
  strict: Figure.describe('Waived checks count as not passed'),
  effective: Figure.describe('Waived checks count as passed'),
})

const PluginDocument = z.strictObject({
  schema: z.literal('plugin-commons/plugin/1').describe('Name and major version of this document'),
  ...PluginEntry.shape,
  license: z.string().nullable().describe('As plugin.json writes it'),
  described: z.boolean().describe('Whether its README carries a manifest; without one the declared facts are null'),
  maintainers: z.array(z.string()).nullable(),
  domain: z.string().nullable().describe('Id of the business domain'),
  tags: z.array(z.string()),
  audience: z
    .union([z.literal('everyone'), z.array(z.string())])
    .nullable()
    .describe('"everyone", or ids of teams'),
  end: z
    .strictObject({
      date: Day.nullable().describe('Day on which the state began'),
      reason: z.string().nullable(),
      replacement: z.string().nullable().describe('Name of the plugin to use instead'),
      removal: Day.nullable().describe('Day after which it is no longer offered'),
    })
    .nullable()
    .describe('What the owner says of a deprecated or disabled plugin'),
  dataTouched: z.array(DataTouched).nullable().describe('Declared by the owner'),
  reliability: Reliability.nullable().describe('Declared by the owner'),
  support: Support.nullable(),
  uses: z.array(ConnectorUse).describe('Connectors that it declares, with scopes'),
  egress: z.strictObject({
    declared: z.array(z.string()),
    found: z.array(z.string()).describe('Hosts found in configuration, hooks and scripts'),
  }),
  cost: z
    .strictObject({
      always: z.int().nonnegative().describe('Tokens in every conversation, estimated'),
      invoke: z.int().nonnegative().describe('Tokens when every part is used, estimated'),
    })
    .nullable()
    .describe('Null without files'),
  relationships: z.array(Relationship),
  dependencies: z.array(z.string()).describe('Names of plugins, as written'),
  files: z.strictObject({ count: z.int().nonnegative(), bytes: z.int().nonnegative() }),
  lastChange: z
    .strictObject({ day: Day, commit: z.string().describe('40 hex characters') })
    .nullable()
    .describe('Null outside git'),
  standing: Standing,
})

export default document({
  id: 'plugin',
  title: 'One plugin: what it declares, what its files show, how it stands',
  path: 'plugins/{plugin}.json',
  schema: PluginDocument,
  data: ({ library, judgement, base }: Published) => {
    const verdicts = new Map(verdictsBySlug(library.plugins, judgement.verdicts))
    return new Map(library.plugins.map((plugin) => [plugin.slug, documentOf(plugin, verdicts.get(plugin.slug)!, base)]))
  },
})

function documentOf(plugin: Plugin, verdict: Verdict, base: string): z.infer<typeof PluginDocument> {
  const { manifest, lastChange } = plugin
  return {
    schema: 'plugin-commons/plugin/1',
    ...pluginEntry(plugin, base),
    license: plugin.license,
    described: manifest !== null,
    maintainers: manifest?.maintainers ?? null,
    domain: manifest?.domain ?? null,
    tags: manifest?.tags ?? plugin.tags,
    audience: manifest?.audience ?? null,
    end: endOf(plugin),
    dataTouched: manifest?.dataTouched ?? null,
    reliability: manifest?.reliability ?? null,
    support: manifest?.support ?? null,
    uses: manifest?.connectors ?? [],
    egress: { declared: manifest?.egress ?? [], found: plugin.egress },
    cost: plugin.cost,
    relationships: manifest?.relationships ?? [],
    dependencies: plugin.dependencies,
    files: { count: plugin.files.length, bytes: plugin.size },
    lastChange: lastChange && { day: lastChange.day, commit: lastChange.commit },
    standing: standingOf(verdict),
  }
}

function endOf({ manifest }: Plugin): z.infer<typeof PluginDocument>['end'] {
  const life = manifest?.lifecycle
  if (life === undefined || typeof life === 'string') return null
  if (life.state !== 'deprecated' && life.state !== 'disabled') return null
  const { date = null, reason = null, replacement = null, removal = null } = life
  return { date, reason, replacement, removal }
}

function standingOf({ level, nextLevel, toNextLevel, tier, strict, effective }: Verdict): z.infer<typeof Standing> {
  return {
    level,
    nextLevel,
    toNextLevel,
    requiredTier: tier.required,
    achievedTier: tier.achieved,
    reviewedUntil: tier.review?.expires ?? null,
    strict: { passed: strict.passed, of: strict.of },
    effective: { passed: effective.passed, of: effective.of },
  }
}
