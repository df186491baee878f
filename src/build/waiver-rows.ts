/** Every waiver with its standing, also those whose rule passes or whose plugin is gone. */
import { byText } from '../catalog/context.ts'
import type { WaiverRow } from '../model/judgement.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Policy } from '../model/policy.ts'
import type { Result } from '../model/result.ts'
import type { PlacedWaiver } from '../model/waiver.ts'
import { standings, waiverUse } from '../standards/waivers.ts'

export function waiverRows(
  waivers: readonly PlacedWaiver[],
  results: readonly Result[],
  plugins: readonly Plugin[],
  policy: Policy,
  asOf: string,
): WaiverRow[] {
  const rows = standings(waivers, results, plugins, policy, asOf).map(({ waiver, state }) => ({
    plugin: waiver.plugin,
    rule: waiver.rule,
    ...waiverUse(waiver, asOf, state),
  }))
  return rows.sort((a, b) => byText(a.expires, b.expires) || byText(a.plugin, b.plugin) || byText(a.rule, b.rule))
}
