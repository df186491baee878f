/** A tidy plugin that keeps every rule, and its neighbour: what examples are laid over. */

/** The day on which the examples are judged. */
export const asOf = '2026-11-20'

/** Name and folder of the plugin. */
export const goldenName = 'finance-accruals'

const manifest = `title: Month-end Accruals
summary: Drafts accruals for goods and services that were received but not billed. Use it on working days 1 to 4 of the close.
owner: finance-operations
maintainers: [mara.lindqvist, tom.okafor]
domain: finance
tags: [accruals, month-end]
lifecycle: { state: published, date: 2026-03-16 }
audience: everyone
dataTouched:
  - system: NetSuite ledger and purchase orders
    connector: netsuite
    class: confidential
    operations: [read, write]
    purpose: Finds receipts without a bill and saves the accrual as a pending entry.
    retention: Nothing is kept outside NetSuite.
reliability:
  statement: In a replay of three closes, 43 of 46 accruals matched the entry that the reviewer had signed.
  evidence: ./docs/evaluation.md
  date: 2026-09-18
connectors:
  - { id: netsuite, scopes: [ledger.read, ledger.write], data: [ledger entries] }
support:
  channel: "#fin-ops"
  response: 1 business day
relationships:
  - { kind: complements, plugin: finance-expense-audit, note: It looks at reports after payment. }
cadence: monthly
`

const readme = `## What it does

It reads open receipts from \`netsuite\`, drafts an accrual for each and saves it as a pending entry.

| Part | What it gives |
|---|---|
| [draft-accruals](skills/draft-accruals/SKILL.md) | a calculation per vendor and a pending entry |
| the \`accrual-reviewer\` agent | review notes in the words of a controller |
| the \`accrual-status\` command | drafted, reviewed and blocked accruals in one table |

## When to use it

On working days 1 to 4 of the close.

**When not to:** leave bonuses, legal claims and tax to a person.

## Example

\`\`\`text
Draft the accruals of October for BWI-US.
\`\`\`

> 12 accruals, 184,200.00 USD in all, saved as pending. Two vendors have no purchase order and are listed for a person.

## Data touched

It reads purchase orders and ledger entries, and writes pending journal entries. Nothing else is kept, and nothing runs by itself: there are no hooks.

## Setup

1. Ask for the scopes ledger.read and ledger.write.
2. Connect NetSuite once, under **Connectors**; [CONNECTORS.md](CONNECTORS.md) says what it stands for.

## Limits and failure modes

- A receipt that was booked late is missed until the next run.
- How often it was wrong is in the [evaluation](docs/evaluation.md).

## Support

Ask in #fin-ops; somebody answers within one business day.
`

/** Files by path; plugin.json and the manifest are laid over by examples. */
export const goldenFiles: Readonly<Record<string, string>> = {
  '.claude-plugin/plugin.json': `{
  "name": "finance-accruals",
  "displayName": "Month-end Accruals",
  "version": "1.2.0",
  "description": "Drafts accruals for goods and services that were received but not billed. Use it on working days 1 to 4 of the close.",
  "author": { "name": "Finance Operations", "email": "fin-ops@brightwater.example" },
  "license": "Apache-2.0",
  "keywords": ["accruals", "month-end", "netsuite"]
}
`,
  '.mcp.json': `{
  "mcpServers": {
    "netsuite": {
      "type": "http",
      "url": "https://mcp.brightwater.example/netsuite"
    }
  }
}
`,
  'README.md': `---\n${manifest}---\n\n${readme}`,
  'CHANGELOG.md': `# Changelog

## 1.2.0 - 2026-11-03

### Added

- The accrual-status command.

## 1.1.0 - 2026-06-18

### Fixed

- Accruals in euro were converted at the month-end rate and again at posting.

## 1.0.0 - 2026-03-16

### Added

- First release for BWI-US.
`,
  'CONNECTORS.md': `# Connectors

| Category | Placeholder | Included servers | Other options |
|---|---|---|---|
| General ledger | \`~~ledger\` | netsuite | none approved |
`,
  'docs/evaluation.md': `# Evaluation

The accruals of July, August and September 2026 were drafted again from the receipts known on working day 1 and compared with the signed entries.

| Month | Signed | Matched |
|---|---:|---:|
| July | 15 | 14 |
| August | 16 | 15 |
| September | 15 | 14 |
`,
  'skills/draft-accruals/SKILL.md': `---
name: draft-accruals
description: Drafts accruals for receipts without a bill and saves them as pending entries. Use when the close starts, or when a buyer reports a late bill.
allowed-tools: Read, Write
---

# Draft accruals

1. Ask for the subsidiary and the period.
2. List receipts without a bill from ~~ledger, by vendor.
3. Compute the accrual from quantity and price of the purchase order.
4. Show the table and wait for the preparer to agree.
5. Save each entry as pending, with the receipt numbers in its memo.

Leave out receipts above the amount that the controller set, and list them for a person.
`,
  'agents/accrual-reviewer.md': `---
name: accrual-reviewer
description: Reads drafted accruals as a sceptical controller and writes review notes. Use after accruals were drafted.
tools: Read
---

Look for the same vendor twice, amounts without a purchase order and receipts older than ninety days. Write one note per doubt.
`,
  'commands/accrual-status.md': `---
description: Shows which accruals are drafted, reviewed or blocked.
allowed-tools: Read
---

List the accruals of the open period from ~~ledger with status, amount and preparer.
`,
}

/** Another plugin of the catalogue; it shares no wording with the first. */
export const neighbourName = 'finance-expense-audit'

export const neighbourFiles: Readonly<Record<string, string>> = {
  '.claude-plugin/plugin.json': `{
  "name": "finance-expense-audit",
  "version": "2.0.1",
  "description": "Picks paid expense reports that deserve a look and checks each against policy and receipts. Use it for the monthly audit after payment.",
  "author": { "name": "Controlling", "email": "controlling@brightwater.example" },
  "license": "Apache-2.0"
}
`,
  'README.md': `---
title: Expense Audit
summary: Picks paid expense reports that deserve a look and checks each against policy and receipts. Use it for the monthly audit after payment.
owner: controlling
maintainers: [anna.weiss, jon.park]
domain: finance
tags: [audit]
lifecycle: published
audience: [controlling]
dataTouched: []
reliability: { statement: Two people read the same sample and agreed on 57 of 60 reports. }
support: { channel: "#controlling" }
---

The skill \`sample-reports\` draws a sample that follows risk.
`,
  'skills/sample-reports/SKILL.md': `---
name: sample-reports
description: Draws a risk-based sample of paid expense reports. Use for the monthly audit.
---

Weigh mileage, hotels and team dinners by what earlier audits found, then draw thirty reports and print their numbers.
`,
}
