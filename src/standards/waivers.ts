/** How a waiver stands on the day of the run, and what it covers. */
import { daysBetween } from '../lib/days.ts'
import type { Policy } from '../model/policy.ts'
import type { WaiverState, WaiverUse } from '../model/result.ts'
import type { PlacedWaiver, Waiver } from '../model/waiver.ts'

/** Days are whole and UTC: a waiver counts through its last day. `passes` says that the rule holds without it. */
export function waiverState(waiver: Waiver, asOf: string, policy: Policy, passes: boolean): WaiverState {
  if (waiver.approvedBy === undefined || asOf < waiver.created) return 'pending'
  if (asOf > waiver.expires) return 'expired'
  if (passes) return 'stale'
  return daysBetween(asOf, waiver.expires) <= policy.waivers.expiring ? 'expiring' : 'active'
}

/** Whether a waiver in this state changes a verdict. */
export function counts(state: WaiverState): boolean {
  return state === 'active' || state === 'expiring'
}

export function waiverUse(waiver: PlacedWaiver, asOf: string, state: WaiverState): WaiverUse {
  return {
    kind: waiver.kind,
    reason: waiver.reason,
    requestedBy: waiver.requestedBy,
    approvedBy: waiver.approvedBy ?? null,
    created: waiver.created,
    expires: waiver.expires,
    state,
    daysLeft: daysBetween(asOf, waiver.expires),
    issue: waiver.issue ?? null,
    file: waiver.file,
    line: waiver.line,
  }
}
