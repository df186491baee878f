/** The plugins of the fixture, a line each: name | title | domain | connector | summary | parts as "kind name: description". */
import type { ComponentKind } from '../../src/model/component.ts'

export const domains: Record<string, string> = {
  finance: 'Finance',
  sales: 'Sales',
  legal: 'Legal',
  people: 'People',
  support: 'Support',
  engineering: 'Engineering',
}

export interface Row {
  name: string
  title: string
  domain: string
  connector: string
  summary: string
  parts: { kind: ComponentKind; name: string; description: string }[]
}

const kinds: Record<string, ComponentKind> = { skill: 'skill', agent: 'agent', command: 'command' }

const table = `
finance | Finance | finance | NetSuite | Everyday questions about budgets, accruals and cost centres. | skill budget-check: Compares spend with budget by cost centre.
month-end-close | Month-end reconciliation | finance | NetSuite | Matches the ledger against bank and subledger balances and explains every open item. | skill reconciliation: Matches ledger lines with bank lines and lists what stays open. | command close-checklist: Walks through the closing checklist.
finance-variance | Variance commentary | finance | NetSuite | Drafts the commentary on budget variances. | skill variance: Explains differences between actuals and budget.
invoice-triage | Invoice triage | finance | NetSuite | Sorts incoming invoices, finds duplicates and proposes an account. | agent invoice-reader: Reads an invoice and proposes the booking.
expense-audit | Expense audit | finance | Workday | Checks expense claims against the travel policy. | skill policy-check: Marks claims outside the travel policy.
cash-forecast | Cash forecast | finance | NetSuite | Thirteen-week cash forecast from receivables and payables. | skill forecast: Builds the thirteen-week forecast.
finance-board-pack | Board pack for finance | finance | Box | Collects the figures and drafts the narrative of the board pack. | command board-pack: Drafts the board pack.
account-brief | Account brief | sales | Salesforce | One page before every customer meeting: history, open deals, tickets and people. | skill brief: Writes the one-page account brief.
pipeline-review | Pipeline review | sales | Salesforce | Finds stalled deals and suggests the next step for each. | skill stalled-deals: Lists deals without activity.
quote-builder | Quote builder | sales | Salesforce | Turns a conversation into a priced quote with approvals. | command quote: Builds a quote.
win-loss | Win and loss notes | sales | Salesforce | Summarises why deals were won or lost. | skill interview-notes: Turns interview notes into reasons.
renewal-radar | Renewal radar | sales | Salesforce | Warns about renewals at risk, ninety days ahead. | agent renewal-watcher: Watches usage and tickets of renewals.
call-coach | Call coach | sales | Gong | Feedback on recorded calls against the playbook. | skill call-review: Reviews one recorded call.
territory-plan | Territory plan | sales | Salesforce | Balances accounts between representatives. | skill balance: Proposes moves between territories.
contract-first-read | Contract first read | legal | Box | Flags clauses that differ from our playbook and drafts the redline. | skill clause-check: Compares clauses with the playbook. | skill redline: Drafts changes with a reason for each.
nda-desk | NDA desk | legal | Box | Answers, drafts and files non-disclosure agreements. | command nda: Drafts a non-disclosure agreement.
privacy-intake | Privacy intake | legal |  | Asks the right questions for a privacy assessment. | skill intake: Collects the facts for an assessment.
matter-summary | Matter summary | legal | Box | Keeps a one-page summary of every open matter. | skill summary: Updates the matter summary.
regulatory-watch | Regulatory watch | legal |  | Weekly digest of rules that touch our products. | agent rule-scout: Reads the official journals.
interview-kit | Interview kit | people | Workday | Builds a structured interview from the role profile and collects comparable notes. | skill questions: Writes interview questions from a role profile.
onboarding-guide | Onboarding guide | people | Workday | A plan for the first thirty days of a new colleague. | skill first-thirty-days: Writes the plan.
policy-answers | Policy answers | people |  | Answers questions about leave, travel and benefits, with the paragraph. | skill leave-policy: Answers questions about leave.
review-season | Review season | people | Workday | Helps managers write fair performance reviews. | skill fair-review: Checks a review for bias.
headcount | Headcount planner | people | Workday | Plans positions by quarter against the budget. | skill plan: Plans positions.
exit-interviews | Exit interviews | people |  | Themes from exit interviews, without names. | skill themes: Finds themes in notes.
ticket-escalation | Ticket escalation pack | support | Zendesk | Collects logs, customer history and a timeline for engineering. | skill timeline: Builds the timeline of an incident.
reply-drafts | Reply drafts | support | Zendesk | Drafts answers to tickets from the help centre. | skill draft: Drafts a reply.
help-centre-gaps | Help centre gaps | support | Zendesk | Finds questions that no article answers. | skill gaps: Lists missing articles.
refund-check | Refund check | support | Zendesk | Says whether a refund is due, and why. | skill refund-rules: Applies the refund rules.
outage-comms | Outage communications | support | Statuspage | Status page updates and customer notes during an outage. | command status-update: Drafts the status update.
voice-of-customer | Voice of the customer | support | Zendesk | Monthly themes from tickets, reviews and calls. | skill monthly-themes: Writes the monthly report.
incident-review | Incident review | engineering | Jira | Writes the blameless review of an incident. | skill blameless-review: Drafts the review.
release-notes | Release notes | engineering | GitHub | Turns merged changes into notes that customers understand. | command notes: Drafts the release notes.
runbook-writer | Runbook writer | engineering | GitHub | Turns what was typed during an incident into a runbook. | skill runbook: Writes a runbook.
dependency-watch | Dependency watch | engineering | GitHub | Explains dependency updates and their risk. | agent update-reader: Reads changelogs of dependencies.
code-tour | Code tour | engineering | GitHub | A guided tour through an unfamiliar repository. | skill tour: Plans a tour through the code.
test-gaps | Test gaps | engineering | GitHub | Finds behaviour that no test holds. | skill find-gaps: Lists untested behaviour.
data-dictionary | Data dictionary | engineering | Snowflake | Explains tables and columns of the warehouse. | skill explain-table: Explains a table.
sql-review | SQL review | engineering | Snowflake | Reviews queries for cost and correctness. | skill query-cost: Estimates the cost of a query.
design-critique | Design critique | engineering | Figma | Structured feedback on a design before the meeting. | skill critique: Writes structured feedback.
`

export const rows: Row[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', title = '', domain = '', connector = '', summary = '', ...parts] = line
      .split('|')
      .map((cell) => cell.trim())
    return {
      name,
      title,
      domain,
      connector,
      summary,
      parts: parts.map((part) => {
        const [, kind = '', called = '', description = ''] = /^(\w+) ([\w-]+): (.*)$/.exec(part) ?? []
        return { kind: kinds[kind] ?? 'skill', name: called, description }
      }),
    }
  })
