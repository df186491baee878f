/** A plugin names only connectors that were provisioned, in names that travel. */
import { nearest, quoted } from '../../lib/text.ts'
import { usesOf } from '../connectors.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'names-known-connectors',
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Names only provisioned connectors',
  why: 'A connector nobody provisioned is set up by each adopting team by hand, each in its own way.',
  remedy: 'Pick a provisioned connector or ask for one; give servers names of letters, digits and hyphens.',
  sources: [
    'scaling article: connector configuration',
    'anthropics/knowledge-work-plugins: 14 server names with spaces',
  ],
  pass: [
    { title: 'a provisioned connector' },
    { title: 'a catalogue without central data, with a portable name', org: 'none' },
    {
      title: 'a connector that was asked for',
      manifest: `connectors:
  - { id: netsuite, scopes: [ledger.read, ledger.write], data: [ledger entries] }
  - { id: travel-desk, data: [trips], optional: true }
dataTouched:
  - { system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }
  - { system: Travel desk, connector: travel-desk, class: internal, operations: [read], purpose: Reads the trips. }`,
      edits: {
        'README.md': ['from `netsuite`', 'from `netsuite` and `travel-desk`'],
        'CONNECTORS.md': ['| netsuite |', '| netsuite, travel-desk |'],
      },
      requests: '[{ id: travel-desk, requestedBy: finance-operations, opened: 2026-11-02 }]',
    },
  ],
  fail: [
    {
      title: 'a server name with a space',
      edits: { '.mcp.json': ['"netsuite"', '"net suite"'] },
      org: 'connectors: { netsuite: { servers: [net suite] } }',
      finds: ['server name "net suite" holds a space'],
    },
    {
      title: 'a connector that nobody provisioned',
      manifest: `connectors:
  - { id: netsuite, scopes: [ledger.read, ledger.write], data: [ledger entries] }
  - { id: driv, data: [documents], optional: true }
dataTouched:
  - { system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }
  - { system: Drive, connector: driv, class: internal, operations: [read], purpose: Reads the calendar. }`,
      edits: {
        'README.md': ['from `netsuite`', 'from `netsuite` and `driv`'],
        'CONNECTORS.md': ['| netsuite |', '| netsuite, driv |'],
      },
      finds: ['connector "driv" is not provisioned'],
    },
  ],
  none: [
    { title: 'no connector at all', manifest: '{ connectors: [], dataTouched: [] }', files: { '.mcp.json': null } },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin, notes }) =>
    plugin.servers.length > 0 ||
    (plugin.manifest?.connectors ?? []).length > 0 ||
    notes('names-known-connectors').length > 0,
  *check(subject, { org, hasOrg }) {
    yield* noted(
      subject,
      'names-known-connectors',
      'write { "mcpServers": { "netsuite": { "type": "http", "url": "https://…" } } }',
    )
    if (!hasOrg) return
    const known = org.connectors.map(({ id }) => id)
    const told = subject.notes('names-known-connectors').map(({ message }) => message)
    for (const { id, connector, declared, server, place } of usesOf(subject.plugin, org)) {
      const name = declared?.id ?? server?.name ?? id
      const isRequested = org.requests.some((request) => request.id === id || request.id === name)
      if (connector !== undefined || isRequested || told.some((message) => message.includes(quoted(name)))) continue
      const close = nearest(name, known)
      const fix = `${close === undefined ? 'ask for it in org/requests.yaml' : `use ${quoted(close)}`}, or add org/connectors/${id}.yaml`
      yield { ...place, message: `connector ${quoted(name)} is not provisioned`, fix }
    }
  },
})
