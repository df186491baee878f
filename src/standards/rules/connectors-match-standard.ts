/** A connector is configured as approved; where nobody approves one, all plugins configure it alike. */

import { connectorOf } from '../../model/approved-set-up.ts'
import { hostFault } from '../addresses.ts'
import { catalogRule } from '../rule.ts'
import { type Use, unlikeApproved, unlikeOthers } from '../unlike.ts'

const rates = {
  org: 'none',
  manifest:
    '{ connectors: [{ id: rates, data: [rates] }], dataTouched: [{ system: Rates, connector: rates, class: public, operations: [read], purpose: Converts. }] }',
  edits: { 'README.md': ['from `netsuite`', 'from `rates`'], 'CONNECTORS.md': ['netsuite', 'rates'] },
} as const
const loose = (url: string) => ({
  files: { '.mcp.json': `{ "mcpServers": { "rates": { "type": "http", "url": "${url}" } } }\n` },
})

export default catalogRule({
  id: 'connectors-match-standard',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Configures connectors as approved',
  why: 'Each way of its own to set up one connector is another thing to support, to review and to switch off in a hurry.',
  remedy:
    'Replace the configuration by the approved one; where several plugins disagree, agree on one and have it provisioned.',
  sources: ['anthropics/knowledge-work-plugins: similarweb', 'anthropics/financial-services-plugins: lseg'],
  pass: [
    { title: 'the approved configuration' },
    { title: 'the same but for a slash at the end', edits: { '.mcp.json': ['/netsuite"', '/netsuite/"'] } },
    {
      title: 'nothing approved, and all alike',
      ...rates,
      ...loose('https://rates.example.com/mcp'),
      others: { 'finance-rates': loose('https://rates.example.com/mcp') },
    },
  ],
  fail: [
    {
      title: 'another path than approved',
      edits: { '.mcp.json': ['/netsuite"', '/netsuite/v2"'] },
      finds: [
        'server "netsuite" differs from the approved variant "standard": url is "https://mcp.brightwater.example/netsuite/v2", expected "https://mcp.brightwater.example/netsuite"',
      ],
    },
    {
      title: 'nothing approved, and two other plugins agree',
      ...rates,
      ...loose('https://rates.example.com'),
      others: {
        'finance-rates': loose('https://rates.example.com/mcp'),
        'sales-rates': loose('https://rates.example.com/mcp'),
      },
      finds: [
        'server "rates" is set up as "https://rates.example.com", in 2 other plugins as "https://rates.example.com/mcp"',
      ],
    },
  ],
  none: [
    { title: 'no server', manifest: '{ connectors: [], dataTouched: [] }', files: { '.mcp.json': null } },
    {
      title: 'an address that is still open',
      edits: { '.mcp.json': ['https://mcp.brightwater.example/netsuite', ''] },
    },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }) => plugin.servers.some(({ configured }) => configured),
  *check(whole) {
    const alike = new Map<string, Use[]>()
    for (const subject of whole.subjects) {
      for (const server of subject.plugin.servers) {
        if (!server.configured || server.transport === 'unknown') continue
        const connector = connectorOf(whole.org, server.name)
        if (connector === undefined) push(alike, server.name.toLowerCase(), { subject, server })
        else if (hostFault(server, connector) === null) yield* unlikeApproved({ subject, server }, connector, whole)
      }
    }
    for (const uses of alike.values()) yield* unlikeOthers(uses)
  },
})

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
