/** Feeds and calendars: what they tell, that ids stay, and that independent parsers read back whatever contributors wrote. */
import { execFileSync } from 'node:child_process'
import { parseAtomFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import { uuidOf } from '../../src/lib/uuid.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { atom } from '../../src/publish/atom.ts'
import calendars from '../../src/publish/calendars.ts'
import type { Due } from '../../src/publish/due.ts'
import type { Event } from '../../src/publish/events/event.ts'
import { eventsOf } from '../../src/publish/events/index.ts'
import feeds from '../../src/publish/feeds.ts'
import { ics } from '../../src/publish/ics.ts'
import type { Published } from '../../src/publish/output.ts'
import { recordOf } from '../../src/publish/snapshot.ts'
import { readXml } from '../report/xml.ts'
import { asOf } from '../sites.ts'
import { hostile, hostileReadme, publishedOf, site, tidyWith } from './published.ts'

const place = { identity: 'acme', author: 'Acme', start: site, day: asOf }

/** The calendar as an independent parser reads it. Throws when it is malformed. */
function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      ...{ uid: event.uid, title: event.summary, text: event.description, day: event.startDate.toString() },
      ...{ end: event.endDate.toString(), allDay: event.startDate.isDate },
      url: component.getFirstPropertyValue('url')?.toString(),
    }
  })
}

function textAt(files: Record<string, unknown>, path: string): string {
  const content = files[path]
  if (typeof content !== 'string') throw new Error(`${path} is not written`)
  return content
}

describe('Atom', () => {
  const event: Event = {
    ...{ key: 'release finance-close 1.2.0', day: '2026-11-20', kind: 'release', title: 'Close 1.2.0' },
    ...{ text: ['Added: a skill.', 'Fixed: a slip.'], path: 'plugins/finance-close/versions/1.2.0/' },
    ...{ plugin: 'finance-close', team: 'finance-operations' },
  }
  const feed = { path: 'feeds/all.atom', title: 'Acme Commons', page: '', events: [event] }

  test('says who, what, when and where', () => {
    const read = parseAtomFeed(atom(feed, place))
    expect(read).toMatchObject({
      id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      title: { value: 'Acme Commons' },
      updated: '2026-11-20T00:00:00Z',
      authors: [{ name: 'Acme' }],
      links: [
        { rel: 'self', href: `${site}feeds/all.atom` },
        { rel: 'alternate', href: site },
      ],
    })
    expect(read.entries).toMatchObject([
      {
        title: { value: 'Close 1.2.0' },
        summary: { value: 'Added: a skill.\nFixed: a slip.' },
        links: [{ href: `${site}plugins/finance-close/versions/1.2.0/` }],
        categories: [{ term: 'release' }],
      },
    ])
  })

  test('an empty feed has a day all the same', () => {
    expect(parseAtomFeed(atom({ ...feed, events: [] }, place)).updated).toBe(`${asOf}T00:00:00Z`)
  })

  test('ids outlive another address and another title; other events have other ids', () => {
    const idOf = (one: Event, start: string) =>
      parseAtomFeed(atom({ ...feed, events: [one] }, { ...place, start })).entries?.[0]?.id
    expect(idOf({ ...event, title: 'Renamed' }, 'https://elsewhere.example/')).toBe(idOf(event, site))
    expect(idOf({ ...event, key: 'release finance-close 1.2.1' }, site)).not.toBe(idOf(event, site))
    expect(uuidOf('a', 'b')).not.toBe(uuidOf('ab'))
  })

  test('keeps the hundred latest', () => {
    const many = Array.from({ length: 130 }, (_, i) => ({ ...event, key: String(i) }))
    expect(parseAtomFeed(atom({ ...feed, events: many }, place)).entries).toHaveLength(100)
  })
})

describe('iCalendar', () => {
  const due: Due = {
    ...{ key: 'review finance-close', kind: 'review', day: '2026-12-31', title: 'Review ends; soon, \\ here' },
    ...{ text: 'ä€😀'.repeat(60), path: 'plugins/finance-close/', teams: [] },
  }

  test('is a whole day, read back letter by letter', () => {
    const [event] = readCalendar(ics({ title: 'Due', due: [due], asOf }, place))
    expect(event).toEqual({
      ...{ uid: uuidOf('acme', 'due', due.key), title: due.title, text: due.text, day: '2026-12-31' },
      ...{ end: '2027-01-01', allDay: true, url: `${site}plugins/finance-close/` },
    })
  })

  test('lines have at most 75 bytes and end in CR LF', () => {
    const text = ics({ title: 'ü'.repeat(80), due: [due], asOf }, place)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
  })

  test('has no address where no host is known', () => {
    expect(readCalendar(ics({ title: 'Due', due: [due], asOf }, { ...place, start: '/sub/' }))[0]?.url).toBeUndefined()
  })
})

describe('a repository with a history', () => {
  let published: Published
  let days: { before: Snapshot; later: Snapshot }

  beforeAll(async () => {
    const root = tidyWith({})
    published = await publishedOf(root)
    const now = recordOf(published.judgement)
    const [first, ...others] = now.plugins
    const was = { ...first!, level: 'gold' as const, failing: [] }
    const lower = { ...first!, level: 'listed' as const, failing: ['has-owner', 'declares-data'] }
    const gone = { ...first!, name: 'finance-gone' }
    const rules = [...new Set([...now.rules, 'has-owner', 'declares-data'])]
    days = {
      before: { ...now, rules, asOf: '2026-10-01', plugins: [was, ...others.slice(1), gone] },
      later: { ...now, rules, asOf: '2026-11-01', plugins: [lower, ...others] },
    }
  })

  const told = (history: Snapshot[], more: Partial<Published['library']> = {}) => {
    const library = { ...published.library, ...more, org: { ...published.library.org, history } }
    return eventsOf({ ...published, library })
  }

  test('tells what was lost, gained, came and went between recorded days', () => {
    const { before, later } = days
    const [first] = before.plugins
    const title = published.library.plugins.find(({ name }) => name === first?.name)?.title
    const found = told([before, later]).filter(({ day }) => day === '2026-11-01')
    expect(found.map(({ kind, title, text }) => ({ kind, title, text }))).toEqual([
      { kind: 'came', title: expect.stringMatching(/ is in the catalogue$/), text: [] },
      {
        kind: 'lost',
        title: `${title} fell from gold to listed`,
        text: [expect.stringMatching(/^No longer holds: /), expect.stringMatching(/^No longer holds: /)],
      },
      { kind: 'went', title: 'finance-gone is no longer in the catalogue', text: [] },
    ])
  })

  test('an event that was found before it was recorded keeps its id and its day', () => {
    const { before, later } = days
    const git = { commit: 'c'.repeat(40), day: '2026-11-19' }
    const asFound = told([before], { git }).filter(({ kind }) => kind === 'came')
    const recorded = told([before, { ...later, asOf: '2026-11-19' }], { git }).filter(({ kind }) => kind === 'came')
    expect(asFound.map(({ key, day }) => [key, day])).toEqual(recorded.map(({ key, day }) => [key, day]))
    expect(asFound.length).toBeGreaterThan(0)
  })

  test('a new rule is not told as a loss of its own, and a changed set of rules is said', () => {
    const { before, later } = days
    const older = { ...before, rules: before.rules.filter((rule) => rule !== 'has-owner') }
    const lost = told([older, later]).find(({ kind, day }) => kind === 'lost' && day === '2026-11-01')
    expect(lost?.text).toEqual([expect.not.stringContaining('owner'), 'The set of rules changed too.'])
  })

  test('without anything recorded nobody has lost anything', () => {
    expect(told([]).filter(({ kind }) => kind !== 'release' && kind !== 'lifecycle')).toEqual([])
  })
})

describe('hostile words', () => {
  let atoms: Record<string, unknown>
  let calendar: Record<string, unknown>
  let published: Published

  beforeAll(async () => {
    const root = tidyWith({
      'plugins/finance-hostile/.claude-plugin/plugin.json': JSON.stringify({
        name: 'finance-hostile',
        version: '1.0.0',
      }),
      'plugins/finance-hostile/README.md': hostileReadme(),
      'plugins/finance-hostile/CHANGELOG.md': `# Changelog\n\n## 1.0.0 - 2026-11-01\n\n### Added\n\n- ${hostile}\n`,
      'plugins/finance-hostile/skills/do/SKILL.md': `---\nname: do\ndescription: ${JSON.stringify(hostile)}\n---\n# Do\n`,
    })
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...words], {
        env: { ...process.env, GIT_AUTHOR_DATE: '2026-11-02T00:00:00Z', GIT_COMMITTER_DATE: '2026-11-02T00:00:00Z' },
      })
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'Add everything')
    published = await publishedOf(root)
    atoms = feeds.files(published)
    calendar = calendars.files(published)
  })

  test('stay text in every feed', () => {
    for (const path of Object.keys(atoms)) {
      const text = textAt(atoms, path)
      const names = new Set<string>()
      const visit = ({ name, children }: ReturnType<typeof readXml>) => {
        names.add(name)
        children.forEach(visit)
      }
      visit(readXml(text))
      expect([...names].filter((name) => /script|^b$/.test(name))).toEqual([])
      expect(parseAtomFeed(text).id).toMatch(/^urn:uuid:/)
    }
    const told = parseAtomFeed(textAt(atoms, 'feeds/plugins/finance-hostile.atom')).entries ?? []
    const end = told.find(({ categories }) => categories?.[0]?.term === 'lifecycle')
    expect(end?.summary?.value).toContain('<script>alert(1)</script>')
    expect(end?.summary?.value).not.toContain('\u202e')
  })

  test('neither end an event of a calendar nor add one', () => {
    for (const path of Object.keys(calendar)) {
      const text = textAt(calendar, path)
      expect(readCalendar(text)).toHaveLength(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT').length)
    }
    const removal = readCalendar(textAt(calendar, 'feeds/teams/finance-operations.ics')).find(
      ({ day }) => day === '2027-02-01',
    )
    expect(removal?.title).toContain('is offered no longer')
    expect(removal?.text).toContain('END:VEVENT')
    expect(removal?.end).toBe(dayAfter('2027-02-01', 1))
  })

  test('every team and every plugin has a feed, every team a calendar', () => {
    const { teams } = published.library.org
    const expected = [
      ...['feeds/all.atom', 'feeds/lost.atom'],
      ...teams.map(({ id }) => `feeds/teams/${id}.atom`),
      ...published.library.plugins.map(({ slug }) => `feeds/plugins/${slug}.atom`),
    ]
    expect(Object.keys(atoms)).toEqual(expected)
    expect(Object.keys(calendar)).toEqual(['feeds/due.ics', ...teams.map(({ id }) => `feeds/teams/${id}.ics`)])
  })

  test('the same on another day but for what that day brings', async () => {
    const { asOf: day } = published.judgement
    const next = feeds.files({ ...published, judgement: { ...published.judgement, asOf: dayAfter(day, 1) } })
    expect(next).toEqual(atoms)
  })
})
