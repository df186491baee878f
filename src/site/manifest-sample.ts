/** The manifest that the guide shows; kept apart so that a test holds it against the schema. */

export const manifestSample = `---
title: Quarter-close notes
summary: Drafts the notes to the quarterly accounts from the trial balance and last quarter's text.
owner: finance-operations
maintainers: [mara.lindqvist, tomas.berg]
domain: finance
lifecycle: draft
audience: [finance-operations]
dataTouched:
  - system: NetSuite ledger
    connector: netsuite
    class: confidential
    operations: [read]
    purpose: Balances that the notes explain
reliability:
  statement: Not evaluated yet; check every figure against the trial balance.
support:
  channel: "#fin-ops-help"
---
`.trimEnd()
