/** Days on which something is due → an iCalendar file (RFC 5545), to subscribe to. */
import { dayAfter } from '../lib/days.ts'
import { oneLine, visible } from '../lib/text.ts'
import { uuidOf } from '../lib/uuid.ts'
import type { FeedPlace } from './atom.ts'
import type { Due } from './due.ts'

export interface Calendar {
  title: string
  due: readonly Due[]
  asOf: string
}

export function ics({ title, due, asOf }: Calendar, { identity, start }: FeedPlace): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Plugin Commons//Due dates//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${text(title)}`,
    `X-WR-CALNAME:${text(title)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...due.flatMap((one) => eventLines(one, asOf, identity, start)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(due: Due, asOf: string, identity: string, start: string): string[] {
  const { key, kind, day, title, text: says, path } = due
  // Addresses without a host would mean nothing in a calendar.
  const link = URL.canParse(start + path) ? [`URL:${start}${path}`] : []
  return [
    'BEGIN:VEVENT',
    `UID:${uuidOf(identity, 'due', key)}`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day, 1))}`,
    `SUMMARY:${text(title)}`,
    `DESCRIPTION:${text(says)}`,
    `CATEGORIES:${kind.toUpperCase()}`,
    'TRANSP:TRANSPARENT',
    ...link,
    'END:VEVENT',
  ]
}

function compact(day: string): string {
  return day.replaceAll('-', '')
}

/** A TEXT value (3.3.11) on one line: no character of it ends the line or the value. */
function text(value: string): string {
  return visible(oneLine(value.toWellFormed())).replace(/[\\;,]/g, (mark) => `\\${mark}`)
}

/** Lines of at most 75 bytes, continued with a space, never cut within a character (3.1). */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (bytes + more > 75) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += character
    bytes += more
  }
  return [...parts, part].join('\r\n')
}
