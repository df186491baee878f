/** Issues of the sample organisation's plugins: how many come, and how soon somebody answers. */
import type { Upkeep } from '../issues.ts'

const rows: [plugin: string, from: string, monthly: number, meanDays: number, maintainers: string[]][] = [
  ['sales-account-brief', '2026-03-20', 4, 2.5, ['lucia.ferrante', 'wei.tanaka']],
  ['sales-call-notes', '2026-03-20', 1.5, 14, ['lucia.ferrante']],
  ['support-ticket-triage', '2026-03-25', 3, 1.5, ['hanne.vestergaard', 'diego.santana']],
  ['support-escalation-pack', '2026-05-01', 2, 2, ['diego.santana', 'hanne.vestergaard']],
  ['finance-month-end-close', '2026-04-01', 2, 3, ['tom.okafor', 'petr.novotny']],
  ['finance-vendor-onboarding', '2026-05-15', 1, 4, ['tom.okafor']],
  ['legal-contract-review', '2026-07-01', 2, 3, ['marcus.oyelaran', 'chiara.bellini']],
  ['legal-nda-triage', '2026-07-10', 1, 3, ['chiara.bellini']],
  ['product-feedback-digest', '2026-07-05', 1.5, 4, ['klara.hoffmann', 'theo.bergeron']],
  ['sales-deal-desk', '2026-07-01', 2, 3.5, ['omar.siddiqui', 'bea.lindholm']],
  ['engineering-incident-review', '2026-10-01', 3, 2, ['arjun.mehta', 'cora.whitfield']],
  ['supply-vendor-check', '2026-10-10', 2, 6, ['mei.castellano']],
  ['marketing-launch-kit', '2026-10-15', 5, 20, ['zanele.dube']],
  ['service-visit-report', '2026-10-28', 6, 30, ['signe.dahl']],
]

export const upkeep: readonly Upkeep[] = rows.map(([plugin, from, monthly, meanDays, maintainers]) => ({
  plugin,
  from,
  monthly,
  meanDays,
  maintainers,
}))
