/** The judgement joined with the plugins it is about: each plugin's cells in the order of the rules. */
import type { Link } from '../../model/card.ts'
import { stateLetters } from '../../model/compliance.ts'
import type { Judgement, RuleFacts } from '../../model/judgement.ts'
import type { Plugin } from '../../model/plugin.ts'
import { type Figure, type Result, type State, states, type Verdict } from '../../model/result.ts'
import type { RuleStep } from '../../model/rule-page.ts'
import { type Context, teamLink } from '../context.ts'
import { pluginRoute, ruleRoute } from '../routes.ts'

export interface JudgedPlugin {
  plugin: Plugin
  verdict: Verdict
  /** One a rule, in the order of the rules. */
  cells: Result[]
}

export interface Judged {
  judgement: Judgement
  rules: Map<string, RuleFacts>
  plugins: JudgedPlugin[]
  bySlug: Map<string, JudgedPlugin>
  /** Results that belong to no plugin. */
  loose: Result[]
}

/** Null where nothing was judged. Throws when a plugin lacks its verdict or a cell, since a missing cell is a bug. */
export function judgedOf({ library, judgement }: Context): Judged | null {
  if (judgement === null) return null
  const verdicts = Map.groupBy(judgement.verdicts, ({ name }) => name)
  const cells = Map.groupBy(judgement.results, ({ plugin }) => plugin)
  // Two plugins can bear one name; the n-th of them has the n-th verdict and the n-th result of each rule.
  const seen = new Map<string, number>()
  const plugins = library.plugins.map((plugin): JudgedPlugin => {
    const nth = seen.get(plugin.name) ?? 0
    seen.set(plugin.name, nth + 1)
    const verdict = verdicts.get(plugin.name)?.[nth]
    const byRule = Map.groupBy(cells.get(plugin.name) ?? [], ({ rule }) => rule)
    const own = judgement.rules.flatMap(({ id }) => byRule.get(id)?.[nth] ?? [])
    if (verdict === undefined || own.length !== judgement.rules.length)
      throw new Error(
        `internal: ${own.length} cells of "${plugin.name}" were judged, expected ${judgement.rules.length}`,
      )
    return { plugin, verdict, cells: own }
  })
  return {
    judgement,
    rules: new Map(judgement.rules.map((rule) => [rule.id, rule])),
    plugins,
    bySlug: new Map(plugins.map((judged) => [judged.plugin.slug, judged])),
    loose: cells.get(null) ?? [],
  }
}

export function ruleStep({ id, title, level, effort }: RuleFacts): RuleStep {
  return { id, title, url: ruleRoute(id), level, effort }
}

/** A plugin's page, or a place on it. */
export function plainLink({ title, slug }: Plugin, place = ''): Link {
  return { title, url: pluginRoute(slug) + place }
}

/** The rule's page under its id; without address when no such rule is in the set. */
export function ruleLink({ rules }: Judged, id: string): Link {
  return { title: id, url: rules.has(id) ? ruleRoute(id) : null }
}

/** The owning team, else the author without a page. */
export function ownerOf(context: Context, plugin: Plugin): Link {
  if (plugin.manifest !== null) return teamLink(context, plugin.manifest.owner)
  return { title: plugin.author?.name ?? 'nobody named', url: null }
}

/** Whether a cell has something to show on the plugin's page. */
export function isOpen(state: State): boolean {
  return state !== 'pass' && state !== 'not-applicable'
}

/** One letter a cell. */
export function lettersOf(cells: readonly Result[]): string {
  return cells.map(({ state }) => stateLetters[state]).join('')
}

export function countsOf(cells: readonly Result[]): Record<State, number> {
  const counts = noCounts()
  for (const { state } of cells) counts[state]++
  return counts
}

/** A count for every state, all zero. */
export function noCounts(): Record<State, number> {
  return { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
}

export function addCounts(all: readonly Record<State, number>[]): Record<State, number> {
  const sum = noCounts()
  for (const counts of all) for (const state of states) sum[state] += counts[state]
  return sum
}

export function addFigures(all: readonly Figure[]): Figure {
  return all.reduce((sum, one) => ({ passed: sum.passed + one.passed, of: sum.of + one.of }), { passed: 0, of: 0 })
}

/** Waived of the cells that apply and are enforced, share 0..1; null when there is none. */
export function waiverRateOf(counts: Record<State, number>): number | null {
  const enforced = counts.pass + counts.fail + counts.waived + counts['could-not-run']
  return enforced === 0 ? null : counts.waived / enforced
}

/** A rule of which more than this share is waived should itself be looked at. */
export const oftenWaived = 0.2
