/** What is frozen of a day's verdicts: enough to draw trends, with the rule set that gave them. */
import type { Judgement } from '../model/judgement.ts'
import { jsonText } from './output.ts'

export function snapshotOf({ ruleSet, asOf, digest, verdicts, counts, results }: Judgement): string {
  const failing = Map.groupBy(
    results.filter(({ state }) => state === 'fail'),
    ({ plugin }) => plugin,
  )
  return jsonText({
    schema: 'plugin-commons/snapshot/1',
    ruleSet,
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
  })
}
