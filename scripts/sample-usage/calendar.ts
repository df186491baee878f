/** Days of work and the rhythm of habits; all in UTC. */
import { dayAfter, daysBetween } from '../../src/lib/days.ts'
import type { Rhythm } from './story.ts'

/** Days from `first` to `last`, both included. */
export function daysFrom(first: string, last: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, i) => dayAfter(first, i))
}

export function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** Which workday of its month it is, from 1; that of the last workday before a weekend. */
function workdayOfMonth(day: string): number {
  return daysFrom(`${day.slice(0, 8)}01`, day).filter(isWorkday).length
}

/** What part of a week's runs falls on the day; in a month rhythm the burst has the whole number each day. */
export function shareOf(rhythm: Rhythm, day: string): number {
  const works = isWorkday(day)
  if (rhythm === 'every-day') return works ? 0.17 : 0.075
  if (!works) return 0
  if (rhythm === 'workdays') return 0.2
  const place = workdayOfMonth(day)
  return rhythm === 'month-start' ? (place <= 6 ? 1 : 0) : place >= 8 && place <= 12 ? 1 : 0
}

/** The workday that lies `share` of the way between two days, or next after it. */
export function workdayBetween(first: string, last: string, share: number): string {
  let day = dayAfter(first, Math.floor(daysBetween(first, last) * share))
  while (!isWorkday(day)) day = dayAfter(day, 1)
  return day
}

/** Milliseconds of an hour of the day on clocks that are `zone` hours ahead of UTC, an hour more in European summer. */
export function instant(day: string, hour: number, zone: number): number {
  const summer = day >= `${day.slice(0, 4)}-03-29` && day < `${day.slice(0, 4)}-10-25` ? 1 : 0
  return Date.parse(`${day}T00:00:00Z`) + Math.round((hour - zone - summer) * 3_600_000)
}
