/** Library → Judgement: every plugin by every rule, with places resolved and what was judged before reused. */
import { byText } from '../catalog/context.ts'
import { digestOf } from '../lib/digest.ts'
import { ownForms } from '../lib/secrets.ts'
import type { Store } from '../lib/store.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import { Policy } from '../model/policy.ts'
import type { Level, Result, Verdict } from '../model/result.ts'
import { levels } from '../model/result.ts'
import { decode } from '../read/document/text.ts'
import { readBytes, readText } from '../read/files.ts'
import { ruleSet, rules } from '../standards/index.ts'
import { countStates, type Judging } from '../standards/judge.ts'
import { levelOf, reachedLevel } from '../standards/level.ts'
import { listedOf } from '../standards/listed.ts'
import type { Around, CatalogRule, PluginRule, Subject, Whole } from '../standards/rule.ts'
import { deriveTier } from '../standards/tier.ts'
import { locateWith } from './locate.ts'
import { judgeAll, judgePlugins, type Reuse } from './rejudge.ts'
import { historyOf } from './release-facts.ts'
import { ruleFacts } from './rule-facts.ts'
import { waiverRows } from './waiver-rows.ts'

export interface JudgeOptions {
  /** How reports name the root. */
  root: string
  /** The folder itself. */
  readFrom: string
  /** Bytes of files that were just read, by path from the root. */
  fresh: ReadonlyMap<string, Buffer>
  asOf: string
  store: Store
  /** By plugin slug: digest of everything that was read of it. */
  factsKeys: ReadonlyMap<string, string>
  /** Digest of everything that decides a verdict apart from the data. */
  codeVersion: string
  /** Milliseconds since some moment; only differences count. */
  clock(): number
}

/** Stands in for central data that is not there: no lists, every number at its default. */
const noPolicy: Policy = {
  ...Policy.parse({
    dataClasses: [{ id: 'internal', name: 'Internal', description: 'Everything' }],
    domains: [{ id: 'general', name: 'General' }],
    tags: [],
  }),
  dataClasses: [],
  domains: [],
}

/** Milliseconds of processor time that one rule may take for one plugin. */
const budget = 5_000

export function judge(library: Library, options: JudgeOptions): Judgement {
  const { asOf, root } = options
  // What was recorded must not change what is judged: recording a day twice gives the same twice.
  const org = { ...library.org, history: [], measurements: [] }
  const history = historyOf(library)
  const policy = org.policy ?? noPolicy
  const subjects = library.plugins.map((plugin) => subjectOf(plugin, library, policy, options))
  const listed = listedOf(subjects)
  const around: Around = {
    org,
    policy,
    hasOrg: org.policy !== null,
    listed,
    asOf,
    codeowners: codeownersOf(options.readFrom),
    ...(history && { history }),
  }
  const judging: Judging = {
    locate: locateWith(ownForms(policy.secrets)),
    waivers: org.waivers,
    budget,
    clock: options.clock,
  }
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  const notes = (rule: string) => library.findings.filter((finding) => finding.rule === rule)
  const whole: Whole = {
    ...around,
    subjects,
    waivers: org.waivers,
    adjudications: org.adjudications,
    results: [],
    rules: known,
    notes,
    ...(library.marketplace && { marketplace: library.marketplace }),
  }

  const own = rules.filter((rule): rule is PluginRule => rule.scope === 'plugin')
  const shared = rules.filter((rule): rule is CatalogRule => rule.scope === 'catalog')
  const centralKey = digestOf([
    options.codeVersion,
    asOf,
    { ...org, recorded: [], reviews: [...org.reviews] },
    around.codeowners,
    history?.retired,
  ])
  const reuse: Reuse = { store: options.store, centralKey, factsKeys: options.factsKeys, released: history?.released }
  const results = judgePlugins(own, subjects, around, judging, reuse)
  const cells = inOrder([...results, ...judgeAll(shared, { ...whole, results }, library, judging, reuse)])
  const counts = countStates(cells, rules.length * subjects.length)
  const byPlugin = Map.groupBy(cells, ({ plugin }) => plugin)
  const levelOfRule = new Map(rules.map((rule) => [rule.id, levelOf(rule)]))
  return {
    ruleSet,
    asOf,
    root,
    digest: `sha256:${digestOf([centralKey, library.plugins.map(({ name, digest }) => [name, digest])])}`,
    rules: rules.map((rule) => ruleFacts(rule, policy.enforceFrom, asOf)),
    verdicts: subjects.map((subject, i) => verdictOf(subject, ownCells(subjects, i, byPlugin), levelOfRule)),
    results: cells,
    counts,
    waivers: waiverRows(org.waivers, cells, library.plugins, policy, asOf),
  }
}

function subjectOf(
  plugin: Plugin,
  library: Library,
  policy: Policy,
  { readFrom: root, asOf, fresh }: JudgeOptions,
): Subject {
  const texts = new Map<string, string | null>()
  const lifecycle = plugin.manifest?.lifecycle ?? null
  const folder = plugin.source.kind === 'remote' ? null : plugin.source.path
  return {
    plugin,
    tier: deriveTier(plugin, library.org, policy, asOf),
    lifecycle: typeof lifecycle === 'string' || lifecycle === null ? lifecycle : lifecycle.state,
    text(path) {
      if (folder === null) return null
      const known = texts.get(path)
      if (known !== undefined) return known
      const full = folder === '.' ? path : `${folder}/${path}`
      const bytes = fresh.get(full)
      const { text } = bytes === undefined ? readText(root, full) : decode(bytes)
      texts.set(path, text)
      return text
    },
    bytes(path) {
      if (folder === null) return null
      const full = folder === '.' ? path : `${folder}/${path}`
      return fresh.get(full) ?? readBytes(root, full)
    },
    notes: (rule) => plugin.findings.filter((finding) => finding.rule === rule),
  }
}

/** Plugins in order, rules in the order of the list; what belongs to no plugin comes last. */
function inOrder(results: readonly Result[]): Result[] {
  const place = new Map(rules.map(({ id }, i) => [id, i]))
  const rank = ({ rule }: Result) => place.get(rule) ?? rules.length
  const byPlugin = Map.groupBy(results, ({ plugin }) => plugin)
  const names = [...byPlugin.keys()].filter((name) => name !== null).sort(byText)
  return [...names, null].flatMap((name) => (byPlugin.get(name) ?? []).sort((a, b) => rank(a) - rank(b)))
}

/** Cells of one plugin; of several with one name each rule has theirs in turn. */
function ownCells(subjects: readonly Subject[], at: number, byPlugin: ReadonlyMap<string | null, Result[]>): Result[] {
  const name = subjects[at]?.plugin.name ?? ''
  const cells = byPlugin.get(name) ?? []
  if (cells.length === rules.length) return cells
  const twins = subjects.flatMap(({ plugin }, i) => (plugin.name === name ? [i] : []))
  return cells.filter((_, i) => i % twins.length === twins.indexOf(at))
}

function verdictOf(
  { plugin, tier, lifecycle }: Subject,
  results: readonly Result[],
  levelOfRule: ReadonlyMap<string, Level>,
): Verdict {
  const reached = reachedLevel(results, levelOfRule, false)
  // Rules that have nothing to look at do not lift a plugin: one without a manifest, or a draft, stays listed.
  const held =
    plugin.manifest === null ? ['has-one-strict-manifest'] : lifecycle === 'draft' ? ['lifecycle-is-legal'] : null
  const level = held === null ? reached.level : 'listed'
  const count = (...states: Result['state'][]) => results.filter(({ state }) => states.includes(state)).length
  const of = count('pass', 'fail', 'waived', 'could-not-run')
  return {
    name: plugin.name,
    content: plugin.digest,
    path: plugin.source.kind === 'local' ? plugin.source.path : null,
    owner: plugin.manifest?.owner ?? null,
    level,
    effectiveLevel: held === null ? reachedLevel(results, levelOfRule, true).level : 'listed',
    nextLevel: levels[levels.indexOf(level) + 1] ?? null,
    toNextLevel: held ?? reached.missing,
    tier,
    quarantined: plugin.quarantined,
    strict: { passed: count('pass'), of },
    effective: { passed: count('pass', 'waived'), of },
    counts: countStates(results, results.length),
  }
}

function codeownersOf(root: string): { file: string; text: string } | null {
  for (const file of ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']) {
    const { text } = readText(root, file)
    if (text !== null) return { file, text }
  }
  return null
}
