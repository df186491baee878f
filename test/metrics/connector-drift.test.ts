/** M7: conformance and drift of the reference, weighting by calls, and what is known of a public repository. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import connectorDrift from '../../src/metrics/connector-drift.ts'
import { connectorSetUps } from '../../src/metrics/connector-setups.ts'
import { read, repository, tidy } from '../read/repository.ts'
import { concluded, libraryGiven } from './given.ts'

const approved = (url: string) => `id: rates
name: Rates
purpose: Looks up exchange rates.
owner: finance-operations
class: internal
data: [rates]
hosts: [rates.example]
variants: [{ name: standard, transport: http, url: ${url}, auth: oauth }]
scopes: [{ id: rates.read, operation: read, description: Reads rates. }]
access: Ask.
`
const policy = `dataClasses: [{ id: internal, name: Internal, description: Everything. }]
domains: [{ id: finance, name: Finance }]
tags: []
`
const team = '- { id: finance-operations, name: Finance Operations }\n'

/** A library whose plugins set up servers at these addresses, one plugin an address. */
function library(addresses: string[], { standard, name = 'rates' }: { standard?: string; name?: string } = {}) {
  const files = addresses.map((url, i) => ({
    ...tidy(`finance-${i + 1}`),
    [`plugins/finance-${i + 1}/.mcp.json`]: { mcpServers: { [name]: { type: 'http', url } } },
  }))
  const org = { 'org/policy.yaml': policy, 'org/teams.yaml': team }
  const connector = standard === undefined ? {} : { 'org/connectors/rates.yaml': approved(standard) }
  return read(repository(Object.assign({}, ...files, ...(standard === undefined ? [] : [org, connector]))))
}
const [a, b, c] = ['https://rates.example/mcp', 'https://rates.example/mcp/v2', 'https://rates.example/sse']

const conclude = (from: ReturnType<typeof library>, calls: Row[] = []) =>
  concluded(
    connectorDrift,
    { connector_call: calls },
    { plugins: from.plugins, org: { connectors: from.org.connectors, approved: from.org.approved } },
  )

describe('A, A, A, B, C where A is approved', () => {
  const from = library([a!, a!, a!, b!, c!], { standard: a! })
  test('has three variants, drift 0.4, conformance 0.6', async () => {
    const { tables, figures } = await conclude(from)
    expect(tables[0]?.rows).toEqual([['rates', 5, 3, expect.closeTo(0.4, 12), 3, expect.closeTo(0.6, 12)]])
    expect(figures.map(({ label, value }) => [label, value])).toEqual([
      ['Set up as approved', 0.6],
      ['Variants beyond the first', 2],
      ['Variants beyond the first, weighted by calls', null],
      ['Connectors that are set up in several ways', 1],
    ])
  })
  test('is told in a sentence and plugin by plugin', async () => {
    const { sentence, tables } = await conclude(from)
    expect(sentence).toBe('3 of 5 set-ups are as approved (60 %); rates in 3 ways.')
    expect(tables[1]?.rows.map(([, plugin, ok]) => `${plugin} ${ok}`)).toEqual([
      'finance-1 yes',
      'finance-2 yes',
      'finance-3 yes',
      'finance-4 no',
      'finance-5 no',
    ])
  })
  test('weighs by calls, those of few persons left out', async () => {
    const call = (connector: string, person: number, calls: number) => ({
      ...{ day: '2026-11-01', team: 'finance-operations', connector, calls },
      person: `p${person}`,
    })
    const many = [1, 2, 3, 4, 5].flatMap((person) => [call('rates', person, 10)])
    expect((await conclude(from, many)).figures[2]?.value).toBe(2)
    expect((await conclude(from, many.slice(1))).figures[2]).toMatchObject({
      value: null,
      text: 'no calls that may be shown',
    })
  })
})

test('all agree on a wrong configuration: no drift, no conformance', async () => {
  const { tables, sentence } = await conclude(library([b!, b!], { standard: a! }))
  expect(tables[0]?.rows).toEqual([['rates', 2, 1, 0, 0, 0]])
  expect(sentence).toBe('0 of 2 set-ups are as approved (0 %); every connector is set up in one way.')
})

test('what is written differently is one variant when it means the same', () => {
  const written = [a!, 'HTTPS://Rates.Example:443/mcp/', `${a!}/`]
  expect(connectorSetUps(library(written, { standard: a! }))).toMatchObject([{ variants: 1, drift: 0, approved: 3 }])
})

test('without central data two plugins can still drift apart', async () => {
  const { figures, sentence } = await conclude(library([a!, b!]))
  expect(figures[0]).toMatchObject({ value: null, text: 'no plugin sets up a connector that is provisioned' })
  expect(sentence).toBe('No connector is provisioned, and plugins set up 1 connector; rates in 2 ways.')
})

test('an address left open, and no connector at all, say nothing', async () => {
  expect(connectorSetUps(library(['', a!]))).toMatchObject([{ setUps: [{ plugin: 'finance-2' }] }])
  const { state } = await conclude(library([]))
  expect(state).toBe('undefined')
})

test('of the sample organisation one plugin starts a newer local server than approved, one uses an older transport', () => {
  const setUps = connectorSetUps(read(resolve(join(import.meta.dirname, '../..'))))
  expect(setUps.find(({ connector }) => connector === 'telemetry')).toMatchObject({ approved: 1, variants: 2 })
  const odd = setUps.flatMap((one) => one.setUps).filter(({ isApproved }) => isApproved === false)
  expect(odd.map(({ plugin }) => plugin)).toEqual(['supply-demand-review', 'support-escalation-pack'])
})

const corpus = resolve('../shared/corpus/knowledge-work-plugins')

describe.skipIf(!existsSync(corpus))(
  'the public repository (skipped where the corpus is not beside the project)',
  () => {
    const plugins = existsSync(corpus) ? read(corpus).plugins : []
    test('has one drifting connector, similarweb', () => {
      const drifting = connectorSetUps(libraryGiven({ plugins })).filter(({ variants }) => variants > 1)
      expect(drifting.map(({ connector, variants }) => [connector, variants])).toEqual([['similarweb', 2]])
    })
    test('leaves 32 addresses empty and has 14 names with spaces', () => {
      const servers = plugins.flatMap((plugin) => plugin.servers)
      expect(servers.filter(({ configured }) => !configured)).toHaveLength(32)
      expect(servers.filter(({ name }) => / /.test(name))).toHaveLength(14)
    })
  },
)
