/** The engine: every plugin by every rule, each cell in exactly one of six states. */
import type { Finding, Severity } from '../model/finding.ts'
import { type JudgedFinding, type Result, type State, states, type Tier } from '../model/result.ts'
import type { PlacedWaiver } from '../model/waiver.ts'
import { severityAt } from './level.ts'
import type { Around, CatalogRule, Found, PluginRule, Rule, Subject, Whole } from './rule.ts'
import { counts, covers, waiverState, waiverUse } from './waivers.ts'

/** Turns what a rule found into a place: line and column of a key path, text of the line. */
export type Locate = (
  subject: Subject,
  found: Found,
) => Pick<JudgedFinding, 'file' | 'line' | 'column' | 'source' | 'pointer'>

export interface Judging {
  locate: Locate
  waivers: readonly PlacedWaiver[]
  /** Milliseconds that one rule may take for one plugin. */
  budget: number
  /** Milliseconds since some moment; only differences count. */
  clock(): number
}

/** The tier at which a plugin is judged: a draft at T0, everything else at what it requires. */
export function judgedAt({ lifecycle, tier }: Subject): Tier {
  return lifecycle === 'draft' ? 'T0' : tier.required
}

/** Results of the plugin-scope rules for one plugin, in the order of the rules. */
export function judgePlugin(
  rules: readonly PluginRule[],
  subject: Subject,
  around: Around,
  judging: Judging,
): Result[] {
  return rules.map((rule) => {
    const outcome = run(rule, subject, judging, () =>
      rule.applies?.(subject, around) === false ? null : rule.check(subject, around),
    )
    return settle(rule, subject, around, judging, outcome)
  })
}

/** Results of the catalogue-wide rules for every plugin, and those that belong to none. */
export function judgeWhole(rules: readonly CatalogRule[], whole: Whole, judging: Judging): Result[] {
  const byRule = new Map<string, Result[]>()
  const before = () => [...whole.results, ...[...byRule.values()].flat()]
  for (const rule of rules) if (rule.last !== true) byRule.set(rule.id, judgeOne(rule, whole, judging))
  for (const rule of rules)
    if (rule.last === true) byRule.set(rule.id, judgeOne(rule, { ...whole, results: before() }, judging))
  return rules.flatMap(({ id }) => byRule.get(id) ?? [])
}

/** Cells of one rule in the order of the plugins, then what it says of none. */
function judgeOne(rule: CatalogRule, whole: Whole, judging: Judging): Result[] {
  // A rule over the whole catalogue may take as long as its plugins together would.
  const budget = judging.budget * Math.max(1, whole.subjects.length / 50)
  // Rules that name one of several plugins take the first by name, in whatever order they were read.
  const subjects = whole.subjects.toSorted((a, b) => (a.plugin.name < b.plugin.name ? -1 : 1))
  const outcome = attempt({ ...judging, budget }, () => rule.check({ ...whole, subjects }))
  const byPlugin = Map.groupBy('found' in outcome ? outcome.found : [], ({ plugin }) => plugin)
  const slugs = new Set<string | null>(whole.subjects.map(({ plugin }) => plugin.slug))
  for (const slug of byPlugin.keys())
    if (slug !== null && !slugs.has(slug))
      throw new Error(`internal: ${rule.id} found something in no plugin, "${slug}"`)
  const cells = whole.subjects.map((subject) => {
    const own = byPlugin.get(subject.plugin.slug) ?? []
    const cell = run(rule, subject, judging, () => (rule.applies?.(subject, whole) === false ? null : own))
    return settle(rule, subject, whole, judging, 'fault' in outcome ? outcome : cell)
  })
  const loose = byPlugin.get(null) ?? []
  return loose.length > 0 ? [...cells, looseResult(rule, loose)] : cells
}

/** Counts by state; throws when the cells do not add up to plugins × rules, since a missing cell is a bug. */
export function countStates(results: readonly Result[], cells: number): Record<State, number> {
  const inGrid = results.filter(({ plugin }) => plugin !== null)
  const counted = Object.fromEntries(
    states.map((state) => [state, inGrid.filter((result) => result.state === state).length]),
  )
  const sum = Object.values(counted).reduce((total, count) => total + count, 0)
  if (sum !== cells) throw new Error(`internal: ${sum} cells were judged, expected ${cells}`)
  return { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0, ...counted }
}

type Outcome<F> = { found: F[] } | { fault: string } | null

function run<F extends Found>(
  rule: Rule,
  subject: Subject,
  judging: Judging,
  check: () => Iterable<F> | null,
): Outcome<F> {
  if (severityAt(rule, judgedAt(subject)) === null) return null
  const reason = unreadable(rule, subject)
  if (reason !== undefined) return reason === null ? null : { fault: reason }
  let silent = false
  const outcome = attempt(judging, () => {
    const found = check()
    silent = found === null
    return found ?? []
  })
  return silent ? null : outcome
}

/** Null: nothing to look at. Text: why it cannot be looked at. Undefined: go ahead. */
function unreadable(rule: Rule, { plugin, notes }: Subject): string | null | undefined {
  if (rule.needs === 'nothing') return undefined
  // Of files elsewhere only what the entry says can be judged.
  if (plugin.source.kind === 'remote') return rule.needs === 'files' && notes(rule.id).length > 0 ? undefined : null
  if (rule.needs === 'files')
    return plugin.quarantined === null ? undefined : `its files could not be read: ${plugin.quarantined}`
  if (plugin.manifest !== null) return undefined
  // Only faults of the README's own block: without a README, or with an odd plugin.json, there is simply no manifest.
  const faulty = ['has-one-strict-manifest', 'manifest-matches-schema', 'version-is-semver'].some((id) =>
    notes(id).some(
      ({ file, severity }) => severity === 'error' && plugin.readme !== null && file?.endsWith(plugin.readme) === true,
    ),
  )
  return faulty || plugin.quarantined !== null ? 'its manifest could not be read' : null
}

function attempt<F>({ budget, clock }: Judging, check: () => Iterable<F>): { found: F[] } | { fault: string } {
  const started = clock()
  const found: F[] = []
  try {
    for (const one of check()) {
      found.push(one)
      if (clock() - started > budget) break
    }
  } catch (error) {
    return { fault: `the rule failed: ${error instanceof Error ? error.message : String(error)}` }
  }
  return clock() - started > budget ? { fault: `the rule took longer than ${budget} ms` } : { found }
}

function settle(rule: Rule, subject: Subject, around: Around, judging: Judging, outcome: Outcome<Found>): Result {
  const severity: Severity = severityAt(rule, judgedAt(subject)) ?? 'advice'
  const base = {
    plugin: subject.plugin.name,
    rule: rule.id,
    severity,
    waiver: null,
    findings: [],
    enforcedFrom: null,
    fault: null,
  }
  if (outcome === null) return { ...base, state: 'not-applicable' }
  if ('fault' in outcome) return { ...base, state: 'could-not-run', fault: outcome.fault }
  const passes = outcome.found.length === 0
  const fileOf = ({ file }: Found) => file ?? subject.plugin.readme
  const judged = judging.waivers
    .filter((waiver) => waiver.plugin === subject.plugin.name && waiver.rule === rule.id)
    .toSorted((a, b) => (a.created < b.created ? 1 : -1))
    .map((waiver) => {
      const isIdle = !outcome.found.some((found) => covers(waiver, fileOf(found)))
      return { waiver, state: waiverState(waiver, around.asOf, around.policy, isIdle, subject.plugin.digest) }
    })
  const covering = rule.waivable ? judged.filter(({ state }) => counts(state)) : []
  const findings = outcome.found.map((found): JudgedFinding => {
    const place = judging.locate(subject, found)
    const waived = covering.some(({ waiver }) => covers(waiver, fileOf(found)))
    const { message, fix, evidence = null } = found
    const own = { rule: rule.id, severity: found.severity ?? severity, plugin: subject.plugin.name }
    return { ...place, ...own, message, fix, evidence, waived }
  })
  // A renewal that waits for its approver says more than the waiver that ran out.
  const shown = covering[0] ?? judged.find(({ state }) => state !== 'expired') ?? judged[0]
  const waiver = shown === undefined ? null : waiverUse(shown.waiver, around.asOf, shown.state)
  if (passes) return { ...base, state: 'pass', waiver }
  if (findings.every(({ waived }) => waived)) return { ...base, state: 'waived', waiver, findings }
  const grace = graceOf(rule, subject, around)
  return { ...base, state: grace === undefined ? 'fail' : 'grace', waiver, findings, enforcedFrom: grace ?? null }
}

/** Undefined when the rule is enforced for this plugin; else the day it will be, null when no day is set. */
function graceOf(rule: Rule, { plugin }: Subject, { policy, asOf }: Around): string | null | undefined {
  const from = policy.enforceFrom[rule.id]
  const known = policy.baseline.some((one) => one.rule === rule.id && one.plugin === plugin.name)
  if (known) return from !== undefined && from > asOf ? from : null
  if (from !== undefined) return from > asOf ? from : undefined
  return rule.dayOne ? undefined : null
}

function looseResult(rule: CatalogRule, found: readonly (Found & { plugin: string | null })[]): Result {
  const severity = severityAt(rule, 'T3') ?? 'advice'
  const findings = found.map(
    ({ file = null, line = null, column = null, message, fix, evidence = null, ...found }): JudgedFinding => {
      const place: Pick<Finding, 'file' | 'line' | 'column' | 'source'> = { file, line, column, source: null }
      const own = { rule: rule.id, severity: found.severity ?? severity, plugin: null, pointer: null }
      return { ...place, ...own, message, fix, evidence, waived: false }
    },
  )
  return {
    plugin: null,
    rule: rule.id,
    state: 'fail',
    severity,
    waiver: null,
    findings,
    enforcedFrom: null,
    fault: null,
  }
}
