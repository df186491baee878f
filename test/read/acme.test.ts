/** The tidy organisation: everything is read, nothing is complained about. */
import { expect, test } from 'vitest'
import { memoryStore } from '../../src/lib/store.ts'
import { linesOf, orgs, read } from './repository.ts'

const library = read(`${orgs}/acme`)

test('nothing in it leaves a finding', () => {
  expect(linesOf(library)).toEqual([])
})

test('a house is one record a folder, sorted by name', () => {
  const { layout, marketplace, plugins } = library
  expect([layout, marketplace]).toEqual(['house', null])
  expect(plugins.map(({ name, slug, source, quarantined }) => ({ name, slug, source, quarantined }))).toEqual(
    ['finance-expense-check', 'finance-month-end', 'support-ticket-triage'].map((name) => ({
      name,
      slug: name,
      source: { kind: 'local', path: `plugins/${name}` },
      quarantined: null,
    })),
  )
})

test('the manifest of each fits', () => {
  expect(library.plugins.map(({ manifest }) => [manifest?.owner, manifest?.lifecycle])).toEqual([
    ['finance-operations', 'draft'],
    ['finance-operations', 'published'],
    ['customer-support', 'published'],
  ])
})

test('parts are where they belong', () => {
  const [, close] = library.plugins
  expect(close?.skills.map(({ name }) => name)).toEqual(['explain-variance', 'reconcile-account'])
  expect(close?.agents.map(({ name }) => name)).toEqual(['close-reviewer'])
  expect(close?.commands.map(({ name }) => name)).toEqual(['close-status'])
  expect(close?.servers.map(({ name, url }) => [name, url])).toEqual([
    ['netsuite', 'https://mcp.acme.example/netsuite'],
  ])
})

test('central data is complete', () => {
  const { organisation, teams, connectors, waves, policy, reviews } = library.org
  expect(organisation?.catalogue).toBe('Acme Commons')
  expect(teams.map(({ id }) => id)).toEqual(['finance-operations', 'customer-support'])
  expect(connectors.map(({ id }) => id)).toEqual(['netsuite', 'zendesk'])
  expect(waves.map(({ id, start }) => [id, start])).toEqual([['wave-1', '2026-03-02']])
  expect(policy?.domains.map(({ id }) => id)).toEqual(['finance', 'support'])
  expect(reviews.get('finance-month-end')?.map(({ tier }) => tier)).toEqual(['T2'])
})

test('reading twice gives the same, from the store or not', () => {
  const store = memoryStore()
  const first = read(`${orgs}/acme`, { store })
  const second = read(`${orgs}/acme`, { store })
  expect(first).toStrictEqual(library)
  expect(second).toStrictEqual(first)
})
