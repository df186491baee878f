/** The plugins of the sample organisation as their folders and changelogs tell, and those that people made for themselves. */
import type { PluginStory } from '../story.ts'

/** Versions and days agree with the changelogs; a test compares them. */
export const catalogued: readonly PluginStory[] = [
  {
    name: 'engineering-incident-review',
    releases: dated('1.0.0 2026-09-28, 1.0.1 2026-10-02, 1.1.0 2026-10-19, 1.2.0 2026-11-10'),
    skills: ['write-incident-review', 'track-review-actions', 'classify-incident'],
    later: { 'track-review-actions': '2026-10-19', 'classify-incident': '2026-11-10' },
    servers: ['jira', 'slack'],
  },
  {
    name: 'finance-expense-audit',
    releases: dated('1.0.0 2026-04-20, 1.1.0 2026-06-25, 1.2.0 2026-08-31, 1.2.1 2026-10-09, 1.2.2 2026-11-09'),
    skills: ['pick-sample', 'audit-report'],
    servers: ['netsuite', 'drive'],
  },
  {
    name: 'finance-month-end-close',
    releases: dated(
      '1.0.0 2026-03-16, 2.0.0 2026-05-12, 2.1.0 2026-06-18, 2.2.0 2026-08-20, 2.2.1 2026-09-24, 2.3.0 2026-11-03, 2.3.1 2026-11-11',
    ),
    skills: ['reconcile-account', 'book-accruals', 'explain-flux'],
    servers: ['netsuite', 'bank-feed', 'drive'],
  },
  {
    name: 'finance-vendor-onboarding',
    releases: dated('1.0.0 2026-05-04, 1.0.1 2026-07-02, 1.1.0 2026-10-19'),
    skills: ['check-vendor', 'set-up-vendor'],
    servers: ['netsuite', 'drive'],
  },
  {
    name: 'legal-contract-review',
    releases: dated(
      '1.0.0 2026-06-15, 1.1.0 2026-07-08, 1.2.0 2026-08-03, 2.0.0 2026-09-14, 2.0.1 2026-11-06, 2.0.2 2026-11-12',
    ),
    skills: ['review-contract', 'negotiate-clause'],
    servers: ['contract-vault', 'drive'],
  },
  {
    name: 'legal-nda-triage',
    releases: dated('1.0.0 2026-06-29, 1.0.1 2026-07-10, 1.1.0 2026-08-06, 1.2.0 2026-09-21, 1.3.0 2026-11-04'),
    skills: ['triage-nda', 'reply-to-requester'],
    servers: ['contract-vault', 'slack'],
  },
  {
    name: 'marketing-launch-kit',
    releases: dated('1.0.0 2026-10-12, 1.0.1 2026-10-23, 1.1.0 2026-11-09, 1.1.1 2026-11-16'),
    skills: ['plan-launch', 'write-message-house', 'check-launch-readiness'],
    servers: ['drive', 'calendar', 'slack'],
  },
  {
    name: 'people-interview-kit',
    releases: dated('1.0.0 2026-07-13, 1.0.1 2026-07-28, 1.0.2 2026-09-02, 1.0.3 2026-10-20'),
    skills: ['build-scorecard', 'write-interview-guide', 'run-debrief'],
    servers: ['workday', 'calendar'],
  },
  {
    name: 'people-onboarding-buddy',
    // Undated in its folder: it has no changelog. It came on the day its manifest names.
    releases: dated('0.3 2026-11-18'),
    skills: ['first-week-plan', 'welcome-note'],
    servers: ['calendar', 'slack'],
  },
  {
    name: 'product-feedback-digest',
    releases: dated(
      '1.0.0 2026-06-29, 1.1.0 2026-07-13, 1.2.0 2026-08-03, 1.3.0 2026-08-31, 1.4.0 2026-10-06, 1.4.1 2026-10-29',
    ),
    skills: ['weekly-digest', 'cluster-feedback'],
    servers: ['zendesk', 'jira', 'snowflake'],
  },
  {
    name: 'sales-account-brief',
    releases: dated(
      '1.0.0 2026-03-09, 2.0.0 2026-04-27, 2.1.0 2026-06-03, 2.2.0 2026-07-14, 3.0.0 2026-09-01, 3.0.1 2026-10-05, 3.1.0 2026-11-09, 3.1.1 2026-11-12',
    ),
    skills: ['brief-account', 'prepare-meeting'],
    later: { 'prepare-meeting': '2026-04-27' },
    servers: ['salesforce', 'zendesk', 'calendar', 'slack'],
  },
  {
    name: 'sales-call-notes',
    releases: dated(
      '1.0.0 2026-03-11, 1.2.0 2026-04-13, 1.3.0 2026-05-18, 1.4.0 2026-07-06, 1.4.1 2026-09-01, 1.4.2 2026-09-15, 1.4.3 2026-10-19',
    ),
    skills: ['write-call-notes', 'draft-follow-up'],
    later: { 'draft-follow-up': '2026-04-13' },
    servers: ['calendar', 'salesforce'],
  },
  {
    name: 'sales-deal-desk',
    releases: dated(
      '1.0.0 2026-06-22, 1.1.0 2026-07-01, 1.2.0 2026-07-15, 1.3.0 2026-08-04, 1.4.0 2026-09-10, 1.5.0 2026-10-26, 1.6.0 2026-11-12, 1.6.1 2026-11-16',
    ),
    skills: ['price-a-deal', 'route-approval'],
    servers: ['salesforce', 'contract-vault'],
    stuck: { version: '1.3.0', share: 0.5 },
  },
  {
    name: 'service-visit-report',
    releases: dated('0.1.0 2026-10-26, 0.2.0 2026-11-02, 0.3.0 2026-11-09, 0.4.0 2026-11-16'),
    skills: ['write-visit-report'],
    servers: ['drive', 'telemetry'],
  },
  {
    name: 'supply-demand-review',
    releases: dated('1.0.0 2026-09-28, 1.1.0 2026-10-20, 1.2.0 2026-11-09, 1.2.1 2026-11-16'),
    skills: ['forecast-review', 'shortage-plan'],
    servers: ['snowflake', 'drive'],
  },
  {
    name: 'supply-vendor-check',
    releases: dated('1.0.0 2026-10-05, 1.0.1 2026-10-14, 1.1.0 2026-11-03, 1.1.1 2026-11-17'),
    skills: ['check-vendor', 'rescreen-vendors'],
    servers: ['netsuite', 'drive'],
  },
  {
    name: 'support-escalation-pack',
    releases: dated('1.0.0 2026-04-20, 1.1.0 2026-06-15, 1.2.0 2026-08-24, 1.2.1 2026-09-30, 1.3.0 2026-11-17'),
    skills: ['build-escalation', 'check-device-health'],
    servers: ['zendesk', 'jira', 'telemetry'],
  },
  {
    name: 'support-ticket-triage',
    releases: dated(
      '1.0.0 2026-03-16, 2.0.0 2026-04-14, 2.1.0 2026-05-11, 2.2.0 2026-07-02, 2.2.1 2026-08-13, 2.3.0 2026-10-21, 2.3.1 2026-11-18',
    ),
    skills: ['triage-ticket', 'write-shift-handover'],
    servers: ['zendesk', 'slack'],
  },
]

/** Names of what people keep on their own computers. Finance and support each built a way to summarise an account. */
const own = [
  'account-snapshot',
  'quick-account',
  'ticket-macros',
  'pipeline-cleaner',
  'log-digger',
  'release-notes-writer',
  'offer-letter',
  'clause-bank',
  'quote-helper',
  'roadmap-slides',
  'changelog-bot',
  'stock-sheet',
  'campaign-calendar',
  'van-checklist',
  'part-lookup',
  'photo-to-report',
  'tender-notes',
  'utm-builder',
  'customer-recap',
  'oncall-handover',
]

export const plugins: readonly PluginStory[] = [
  ...catalogued,
  ...own.map((name) => ({ name, releases: [], skills: [`run-${name}`], servers: [] })),
]

function dated(text: string): (readonly [version: string, day: string])[] {
  return text.split(', ').map((entry) => {
    const [version = '', day = ''] = entry.split(' ')
    return [version, day] as const
  })
}
