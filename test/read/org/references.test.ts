/** What the files of the central data say of each other. */
import { expect, test } from 'vitest'
import { compare } from './marked.ts'

const policy = `
dataClasses:
  - { id: internal, name: Internal, description: Everyday working material. }
  - { id: confidential, name: Confidential, description: The ledger and the like. }
domains:
  - { id: finance, name: Finance }
  - { id: support, name: Support }
tags: [month-end]
`
const waves = '- { id: wave-1, name: Wave 1, start: 2026-03-02 }\n'
const teams = `
- { id: finance-operations, name: Finance Operations, domain: finance, wave: wave-1, grants: ["netsuite:ledger.read"] }
- { id: constructor, name: A team called constructor }
`
const netsuite = `
id: netsuite
name: NetSuite
purpose: Look up ledger entries.
owner: finance-operations
class: confidential
data: [ledger entries]
hosts: [mcp.acme.example]
variants:
  - { name: standard, transport: http, url: "https://mcp.acme.example/netsuite", auth: oauth }
scopes:
  - { id: ledger.read, operation: read, description: Read journal entries. }
access: Ask in the channel.
`
const tidy = { 'policy.yaml': policy, 'waves.yaml': waves, 'teams.yaml': teams, 'connectors/netsuite.yaml': netsuite }

const cases: [what: string, files: Record<string, string>][] = [
  ['all in order', {}],
  [
    'a marketplace name that Claude keeps for others',
    {
      'organisation.yaml': `
name: Acme
catalogue: Acme Commons
site: https://acme.example/
marketplace: { name: npm } #! marketplace name "npm" is reserved → choose another name
support: { channel: "#plugins" }
`,
    },
  ],
  [
    'names that were given up, given up oddly',
    {
      'tombstones.yaml': `
- { name: finance-recon, date: 2026-03-01, reason: Merged., renamedTo: finance-close }
- { name: finance-recon, date: 2026-04-01, reason: Again. } #! name "finance-recon" is there twice → remove one of the two
- { name: legal-nda, date: 2026-04-01, reason: Renamed., renamedTo: legal-nda } #! "legal-nda" is renamed to itself → leave renamedTo out
- { name: hr-kit, date: 2026-04-01, reason: Both., renamedTo: people-kit, replacement: people-buddy } #! "hr-kit" is renamed and replaced → keep renamedTo alone for the same plugin
`,
    },
  ],
  [
    'a team twice',
    {
      'teams.yaml': `${teams}- { id: finance-operations, name: Again } #! team "finance-operations" is there twice → remove one of the two\n`,
    },
  ],
  [
    'a request for a connector',
    { 'requests.yaml': '- { id: travel-desk, requestedBy: finance-operations, opened: 2026-11-02 }\n' },
  ],
  [
    'a request that is done, one twice, and one of an unknown team',
    {
      'requests.yaml': `
- { id: netsuite, requestedBy: finance-operations, opened: 2026-11-02 } #! connector "netsuite" is provisioned already → remove the request
- { id: travel-desk, requestedBy: finance-operations, opened: 2026-11-02 }
- { id: travel-desk, requestedBy: finance-operations, opened: 2026-11-03 } #! request "travel-desk" is there twice → remove one of the two
- { id: canteen, requestedBy: finance-operation, opened: 2026-11-03 } #! team "finance-operation" is not in org/teams.yaml → use finance-operations or constructor, or add finance-operation to org/teams.yaml
`,
    },
  ],
  [
    'a wave twice',
    {
      'waves.yaml': `${waves}- { id: wave-1, name: Again, start: 2026-06-01 } #! wave "wave-1" is there twice → remove one of the two\n`,
    },
  ],
  [
    'a data class, a domain and a tag twice',
    {
      'policy.yaml': `
dataClasses:
  - { id: internal, name: Internal, description: Everyday working material. }
  - { id: confidential, name: Confidential, description: The ledger and the like. }
  - { id: internal, name: Again, description: Again. } #! data class "internal" is there twice → remove one of the two
domains:
  - { id: finance, name: Finance }
  - { id: finance, name: Again } #! domain "finance" is there twice → remove one of the two
tags:
  - month-end
  - month-end #! tag "month-end" is there twice → remove one of the two
`,
    },
  ],
  [
    'a scope twice',
    {
      'connectors/netsuite.yaml': netsuite.replace(
        'access:',
        '  - { id: ledger.read, operation: write, description: Again. } #! scope "ledger.read" is there twice → remove one of the two\naccess:',
      ),
    },
  ],
  [
    'an unknown domain and wave',
    {
      'teams.yaml': `
- id: finance-operations
  name: Finance Operations
  domain: finanec #! domain "finanec" is not in org/policy.yaml → use finance or support, or add finanec to org/policy.yaml
  wave: wave-9 #! wave "wave-9" is not in org/waves.yaml → use wave-1, or add wave-9 to org/waves.yaml
`,
    },
  ],
  [
    'grants of nothing',
    {
      'teams.yaml': `
- id: finance-operations
  name: Finance Operations
  grants:
    - netsuite:ledger.raed #! grant "netsuite:ledger.raed" names scope "ledger.raed", which "netsuite" has not → use ledger.read, or add ledger.raed to org/connectors/netsuite.yaml
    - netsuit:ledger.read #! grant "netsuit:ledger.read" names connector "netsuit", which is not there → use netsuite, or add netsuit to org/connectors
    - netsuite #! grant is "netsuite", expected connector:scope → write it like netsuite:ledger.read
`,
    },
  ],
  [
    'an unknown owner and class',
    {
      'connectors/netsuite.yaml': netsuite
        .replace(
          'owner: finance-operations',
          'owner: finance #! team "finance" is not in org/teams.yaml → use finance-operations or constructor, or add finance to org/teams.yaml',
        )
        .replace(
          'class: confidential',
          'class: secret #! data class "secret" is not in org/policy.yaml → use internal or confidential, or add secret to org/policy.yaml',
        ),
    },
  ],
  [
    'an unknown class of a scope and team of a variant',
    {
      'connectors/netsuite.yaml': netsuite
        .replace(
          'auth: oauth }',
          'auth: oauth, audience: [legal] } #! team "legal" is not in org/teams.yaml → use finance-operations or constructor, or add legal to org/teams.yaml',
        )
        .replace(
          'journal entries. }',
          'journal entries., class: secret } #! data class "secret" is not in org/policy.yaml → use internal or confidential, or add secret to org/policy.yaml',
        ),
    },
  ],
  [
    'a connector whose file has another name',
    {
      'connectors/suite.yaml': netsuite.replace(
        'id: netsuite',
        'id: net-suite #! connector id is "net-suite", the file is called "suite" → git mv org/connectors/suite.yaml org/connectors/net-suite.yaml',
      ),
    },
  ],
  [
    'two connectors with one id',
    {
      'connectors/other.yaml': netsuite.replace(
        'id: netsuite',
        'id: netsuite #! connector id is "netsuite", the file is called "other" → git mv org/connectors/other.yaml org/connectors/netsuite.yaml #! "netsuite" already stands for a connector in org/connectors/netsuite.yaml → keep it in one of the two',
      ),
    },
  ],
  [
    'a server name of another connector',
    {
      'connectors/other.yaml': `${netsuite.replace('id: netsuite', 'id: other')}servers: [books, netsuite] #! "netsuite" already stands for a connector in org/connectors/netsuite.yaml → keep it in one of the two\n`,
    },
  ],
]

test.each(cases)('%s', (_what, files) => {
  const { marked, told } = compare({ ...tidy, ...files })
  expect(told).toEqual(marked)
})

test('references to files that are not there', () => {
  const { marked, told } = compare({
    'teams.yaml': `
- id: finance-operations
  name: Finance Operations
  domain: finance #! domain "finance" is not in org/policy.yaml → add finance to org/policy.yaml
  wave: wave-1 #! wave "wave-1" is not in org/waves.yaml → add wave-1 to org/waves.yaml
  grants: ["netsuite:ledger.read"] #! grant "netsuite:ledger.read" names connector "netsuite", which is not there → add netsuite to org/connectors
`,
  })
  expect(told).toEqual(marked)
})
