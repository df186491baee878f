/** Every waiver with its standing, also those whose rule passes or whose plugin is gone. */
import { byText } from '../catalog/context.ts'
import type { WaiverRow } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import type { Result } from '../model/result.ts'
import type { PlacedWaiver } from '../model/waiver.ts'
import { waiverState, waiverUse } from '../standards/waivers.ts'

export function waiverRows(
  waivers: readonly PlacedWaiver[],
  results: readonly Result[],
  policy: Policy,
  asOf: string,
): WaiverRow[] {
  const cells = new Map(results.map((result) => [`${result.plugin} ${result.rule}`, result]))
  const rows = waivers.map((waiver) => {
    const passes = cells.get(`${waiver.plugin} ${waiver.rule}`)?.state === 'pass'
    return {
      plugin: waiver.plugin,
      rule: waiver.rule,
      ...waiverUse(waiver, asOf, waiverState(waiver, asOf, policy, passes)),
    }
  })
  return rows.sort((a, b) => byText(a.expires, b.expires) || byText(a.plugin, b.plugin) || byText(a.rule, b.rule))
}
