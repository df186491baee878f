/** Every waiver with its standing and age; those that end first come first, what no longer counts comes last. */
import { daysBetween } from '../../lib/days.ts'
import type { WaiverFacts } from '../../model/compliance.ts'
import type { WaiverRow } from '../../model/judgement.ts'
import type { WaiverState } from '../../model/result.ts'
import { byText, type Context, pluginLink } from '../context.ts'
import { type Judged, ruleLink } from './judged.ts'

/** What needs a hand comes first. */
const order: WaiverState[] = ['expired', 'expiring', 'stale', 'pending', 'active']

/** `waivers` are all of them, or those of one plugin. */
export function waiverFacts(context: Context, judged: Judged, waivers: readonly WaiverRow[]): WaiverFacts[] {
  const rows = waivers.map(({ plugin, rule, ...use }) => ({
    ...use,
    plugin: pluginLink(context, plugin),
    rule: ruleLink(judged, rule),
    age: daysBetween(use.created, judged.judgement.asOf),
  }))
  return rows.sort(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      byText(a.expires, b.expires) ||
      byText(a.plugin.title, b.plugin.title) ||
      byText(a.rule.title, b.rule.title),
  )
}

export function waiverCounts(waivers: readonly WaiverFacts[]): Record<WaiverState, number> {
  const counts = { expired: 0, expiring: 0, stale: 0, pending: 0, active: 0 }
  for (const { state } of waivers) counts[state]++
  return counts
}
