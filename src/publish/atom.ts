/** Events → an Atom feed (RFC 4287). Whatever people worded stands in it as plain text. */
import { oneLine } from '../lib/text.ts'
import { uuidOf } from '../lib/uuid.ts'
import { xmlText } from '../lib/xml.ts'
import type { Event } from './events/event.ts'

export interface Feed {
  /** Path on the site; also its identity. */
  path: string
  title: string
  /** Page that it belongs to, as a path from the root of the site. */
  page: string
  /** Latest first. */
  events: readonly Event[]
}

export interface FeedPlace {
  /** Name of the catalogue as Claude registers it; part of every id, so that ids outlive a change of address. */
  identity: string
  author: string
  /** What addresses start with: the public address of the site, or its path where nobody said one. */
  start: string
  /** Day of a feed in which nothing happened yet. */
  day: string
}

/** Entries that a feed holds at most. */
const most = 100

export function atom({ path, title, page, events }: Feed, { identity, author, start, day }: FeedPlace): string {
  const shown = events.slice(0, most)
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:uuid:${uuidOf(identity, 'feed', path)}</id>
  <title>${xmlText(title)}</title>
  <updated>${moment(shown[0]?.day ?? day)}</updated>
  <author><name>${xmlText(author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xmlText(start + path)}"/>
  <link rel="alternate" type="text/html" href="${xmlText(start + page)}"/>
${shown.map((event) => entry(event, identity, start)).join('')}</feed>
`
}

function entry({ key, day, kind, title, text, path }: Event, identity: string, start: string): string {
  const lines = [
    `<id>urn:uuid:${uuidOf(identity, 'event', key)}</id>`,
    `<title>${xmlText(oneLine(title))}</title>`,
    `<updated>${moment(day)}</updated>`,
    `<category term="${kind}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(start + path)}"/>`,
    ...(text.length === 0 ? [] : [`<summary>${text.map((line) => xmlText(oneLine(line))).join('\n')}</summary>`]),
  ]
  return `  <entry>\n${lines.map((line) => `    ${line}\n`).join('')}  </entry>\n`
}

function moment(day: string): string {
  return `${day}T00:00:00Z`
}
