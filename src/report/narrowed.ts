/** A judgement cut to what a report was asked for, with counts to match. */
import type { Judgement } from '../model/judgement.ts'
import { levels, type Result, type State } from '../model/result.ts'
import type { ReportOptions } from './reporter.ts'

/** Only the given plugins, and only rules up to the given level; the same judgement when neither is given. */
export function narrowed(
  judgement: Judgement,
  { plugins, level }: Pick<ReportOptions, 'plugins' | 'level'>,
): Judgement {
  if (plugins.length === 0 && level === null) return judgement
  const names = new Set(plugins)
  const isWanted = (plugin: string | null) => names.size === 0 || (plugin !== null && names.has(plugin))
  const most = level === null ? levels.length : levels.indexOf(level)
  const rules = judgement.rules.filter((rule) => levels.indexOf(rule.level) <= most)
  const ids = new Set(rules.map(({ id }) => id))
  const known = new Set(judgement.rules.map(({ id }) => id))
  // A result of a rule that the judgement does not describe has no level to be left out by.
  const isKept = (plugin: string | null, rule: string) => isWanted(plugin) && (ids.has(rule) || !known.has(rule))
  const results = judgement.results.filter(({ plugin, rule }) => isKept(plugin, rule))
  return {
    ...judgement,
    rules,
    verdicts: judgement.verdicts.filter(({ name }) => isWanted(name)),
    results,
    counts: countsOf(results),
    waivers: judgement.waivers.filter(({ plugin, rule }) => isKept(plugin, rule)),
  }
}

/** Cells by state; findings that belong to no plugin are not cells. */
function countsOf(results: readonly Result[]): Record<State, number> {
  const counts = { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
  for (const { plugin, state } of results) if (plugin !== null) counts[state]++
  return counts
}
