/** Which plugins the filters keep, what the counts beside them say, and that the address keeps the choice. */
import { describe, expect, it } from 'vitest'
import { counts, fits, fromQuery, gathered, type Row, sorted, toQuery } from '../../src/site/scripts/filter.ts'

const rows: Row[] = [
  {
    name: 'account brief',
    changed: '2026-11-02',
    reuse: 1,
    facets: { domain: ['sales'], connector: ['salesforce', 'slack'] },
  },
  {
    name: 'month-end reconciliation',
    changed: '2026-09-14',
    reuse: 5,
    facets: { domain: ['finance'], connector: ['netsuite'] },
  },
  {
    name: 'payment run check',
    changed: '',
    reuse: 5,
    facets: { domain: ['finance'], connector: ['netsuite', 'slack'] },
  },
  { name: 'style guide', changed: '2026-11-02', reuse: 0, facets: {} },
]
const kept = (query: string) =>
  rows.filter((row) => fits(row, fromQuery(new URLSearchParams(query)))).map((row) => row.name)

describe('fits', () => {
  it.each([
    ['', ['account brief', 'month-end reconciliation', 'payment run check', 'style guide']],
    ['domain=finance', ['month-end reconciliation', 'payment run check']],
    ['domain=finance&domain=sales', ['account brief', 'month-end reconciliation', 'payment run check']],
    ['domain=finance&connector=slack', ['payment run check']],
    ['domain=finance&connector=salesforce', []],
    ['constructor=x', []],
    ['__proto__=x', []],
  ])('%s', (query, names) => {
    expect(kept(query)).toEqual(names)
  })
})

describe('counts', () => {
  const tally = (query: string, facet: string) =>
    Object.fromEntries(counts(rows, fromQuery(new URLSearchParams(query))).get(facet) ?? [])

  it('counts what a further choice in the same facet would add', () => {
    expect(tally('domain=finance', 'domain')).toEqual({ sales: 1, finance: 2 })
  })
  it('counts other facets within the choice', () => {
    expect(tally('domain=finance', 'connector')).toEqual({ netsuite: 2, slack: 1 })
  })
  it('has no entry where nothing is left', () => {
    expect(tally('connector=salesforce', 'domain')).toEqual({ sales: 1 })
  })
})

describe('sorted', () => {
  const order = (by: string) =>
    sorted(
      rows.toReversed().map((row) => [row.name, row]),
      by,
    ).map(([name]) => name)

  it('by name', () => {
    expect(order('name')).toEqual(['account brief', 'month-end reconciliation', 'payment run check', 'style guide'])
  })
  it('most reused first, equal ones by name', () => {
    expect(order('reuse')).toEqual(['month-end reconciliation', 'payment run check', 'account brief', 'style guide'])
  })
  it('newest first, equal days by name, unknown days last', () => {
    expect(order('newest')).toEqual(['account brief', 'style guide', 'month-end reconciliation', 'payment run check'])
  })
})

describe('the address', () => {
  it.each([
    ['', 'name', ''],
    ['domain=finance&connector=slack', 'name', 'domain=finance&connector=slack'],
    ['owner=r%26d', 'newest', 'owner=r%26d&sort=newest'],
    ['sort=newest', 'newest', 'sort=newest'],
  ])('%s', (query, sort, again) => {
    expect(toQuery(fromQuery(new URLSearchParams(query)), sort)).toBe(again)
  })
  it('leaves the usual order out, whichever it is', () => {
    expect([toQuery({}, 'reuse', 'reuse'), toQuery({}, 'name', 'reuse')]).toEqual(['', 'sort=name'])
  })
  it('gathers repeated facets', () => {
    expect({
      ...gathered([
        ['domain', 'finance'],
        ['class', 'internal'],
        ['domain', 'sales'],
      ]),
    }).toEqual({
      domain: ['finance', 'sales'],
      class: ['internal'],
    })
  })
})
