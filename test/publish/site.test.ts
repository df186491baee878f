/** A built site as programs see it: every document fits its schema, every address of the index answers, every feed is linked. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parseAtomFeed } from 'feedsmith'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readXml } from '../report/xml.ts'
import { buildSite, pagesOf, project, routeOf } from '../sites.ts'

const Index = z.object({
  documents: z.array(z.object({ id: z.string(), name: z.string(), address: z.string(), schema: z.string() })),
  others: z.array(z.object({ type: z.string(), address: z.string() })),
})

describe.each([
  ['the tidy organisation', join(project, 'test', 'orgs', 'acme')],
  ['an organisation with every fault', join(project, 'test', 'orgs', 'messy')],
])('%s', (_name, root) => {
  const { out, base } = buildSite(root, { base: '/sub/path/' })
  const textOf = (file: string) => readFileSync(join(out, file), 'utf8')
  const { documents, others } = Index.parse(JSON.parse(textOf('api/v1/index.json')))
  const files = globSync('**/*', { cwd: out, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
  /** Files at an address that may stand for many. */
  const at = (address: string) => {
    const parts = address.slice(base.length).split(/\{\w+\}/)
    const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.+]/g, '\\$&')).join('[^/]+')}$`)
    return files.filter((file) => pattern.test(file))
  }

  test.each(documents)('$id fits its JSON Schema and names itself', ({ name, address, schema }) => {
    const validate = new Ajv2020({
      strict: false,
      formats: { date: /^\d{4}-\d\d-\d\d$/, uri: (text: string) => URL.canParse(text) },
    }).compile(JSON.parse(textOf(schema.slice(base.length))))
    const found = at(address)
    expect(found.length).toBeGreaterThan(0)
    for (const file of found) {
      const data = JSON.parse(textOf(file))
      expect(validate(data) ? [] : validate.errors, file).toEqual([])
      expect(data.schema).toBe(name)
    }
  })

  test('every JSON below /api/v1 is a document of the index, a schema or a badge', () => {
    const known = new Set([...documents, ...others].flatMap(({ address }) => at(address)))
    const loose = files.filter((file) => file.startsWith('api/v1/') && file.endsWith('.json') && !known.has(file))
    expect(loose.filter((file) => !file.startsWith('api/v1/schemas/'))).toEqual([])
    expect(loose.map((file) => base + file).sort()).toEqual(documents.map(({ schema }) => schema).sort())
  })

  test('whatever else the index names is there', () => {
    const missing = others.filter(({ address }) => at(address).length === 0).map(({ address }) => address)
    // Nothing of the messy organisation reaches the level that is offered.
    const offers = [`${base}npm/{plugin}`, `${base}packages/{plugin}/{plugin}-{version}.json`]
    expect(missing.filter((address) => !offers.includes(address))).toEqual([])
  })

  test('feeds and calendars are read by independent parsers', () => {
    const feeds = files.filter((file) => file.endsWith('.atom'))
    for (const file of feeds) {
      expect(readXml(textOf(file)).name).toBe('feed')
      const { id, entries = [] } = parseAtomFeed(textOf(file))
      expect(id).toMatch(/^urn:uuid:/)
      expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    }
    const calendars = files.filter((file) => file.endsWith('.ics'))
    for (const file of calendars) {
      const events = new ICAL.Component(ICAL.parse(textOf(file))).getAllSubcomponents('vevent')
      expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(events.length)
    }
    expect([feeds.length, calendars.length].every((count) => count > 2)).toBe(true)
  })

  test('the site map names every page', () => {
    const pages = pagesOf(out).filter((page) => page.endsWith('index.html'))
    const listed = readXml(textOf('sitemap.xml')).children.map(({ children }) => children[0]?.text)
    expect(listed.sort()).toEqual(pages.map((page) => `https://commons.example${routeOf(page, base)}`).sort())
  })

  test('every page links the feed of everything, and every alternate form of it is there', () => {
    for (const page of pagesOf(out)) {
      const alternates = [...textOf(page).matchAll(/<link rel="alternate"[^>]* href="([^"]+)"/g)].map(
        ([, to]) => to ?? '',
      )
      expect(alternates, page).toContain(`${base}feeds/all.atom`)
      expect(
        alternates.filter((to) => !files.includes(to.slice(base.length))),
        page,
      ).toEqual([])
    }
    expect(textOf(`plugins/${files.find((file) => /^feeds\/plugins\//.test(file))?.slice(14, -5)}/index.html`)).toMatch(
      /<a href="[^"]*\/feeds\/plugins\//,
    )
  })
})
