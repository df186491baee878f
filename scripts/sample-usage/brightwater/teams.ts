/** The teams of the sample organisation: when each started, when it became productive, and why. */
import type { TeamStory } from '../story.ts'

export const teams: readonly TeamStory[] = [
  // Wave 1, from 2 March: 22, 25, 32 and 71 days.
  team('customer-support', 'wave-1', '2026-03-02', '2026-03-24', 'support-ticket-triage', 0, 22, 'cowork'),
  team('sales-enablement', 'wave-1', '2026-03-02', '2026-03-27', 'sales-account-brief', -5, 24, 'cowork'),
  // The first close with the plugin was that of March.
  team('finance-operations', 'wave-1', '2026-03-02', '2026-04-03', 'finance-month-end-close', 1, 14, 'cowork'),
  // Reviewed the plugins of others first, and used none.
  team('platform', 'wave-1', '2026-03-02', '2026-05-12', 'log-digger', 1, 9, 'code'),

  // Wave 2, from 1 June: 11, 17, 38 and 50 days. Legal waited for the record of processing, people for the assessment.
  team('revenue-operations', 'wave-2', '2026-06-01', '2026-06-12', 'sales-account-brief', -5, 12, 'cowork'),
  team('product-management', 'wave-2', '2026-06-08', '2026-06-25', 'sales-account-brief', 1, 14, 'cowork'),
  team('legal', 'wave-2', '2026-06-01', '2026-07-09', 'legal-contract-review', 1, 8, 'cowork'),
  team('people-operations', 'wave-2', '2026-06-01', '2026-07-21', 'people-interview-kit', 1, 9, 'cowork'),

  // Wave 3, from 7 September: 11 days; one was productive before it was onboarded; two still wait.
  team('supply-chain', 'wave-3', '2026-09-07', '2026-09-18', 'stock-sheet', 1, 13, 'cowork'),
  team('engineering-productivity', 'wave-3', '2026-09-07', '2026-07-23', 'changelog-bot', 1, 11, 'code'),
  // One person makes the launches; the account briefs of the others fail, since pipeline access was never granted.
  team('marketing', 'wave-3', '2026-09-07', null, null, 1, 6, 'cowork', 0),
  // Two crews share the account of one tablet; the account briefs of the dispatchers fail for the same reason.
  team('field-service', 'wave-3', '2026-09-14', null, null, 1, 6, 'cowork', 0),
]

function team(
  id: string,
  wave: string,
  onboarded: string,
  productive: string | null,
  trainedOn: string | null,
  zone: number,
  people: number,
  surface: 'cowork' | 'code',
  withheld = 0.06,
): TeamStory {
  return { id, wave, onboarded, productive, trainedOn, zone, people, surface, withheld }
}
