import { describe, expect, test } from 'vitest'
import { searchRecords } from '../../src/search/records.ts'
import { fixture } from './fixture.ts'
import { component, plugin } from './fixture-pages.ts'

const recordsOf = (...extra: Parameters<typeof fixture>) => {
  const { catalog, textOf } = fixture(...extra)
  return searchRecords(catalog, textOf)
}

describe('records of the search index', () => {
  test('every page of the catalog has one, sorted by route', () => {
    const { catalog } = fixture()
    const pages = [
      ...catalog.plugins,
      ...catalog.components,
      ...catalog.documents,
      ...catalog.connectors,
      ...catalog.teams,
    ]
    const urls = recordsOf().map(({ url }) => url)
    expect(urls).toEqual(pages.map(({ url }) => url).toSorted())
  })

  test('a plugin says its name, owner, connectors and filters', () => {
    expect(recordsOf().find(({ url }) => url === '/plugins/month-end-close/')).toEqual({
      url: '/plugins/month-end-close/',
      title: 'Month-end reconciliation',
      name: 'month-end-close',
      kind: 'plugin',
      plugin: 'Month-end reconciliation',
      pluginUrl: '/plugins/month-end-close/',
      owner: 'Finance Team',
      summary: 'Matches the ledger against bank and subledger balances and explains every open item.',
      keywords: 'NetSuite',
      content: expect.stringMatching(/^Month-end reconciliation reads from NetSuite/),
      filters: {
        connector: ['netsuite'],
        domain: ['finance'],
        kind: ['plugin'],
        lifecycle: ['published'],
        owner: ['finance-team'],
      },
    })
  })

  test('a part has the filters of its plugin and its own kind', () => {
    const part = recordsOf().find(({ url }) => url === '/plugins/invoice-triage/agents/invoice-reader/')
    expect(part).toMatchObject({
      kind: 'agent',
      pluginUrl: '/plugins/invoice-triage/',
      keywords: '/invoice-triage:invoice-reader',
      owner: '',
    })
    expect(part?.filters).toMatchObject({ kind: ['agent'], owner: ['finance-team'], connector: ['netsuite'] })
  })

  test('a server of a plugin is not mistaken for a connector of the organisation', () => {
    const { catalog, textOf } = fixture()
    catalog.components.push(
      component(
        'finance',
        'Finance',
        { kind: 'connector', name: 'netsuite', description: '' },
        { html: null, headings: [] },
      ),
    )
    const kinds = searchRecords(catalog, textOf)
      .filter(({ title }) => /^netsuite$/i.test(title))
      .map(({ kind }) => kind)
    expect(kinds).toEqual(['connector', 'server'])
  })

  test('body text is capped, however often it says a word', () => {
    const record = recordsOf([{ name: 'minutes', text: 'finance '.repeat(10_000) }]).find(
      ({ name }) => name === 'minutes',
    )
    expect(record?.content.length).toBeLessThanOrEqual(4_000)
  })

  test('a title of a megabyte and a summary of invisible characters do no harm', () => {
    const record = recordsOf([
      { name: 'loud', title: 'A '.repeat(500_000), summary: '\u200b'.repeat(9_000), text: '' },
    ]).find(({ name }) => name === 'loud')
    expect(record?.title.length).toBeLessThanOrEqual(160)
    expect(record?.summary).toBe('')
    expect(record?.content).toBe(record?.title)
  })

  test.each(['', '…', '😀😀', '漢字', '\u200b'])(
    'a page that says only "%s" still has words, so that the index keeps it',
    (text) => {
      const record = recordsOf([{ name: 'mute', title: text, summary: text, text }]).find(({ name }) => name === 'mute')
      expect(record?.content).toMatch(/[a-z0-9]/i)
      expect(record?.title).not.toBe('')
    },
  )

  test('filters hold every value once, in order', () => {
    const facets = { surface: ['cowork', 'code', 'cowork'], component: ['skill'], kind: ['gold'], owner: [] }
    const record = recordsOf([{ name: 'tidy', facets }]).find(({ name }) => name === 'tidy')
    expect(record?.filters).toEqual({ kind: ['plugin'], surface: ['code', 'cowork'] })
  })

  test('two pages on one route are an error that names both', () => {
    const { catalog, textOf } = fixture()
    catalog.plugins.push(plugin({ name: 'impostor', slug: 'finance' }))
    expect(() => searchRecords(catalog, textOf)).toThrow(
      'internal: plugin "finance" and plugin "impostor" share the route /plugins/finance/',
    )
  })
})
