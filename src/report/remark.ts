/** What is to be said of a finding besides what is so: since when it counts, who excuses it, why an excuse does not help. */
import { counted } from '../lib/text.ts'
import type { Row } from './rows.ts'

/** A phrase not escaped for any format yet; empty when there is nothing to add. */
export function remarkOf({ standing, result: { enforcedFrom, waiver } }: Pick<Row, 'standing' | 'result'>): string {
  if (standing === 'grace') return enforcedFrom === null ? 'known, not counted yet' : `counts from ${enforcedFrom}`
  if (waiver === null) return ''
  const { state, kind, approvedBy, expires, daysLeft, reason } = waiver
  if (standing === 'waived')
    return `${kind} by ${approvedBy ?? 'nobody'} until ${expires}, ${counted(daysLeft, 'day')} left: ${reason}`
  if (state === 'expired') return `its waiver ended on ${expires}`
  return state === 'pending' ? 'its waiver waits for an approver' : ''
}
