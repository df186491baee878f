/** Which days a report speaks of: said by the wrapper around its pages, else by the name of its file. */
import { dayAfter } from '../../lib/days.ts'
import { isRecord } from '../record.ts'
import type { Sample } from './sample.ts'
import { dayOf } from './small-part.ts'

export interface Period {
  first: string
  /** Last day, included. */
  last: string
  /** Day of the export; null when not said. */
  exported: string | null
}

export function periodOf({ json, name }: Sample): Period | null {
  const wrapper = isRecord(json) ? json : {}
  const exported = dayOf(wrapper['exported_at'])
  const date = dayOf(wrapper['date'])
  if (date !== null) return { first: date, last: date, exported }
  const [first, end] = [dayOf(wrapper['starting_date']), dayOf(wrapper['ending_date'])]
  if (first !== null && end !== null) return first < end ? { first, last: dayAfter(end, -1), exported } : null
  const [from, until] = [...name.matchAll(/\d{4}-\d\d-\d\d/g)].map(([day]) => dayOf(day))
  if (from == null) return null
  if (until == null) return { first: from, last: from, exported }
  return from < until ? { first: from, last: dayAfter(until, -1), exported } : null
}
