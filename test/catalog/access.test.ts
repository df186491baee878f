/** Who may use which plugin, and how connectors are set up against what was approved. */
import { describe, expect, it } from 'vitest'
import { accessFacts } from '../../src/catalog/compliance/access.ts'
import { conformanceRows } from '../../src/catalog/compliance/conformance.ts'
import type { ConnectorPage } from '../../src/model/connector-page.ts'
import { contextOf } from './judgement.ts'

describe('access', () => {
  const access = accessFacts(contextOf({ plugins: [] }))
  it('says team by team who may use what', () => {
    expect(access.teams.map(({ title }) => title)).toEqual(['Customer Support', 'Finance Operations'])
    expect(access.plugins.map(({ plugin, cells }) => [plugin.title, cells])).toEqual([
      ['Expense Check', 'yy'],
      ['Month-end Close', 'gy'],
      ['Ticket Triage', 'yg'],
    ])
  })
  it('says which grant is missing, for whom, and whom to ask', () => {
    expect(access.gaps.map(({ grant, teams, ask, form }) => [grant, teams[0]?.title, ask?.title, form])).toEqual([
      ['netsuite:ledger.read', 'Customer Support', 'Finance Operations', 'https://requests.acme.example/netsuite'],
      ['zendesk:tickets.read', 'Finance Operations', 'Customer Support', 'https://requests.acme.example/zendesk'],
    ])
  })
})

describe('connectors', () => {
  const page = (approved: boolean | null, address: string): ConnectorPage => ({
    ...{
      url: '/connectors/netsuite/',
      id: 'netsuite',
      name: 'NetSuite',
      purpose: null,
      provisioned: true,
      class: null,
      usage: null,
    },
    ...{ data: [], owner: null, access: null, requestUrl: null, hosts: [], scopes: [], plugins: [] },
    variants: [
      {
        ...{ name: 'standard', transport: 'http', address: 'https://mcp.acme.example/netsuite', auth: 'oauth' },
        ...{ audience: [], variables: [], config: '{}' },
      },
    ],
    configurations: [
      {
        ...{ fingerprint: '1', transport: 'http', address, auth: 'oauth', configured: address !== '', approved },
        plugins: [{ title: 'Month-end Close', url: '/plugins/finance-month-end/' }],
      },
    ],
    verdict: { tone: 'plain', sentence: '' },
  })
  it.each([
    ['conforms', true, 'https://mcp.acme.example/netsuite', [1, 0, 0], []],
    [
      'drifts',
      false,
      'https://netsuite.example/mcp',
      [0, 1, 0],
      ['address "https://netsuite.example/mcp", approved is "https://mcp.acme.example/netsuite"'],
    ],
    ['unknown', null, '', [0, 0, 1], []],
  ])('%s', (_, approved, address, counts, how) => {
    const [row] = conformanceRows([page(approved, address)])
    expect([row!.conforms.length, row!.drifts.length, row!.unknown.length]).toEqual(counts)
    expect(row!.drifts.flatMap((drift) => drift.how)).toEqual(how)
  })
})
