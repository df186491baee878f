/** Judges an example: its changes over the tidy plugin, through the real reader and renderer, to results. */
import { parse } from 'yaml'
import { z } from 'zod'
import { Adjudications } from '../../src/model/adjudication.ts'
import { Connector } from '../../src/model/connector.ts'
import { ConnectorRequests } from '../../src/model/connector-request.ts'
import type { Org } from '../../src/model/library.ts'
import type { Plugin } from '../../src/model/plugin.ts'
import { Policy } from '../../src/model/policy.ts'
import type { Result } from '../../src/model/result.ts'
import { Reviews } from '../../src/model/review.ts'
import { Teams } from '../../src/model/team.ts'
import { Waivers } from '../../src/model/waiver.ts'
import { approvedIn } from '../../src/read/org/index.ts'
import { type Judging, judgePlugin, judgeWhole } from '../../src/standards/judge.ts'
import { listedOf } from '../../src/standards/listed.ts'
import type { Around, Example, History, Rule, Subject, Whole } from '../../src/standards/rule.ts'
import { deriveTier } from '../../src/standards/tier.ts'
import { clashing, locateIn, pluginOf, subjectFor } from './example-plugin.ts'
import { asOf, goldenFiles, goldenName, neighbourFiles, neighbourName } from './golden.ts'
import { goldenCodeowners, goldenConnectors, goldenPolicy, goldenTeams, reviewersByTier } from './golden-org.ts'
import { changedFiles, laidOver, laidOverById } from './overlay.ts'

/** Results of the tidy plugin with the example's changes, under all the given rules; those of its neighbours are left out. */
export function judgeExample(rules: readonly Rule[], example: Example): Result[] {
  const { subject, whole } = subjectOf(rules, example)
  const judging: Judging = { locate: locateIn, waivers: whole.waivers, budget: 2_000, clock: () => performance.now() }
  const own = judgePlugin(
    rules.filter((rule) => rule.scope === 'plugin'),
    subject,
    whole,
    judging,
  )
  const shared = judgeWhole(
    rules.filter((rule) => rule.scope === 'catalog'),
    { ...whole, results: own },
    judging,
  )
  return [...own, ...shared.filter(({ plugin }) => plugin === null || plugin === subject.plugin.name)]
}

/** What the rules are given; for tests that look closer than at results. */
export function subjectOf(rules: readonly Rule[], example: Example): { subject: Subject; whole: Whole } {
  const hasOrg = example.org !== 'none'
  const policy = Policy.parse(laidOver(policyOf(rules), parse(example.policy ?? '{}')))
  const org = orgOf(example, policy, hasOrg)
  const main = pluginOf(goldenName, changedFiles(goldenFiles, example), example)
  const others = Object.entries({
    ...(example.others?.[neighbourName] === undefined && { [neighbourName]: {} }),
    ...example.others,
  })
  const near = others.flatMap(([name, changes]) =>
    changes === null ? [] : [pluginOf(name, neighbour(name, changes), {})],
  )
  const plugins = clashing([main, ...near])

  const review = (plugin: Plugin) => {
    const tier = deriveTier(plugin, org, policy, asOf).required
    return tier === 'T0'
      ? []
      : [{ digest: plugin.digest, tier, reviewers: [...reviewersByTier[tier]], date: '2026-11-09' }]
  }
  for (const { plugin } of plugins) org.reviews.set(plugin.name, review(plugin))
  if (example.reviews !== undefined)
    org.reviews.set(main.plugin.name, Reviews.parse(current(example.reviews, main.plugin)))

  const subjects = plugins.map(({ plugin, files }) => subjectFor({ plugin, files }, org, policy, asOf))
  const listed = listedOf(subjects)
  const history = example.history === undefined ? {} : { history: historyOf(current(example.history, main.plugin)) }
  const codeowners =
    example.codeowners === null ? null : { file: 'CODEOWNERS', text: example.codeowners ?? goldenCodeowners }
  const around: Around = { org, policy, hasOrg, listed, codeowners, asOf, ...history }
  const waivers = Waivers.parse(current(example.waivers ?? '[]', main.plugin)).map((waiver, i) => ({
    ...waiver,
    file: `org/waivers/${waiver.plugin}.yaml`,
    line: i + 1,
    ...(example.committed !== undefined && { committed: example.committed }),
  }))
  const adjudications = Adjudications.parse(parse(example.adjudications ?? '[]'))
  const isListed = example.entry !== undefined || example.remote === true
  const marketplace = isListed
    ? {
        marketplace: {
          name: 'brightwater',
          description: 'Plugins of Brightwater',
          owner: 'Plugin Office',
          entries: 1,
          renames: [],
        },
      }
    : {}
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  return {
    subject: subjects[0]!,
    whole: { ...around, ...marketplace, subjects, waivers, adjudications, results: [], rules: known, notes: () => [] },
  }
}

/** Every rule is enforced, so that a rule in grace fails too. */
function policyOf(rules: readonly Rule[]): unknown {
  return { ...parse(goldenPolicy), enforceFrom: Object.fromEntries(rules.map(({ id }) => [id, '2026-01-01'])) }
}

function orgOf({ org = '{}', requests = '[]' }: Example, policy: Policy, hasOrg: boolean): Org {
  const lists = { waves: [], waivers: [], adjudications: [], tombstones: [], history: [], measurements: [] }
  const empty = { organisation: null, approved: new Map(), reviews: new Map(), recorded: new Map(), ...lists }
  if (!hasOrg) return { ...empty, teams: [], connectors: [], requests: [], policy: null }
  const over = parse(org)
  const teams = Teams.parse(laidOverById(parse(goldenTeams), over?.teams))
  const connectors = z.array(Connector).parse(laidOverById(parse(goldenConnectors), over?.connectors))
  const approved = approvedIn(connectors)
  return { ...empty, teams, connectors, approved, requests: ConnectorRequests.parse(parse(requests)), policy }
}

function neighbour(name: string, changes: NonNullable<NonNullable<Example['others']>[string]>): Map<string, string> {
  const named = {
    ...neighbourFiles,
    '.claude-plugin/plugin.json': neighbourFiles['.claude-plugin/plugin.json']!.replace(neighbourName, name),
  }
  return changedFiles(named, changes)
}

/** A YAML text in which the digest `current` stands for that of the plugin. */
function current(yaml: string, { digest }: Plugin): unknown {
  return parse(yaml, (_key, value) => (value === 'current' ? digest : value))
}

const Recorded = z.strictObject({
  released: z
    .record(
      z.string(),
      z.strictObject({
        version: z.string(),
        digest: z.string(),
        skills: z.array(z.string()).default([]),
        commands: z.array(z.string()).default([]),
        connectors: z.array(z.string()).default([]),
        scopes: z.array(z.string()).default([]),
        classes: z.array(z.string()).default([]),
      }),
    )
    .default({}),
  retired: z.array(z.strictObject({ name: z.string(), renamedTo: z.string().nullable() })).default([]),
})

function historyOf(recorded: unknown): History {
  const { released, retired } = Recorded.parse(recorded)
  return { released: new Map(Object.entries(released)), retired }
}
