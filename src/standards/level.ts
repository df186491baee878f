/** Levels: which rule stands for which, and how far a plugin has come. Cumulative, from strict results. */
import type { Severity } from '../model/finding.ts'
import { type Level, levels, type Result, type Tier, tiers } from '../model/result.ts'
import type { Rule } from './rule.ts'

/** The severity of a rule at a tier; null below the first tier that it names. */
export function severityAt({ severity }: Pick<Rule, 'severity'>, tier: Tier): Severity | null {
  let current: Severity | null = null
  for (const step of tiers) {
    current = severity[step] ?? current
    if (step === tier) break
  }
  return current
}

/** Error at T0 or T1 is bronze, error first at T2 silver, error first at T3 or never gold. */
export function levelOf(rule: Pick<Rule, 'id' | 'severity'>): Level {
  const first = tiers.find((tier) => severityAt(rule, tier) === 'error')
  if (first === 'T0' || first === 'T1') return 'bronze'
  return first === 'T2' ? 'silver' : 'gold'
}

/** Whether all that a cell says is told ahead of its time, lighter than its rule would. */
function isAhead({ findings, severity }: Result): boolean {
  return findings.length > 0 && findings.every((finding) => finding.severity !== severity)
}

/** The level reached, and the rules that hold the next one back. `waived` says whether waived cells count as passed. */
export function reachedLevel(
  results: readonly Result[],
  levelOfRule: ReadonlyMap<string, Level>,
  waived: boolean,
): { level: Level; missing: string[] } {
  const holds = (result: Result) =>
    result.state === 'could-not-run' ||
    ((result.state === 'fail' || (result.state === 'waived' && !waived)) && !isAhead(result))
  let reached: Level = 'listed'
  for (const level of levels.slice(1)) {
    const missing = results
      .filter((result) => levelOfRule.get(result.rule) === level && holds(result))
      .map(({ rule }) => rule)
    if (missing.length > 0) return { level: reached, missing }
    reached = level
  }
  return { level: reached, missing: [] }
}
