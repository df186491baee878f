/** Everything that happened, from what is recorded: no clock is asked. */
import { byText } from '../../lib/order.ts'
import type { Published } from '../output.ts'
import type { Event } from './event.ts'
import { lifecycleEvents } from './lifecycle.ts'
import { releaseEvents } from './releases.ts'
import { standingEvents } from './standing.ts'

/** Latest first, and within a day by key. */
export function eventsOf(published: Published): Event[] {
  const all = [...releaseEvents(published), ...standingEvents(published), ...lifecycleEvents(published)]
  return all.sort((a, b) => byText(b.day, a.day) || byText(a.key, b.key))
}
