/** What is frozen of a day's verdicts: enough to draw trends, with the rule set that gave them. */
import type { Judgement } from '../model/judgement.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { jsonText } from './output.ts'

/** The text of org/history/DAY.json. */
export function snapshotOf(judgement: Judgement): string {
  return jsonText(recordOf(judgement))
}

/** What org/history/DAY.json would say of this run. */
export function recordOf({ ruleSet, asOf, digest, verdicts, counts, results, rules }: Judgement): Snapshot {
  const failing = Map.groupBy(
    results.filter(({ state }) => state === 'fail'),
    ({ plugin }) => plugin,
  )
  return {
    schema: 'plugin-commons/snapshot/1',
    ruleSet,
    rules: rules.map(({ id }) => id),
    asOf,
    digest,
    counts,
    plugins: verdicts.map(({ name, owner, level, effectiveLevel, tier, strict, effective }) => ({
      name,
      owner,
      level,
      effectiveLevel,
      requiredTier: tier.required,
      achievedTier: tier.achieved,
      strict,
      effective,
      failing: (failing.get(name) ?? []).map(({ rule }) => rule),
    })),
  }
}
