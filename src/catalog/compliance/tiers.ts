/** Review tiers: required against achieved, with what makes the difference. */
import type { TierFacts, TierRow } from '../../model/compliance.ts'
import { tiers, type Verdict } from '../../model/result.ts'
import { byText, type Context } from '../context.ts'
import { type Judged, ownerOf, plainLink } from './judged.ts'

export function tierFacts({ tier }: Verdict): TierFacts {
  const achieved = tiers.indexOf(tier.achieved)
  return {
    ...tier,
    short: achieved < tiers.indexOf(tier.required),
    causes: tier.inputs.filter((input) => tiers.indexOf(input.tier) > achieved).map(({ input }) => input),
  }
}

/** Gaps first, the highest required tier first. */
export function tierRows(context: Context, { plugins }: Judged): TierRow[] {
  const rows = plugins.map(({ plugin, verdict }) => ({
    ...tierFacts(verdict),
    plugin: plainLink(plugin, '#standards'),
    owner: ownerOf(context, plugin),
  }))
  return rows.sort(
    (a, b) =>
      Number(b.short) - Number(a.short) ||
      tiers.indexOf(b.required) - tiers.indexOf(a.required) ||
      byText(a.plugin.title, b.plugin.title),
  )
}
