/** Who uses what in the sample organisation, from when and how often: the planted reuse graph. */
import type { Habit, Occasion } from '../story.ts'

/** Days are those of a finished month or of work; a habit starts after the team's training, whatever is written here. */
export const habits: readonly Habit[] = [
  // Finance closes in the first days of a month, and looks at vendors in between.
  ...of('finance-operations', [
    ['finance-month-end-close', '2026-04-03', 9, 11, { rhythm: 'month-start' }],
    ['finance-vendor-onboarding', '2026-05-05', 7, 9],
    ['supply-vendor-check', '2026-10-26', 5, 10],
    ['account-snapshot', '2026-04-04', 16, 7, { until: '2026-05-29' }],
  ]),
  ...of('sales-enablement', [
    ['sales-account-brief', '2026-03-28', 30, 24],
    // Handed over to the brief in September; a few go on.
    ['sales-call-notes', '2026-03-28', 20, 16, { until: '2026-09-04' }],
    ['sales-call-notes', '2026-09-07', 4, 6],
    ['pipeline-cleaner', '2026-03-30', 9, 8, { until: '2026-07-31' }],
    ['pipeline-cleaner', '2026-08-03', 3, 8],
  ]),
  ...of('customer-support', [
    ['support-ticket-triage', '2026-03-25', 42, 22, { rhythm: 'every-day', success: 0.98 }],
    ['support-escalation-pack', '2026-04-21', 10, 12, { rhythm: 'every-day' }],
    ['sales-account-brief', '2026-04-15', 8, 9],
    ['product-feedback-digest', '2026-07-02', 5, 12],
    ['engineering-incident-review', '2026-10-05', 4, 14, { success: 0.9 }],
    ['quick-account', '2026-03-25', 24, 9, { until: '2026-04-24' }],
    ['ticket-macros', '2026-03-25', 20, 8, { until: '2026-06-12' }],
  ]),
  ...of('platform', [
    ['log-digger', '2026-05-13', 7, 7],
    ['release-notes-writer', '2026-05-18', 2, 3, { until: '2026-09-30' }],
    ['engineering-incident-review', '2026-09-30', 4, 7, { success: 0.9 }],
  ]),
  ...of('legal', [
    ['legal-contract-review', '2026-07-10', 18, 8],
    ['legal-nda-triage', '2026-07-10', 15, 7, { success: 0.98 }],
    // Who is the other party? Found without being told of it.
    ['sales-account-brief', '2026-07-20', 3, 8],
    ['clause-bank', '2026-07-10', 8, 5, { until: '2026-08-14' }],
  ]),
  ...of('people-operations', [
    // No openings since the end of August.
    ['people-interview-kit', '2026-07-22', 9, 7, { until: '2026-08-26' }],
    ['people-onboarding-buddy', '2026-11-18', 3, 2, { success: 0.6 }],
    ['offer-letter', '2026-07-22', 4, 5],
  ]),
  ...of('revenue-operations', [
    ['sales-deal-desk', '2026-06-23', 24, 12],
    ['sales-account-brief', '2026-06-13', 9, 9],
    ['sales-call-notes', '2026-06-15', 4, 5, { until: '2026-08-07' }],
    ['supply-demand-review', '2026-10-05', 2, 9, { rhythm: 'month-middle' }],
    ['quote-helper', '2026-06-15', 16, 6, { until: '2026-07-17' }],
  ]),
  ...of('product-management', [
    ['product-feedback-digest', '2026-06-29', 11, 13],
    ['sales-account-brief', '2026-06-26', 5, 7],
    ['support-escalation-pack', '2026-06-29', 4, 9],
    ['engineering-incident-review', '2026-10-12', 4, 10, { success: 0.9 }],
    ['marketing-launch-kit', '2026-10-19', 4, 9],
    ['roadmap-slides', '2026-06-29', 5, 6],
  ]),
  ...of('supply-chain', [
    ['supply-vendor-check', '2026-10-05', 12, 11],
    ['supply-demand-review', '2026-09-28', 3, 8, { rhythm: 'month-middle' }],
    ['finance-vendor-onboarding', '2026-10-20', 6, 7],
    ['stock-sheet', '2026-09-21', 4, 4],
    ['part-lookup', '2026-11-03', 6, 5],
  ]),
  ...of('engineering-productivity', [
    ['changelog-bot', '2026-07-24', 6, 6],
    ['engineering-incident-review', '2026-09-28', 8, 10, { success: 0.9 }],
    ['oncall-handover', '2026-11-16', 8, 4],
  ]),
  ...of('marketing', [
    ['marketing-launch-kit', '2026-10-13', 4, 1],
    ['sales-account-brief', '2026-09-21', 3, 6, { success: 0 }],
    ['campaign-calendar', '2026-09-15', 3, 1],
    ['tender-notes', '2026-11-05', 4, 1],
    ['utm-builder', '2026-11-10', 5, 1],
  ]),
  ...of('field-service', [
    ['service-visit-report', '2026-10-27', 8, 1],
    ['sales-account-brief', '2026-11-10', 5, 6, { success: 0 }],
    ['van-checklist', '2026-09-24', 3, 1],
    ['photo-to-report', '2026-11-02', 4, 1],
    ['customer-recap', '2026-11-12', 5, 1],
  ]),
]

/** The monthly audit of expenses is one sitting; that of November comes after the last day. */
export const occasions: readonly Occasion[] = [
  {
    team: 'finance-operations',
    plugin: 'finance-expense-audit',
    days: ['2026-04-28', '2026-05-27', '2026-06-26', '2026-07-28', '2026-08-26', '2026-09-29', '2026-10-28'],
    runs: 1,
    persons: 2,
  },
]

type Rest = Partial<Pick<Habit, 'until' | 'rhythm' | 'success'>>

function of(
  team: string,
  rows: [plugin: string, from: string, weekly: number, persons: number, rest?: Rest][],
): Habit[] {
  return rows.map(([plugin, from, weekly, persons, rest = {}]) => ({ team, plugin, from, weekly, persons, ...rest }))
}
