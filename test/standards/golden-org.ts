/** The small organisation around the tidy plugin: who is in it, what it provisions, what its policy says. */

/** Reviewers that suit each tier. */
export const reviewersByTier = {
  T1: [{ name: 'anna.weiss', role: 'peer' }],
  T2: [
    { name: 'ines.duarte', role: 'standards' },
    { name: 'sofia.brandt', role: 'lead' },
  ],
  T3: [
    { name: 'ines.duarte', role: 'standards' },
    { name: 'sofia.brandt', role: 'lead' },
    { name: 'noor.haddad', role: 'steward' },
  ],
} as const

export const goldenTeams = `
- id: finance-operations
  name: Finance Operations
  domain: finance
  onboarded: 2026-03-02
  lead: sofia.brandt
  channel: "#fin-ops"
  maintainers: [mara.lindqvist, tom.okafor, petr.novotny]
  grants: [netsuite:ledger.read, netsuite:ledger.write, netsuite:bills.read, drive:files.read, drive:files.write]
  roles: [peer]
- id: controlling
  name: Controlling
  domain: finance
  onboarded: 2026-03-02
  lead: anna.weiss
  maintainers: [anna.weiss, jon.park]
  grants: [netsuite:ledger.read, netsuite:ledger.write]
  roles: [peer]
- id: treasury
  name: Treasury
  domain: finance
  onboarded: 2025-03-03
  offboarded: 2026-06-30
  maintainers: [ola.berg]
  grants: [netsuite:ledger.read, netsuite:ledger.write]
- id: plugin-office
  name: Plugin Office
  onboarded: 2026-01-05
  lead: ines.duarte
  maintainers: [ines.duarte]
  grants: [netsuite:ledger.read, netsuite:ledger.write]
  roles: [peer, standards]
- id: data-protection
  name: Data Protection
  onboarded: 2026-01-05
  lead: noor.haddad
  maintainers: [noor.haddad]
  grants: [netsuite:ledger.read, netsuite:ledger.write]
  roles: [steward]
`

export const goldenConnectors = `
- id: drive
  name: Drive
  purpose: Find and file documents.
  owner: plugin-office
  class: internal
  data: [documents]
  hosts: [mcp.brightwater.example]
  variants:
    - { name: standard, transport: http, url: https://mcp.brightwater.example/drive, auth: oauth }
  scopes:
    - { id: files.read, operation: read, description: Read files. }
    - { id: files.write, operation: write, description: Write files. }
  access: Comes with the account.
- id: netsuite
  name: NetSuite
  purpose: Look up and post ledger entries.
  owner: finance-operations
  class: confidential
  data: [ledger entries, vendor bills]
  hosts: [mcp.brightwater.example]
  variants:
    - { name: standard, transport: http, url: https://mcp.brightwater.example/netsuite, auth: oauth }
  scopes:
    - { id: ledger.read, operation: read, description: Read balances and entries. }
    - { id: ledger.write, operation: write, description: Save pending entries. }
    - { id: bills.read, operation: read, description: Read vendor bills. }
    - { id: payments.release, operation: pay, description: Release payments. }
  access: "Ask in #fin-ops."
`

/** At the root of the repository. */
export const goldenCodeowners = `# who answers for what
*                               @brightwater/plugin-office
/plugins/finance-accruals/      @brightwater/finance-operations
/plugins/finance-expense-audit/ @brightwater/controlling
`

export const goldenPolicy = `
dataClasses:
  - { id: public, name: Public, description: Published material. }
  - { id: internal, name: Internal, description: Everyday working material. }
  - { id: confidential, name: Confidential, description: Ledger and customer accounts. }
  - { id: restricted, name: Restricted, description: Personnel records and payroll. }
domains:
  - { id: finance, name: Finance }
  - { id: sales, name: Sales }
tags: [accruals, audit, month-end, reporting]
egress: [api.brightwater.example]
reservedNames: [brightwater, plugin-commons]
`
