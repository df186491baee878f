import { describe, expect, test } from 'vitest'
import type { SearchGroup, SearchMap } from '../../src/model/search.ts'
import { searchFacets } from '../../src/site/search/facets.ts'
import { countsOf, filtered } from '../../src/site/search/filtering.ts'
import { nearestGroups } from '../../src/site/search/nearest.ts'
import type { Found } from '../../src/site/search/pagefind.ts'
import { markedLike, passage, repeats } from '../../src/site/search/passage.ts'
import { hitsOf, placesOf, ranked } from '../../src/site/search/rank.ts'
import { questionIn, searchFor } from '../../src/site/search/state.ts'
import { fixture } from './fixture.ts'

const group = (name: string, title: string, pages: string[], facets: SearchGroup['facets'] = {}): SearchGroup => ({
  name,
  title,
  url: `/plugins/${name}/`,
  pages,
  facets,
})
const map: SearchMap = {
  schema: 'plugin-commons/search/1',
  prefix: 'en_',
  groups: [
    group('board-pack', 'Board pack', ['0a1', '1a2', '7a3'], { owner: ['finance'], domain: ['finance'] }),
    group('finance', 'Finance', ['0b1', '1b2'], { owner: ['finance'], domain: ['finance'] }),
    group('nda-desk', 'NDA desk', ['0c1'], { owner: ['legal'], domain: ['legal'] }),
    group('netsuite', 'NetSuite', ['8d1']),
  ],
}
const places = placesOf(map)
const owns = new Map(places.toReversed().map((place) => [place.group, place]))
const foundOf = (scores: Record<string, number>) =>
  new Map(
    Object.entries(scores).map(([id, score]): [string, Found] => [
      `en_${id}`,
      { id: `en_${id}`, score, data: () => Promise.reject(new Error('not asked for')) },
    ]),
  )
const order = (query: string, scores: Record<string, number>) => {
  const found = foundOf(scores)
  return ranked(
    hitsOf(
      places.filter(({ id }) => found.has(id)),
      found,
    ),
    owns,
    query,
  ).map(({ group, parts }) => [group.name, ...parts.map(({ place }) => place.id)])
}

describe('order of results', () => {
  test.each<[string, string, Record<string, number>, string[][]]>([
    ['better score first', 'pack', { a1: 9, c1: 3 }, [['board-pack'], ['nda-desk']]],
    [
      'parts stand under their plugin, skills before documents',
      'pack',
      { a3: 5, a2: 5, a1: 5 },
      [['board-pack', 'en_a2', 'en_a3']],
    ],
    [
      'a plugin before a part of another with the same score',
      'desk',
      { b2: 8, c1: 8 },
      [['nda-desk'], ['finance', 'en_b2']],
    ],
    ['the exact name first, whatever others score', 'Finance', { a1: 400, b1: 2 }, [['finance'], ['board-pack']]],
    ['the exact title, signs and case aside', 'nda-DESK', { a1: 400, c1: 1 }, [['nda-desk'], ['board-pack']]],
    ['ties as in the map', 'x', { c1: 2, a1: 2 }, [['board-pack'], ['nda-desk']]],
    ['a page that is not in the map is left out', 'x', { zz: 900, c1: 1 }, [['nda-desk']]],
  ])('%s', (_fact, query, scores, expected) => {
    expect(order(query, scores)).toEqual(expected)
  })
})

describe('filters', () => {
  const legal = { owner: ['legal'] }
  test('any value of a filter is enough, every filter must hold', () => {
    expect(filtered(places, { owner: ['finance', 'legal'] })).toHaveLength(6)
    expect(filtered(places, { owner: ['finance'], kind: ['skill'] }).map(({ id }) => id)).toEqual(['en_a2', 'en_b2'])
    expect(filtered(places, {})).toHaveLength(7)
    expect(filtered(places, { constructor: ['x'] })).toHaveLength(0)
  })
  test('values of a chosen filter count what they would add, the others what is left', () => {
    const counts = countsOf(places, legal)
    expect(counts.get('owner')).toEqual(
      new Map([
        ['finance', 5],
        ['legal', 1],
      ]),
    )
    expect(counts.get('domain')).toEqual(new Map([['legal', 1]]))
    expect(counts.get('kind')).toEqual(new Map([['plugin', 1]]))
  })
  test('two chosen filters: each counts within the other', () => {
    const counts = countsOf(places, { owner: ['legal'], kind: ['skill'] })
    expect(counts.get('owner')).toEqual(new Map([['finance', 2]]))
    expect(counts.get('kind')).toEqual(new Map([['plugin', 1]]))
    expect(counts.has('domain')).toBe(false)
  })
  test('the page offers the kinds that there are, and no facet of parts', () => {
    const [kind, ...others] = searchFacets(fixture().catalog)
    expect(kind?.values.map(({ label }) => label)).toEqual([
      'Plugins',
      'Skills',
      'Agents',
      'Commands',
      'Documents',
      'Connectors',
      'Teams',
    ])
    expect(others.map(({ id }) => id)).toEqual(['owner', 'domain', 'connector', 'lifecycle'])
  })
})

describe('passages', () => {
  test.each([
    [
      'marks are marks',
      'The <mark>ledger</mark> closes.',
      [
        { text: 'The ', marked: false },
        { text: 'ledger', marked: true },
        { text: ' closes.', marked: false },
      ],
    ],
    [
      'tags of an author are text',
      '&lt;mark&gt;gold&lt;/mark&gt; &lt;script&gt;.',
      [{ text: '<mark>gold</mark> <script>.', marked: false }],
    ],
    [
      'a text that goes on says so',
      'bank lines',
      [
        { text: '… ', marked: false },
        { text: 'bank lines', marked: false },
        { text: ' …', marked: false },
      ],
    ],
    ['an unclosed mark ends with the text', '<mark>Bank.', [{ text: 'Bank.', marked: true }]],
    ['nothing', '', []],
  ])('%s', (_fact, excerpt, expected) => {
    expect(passage(excerpt)).toEqual(expected)
  })
  test('a passage that says the summary again is known', () => {
    const summary = 'Matches the ledger against bank and subledger balances.'
    expect(
      repeats(
        passage(`Matches the <mark>ledger</mark> against bank and subledger balances. Before you start`),
        summary,
      ),
    ).toBe(true)
    expect(repeats(passage('Before you start, open the <mark>ledger</mark>.'), summary)).toBe(false)
    expect(repeats(passage('Anything.'), '')).toBe(false)
  })
  test('words of a summary are marked as in the passage, or as asked', () => {
    const marked = (text: string, excerpt: string, query: string) =>
      markedLike(text, passage(excerpt), query)
        .filter((piece) => piece.marked)
        .map((piece) => piece.text)
    expect(marked('Budgets, by team.', '', 'budget to')).toEqual(['Budgets,'])
    expect(marked('Who reconciles?', 'He <mark>reconciles.</mark>', 'reconciliation')).toEqual(['reconciles?'])
  })
})

describe('near names', () => {
  test.each([
    ['a typing slip', 'bord pakc', ['board-pack']],
    ['letters left out', 'netsute', ['netsuite']],
    ['a longer wish', 'financial', ['finance']],
    ['nothing alike', 'zebra', []],
    ['nothing asked', '', []],
  ])('%s', (_fact, query, expected) => {
    expect(nearestGroups(query, map.groups, 1).map(({ name }) => name)).toEqual(expected)
  })
})

describe('the question in the address', () => {
  const offered = new Map([
    ['owner', new Set(['finance', 'legal'])],
    ['kind', new Set(['skill'])],
  ])
  test.each([
    ['nothing', '', { query: '', filters: {} }],
    ['words', '?q=month+end', { query: 'month end', filters: {} }],
    [
      'words and values',
      '?q=nda&owner=finance&owner=legal&kind=skill',
      { query: 'nda', filters: { owner: ['finance', 'legal'], kind: ['skill'] } },
    ],
  ])('there and back: %s', (_fact, search, question) => {
    expect(questionIn(search, offered)).toEqual(question)
    expect(searchFor(question)).toBe(search)
  })
  test('what is not offered does not count', () => {
    expect(questionIn('?q=a&owner=evil&tier=gold&owner=legal&owner=legal', offered)).toEqual({
      query: 'a',
      filters: { owner: ['legal'] },
    })
    expect(questionIn(`?q=${'a'.repeat(9_999)}`, offered).query).toHaveLength(200)
  })
})
