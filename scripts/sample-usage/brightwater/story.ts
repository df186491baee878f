/** The story of the sample organisation, from the first day of wave 1 to the last day of telemetry. */
import { daysFrom, isWorkday } from '../calendar.ts'
import type { Story } from '../story.ts'
import { habits, occasions } from './habits.ts'
import { plugins } from './plugins.ts'
import { teams } from './teams.ts'

const [first, last] = ['2026-03-02', '2026-11-25']

export const brightwater: Story = {
  marketplace: 'brightwater',
  first,
  last,
  teams,
  plugins,
  habits,
  occasions,
  machines: [
    // Sweeps the queue before the early shift.
    {
      team: 'customer-support',
      plugin: 'support-ticket-triage',
      actor: 'bot',
      days: daysFrom('2026-05-18', last).filter(isWorkday),
      runs: 2,
    },
    // Evaluates each version.
    {
      team: 'engineering-productivity',
      plugin: 'engineering-incident-review',
      actor: 'ci',
      days: ['2026-09-28', '2026-10-02', '2026-10-19', '2026-11-10'],
      runs: 11,
    },
    {
      team: 'sales-enablement',
      plugin: 'sales-account-brief',
      actor: 'test',
      days: ['2026-04-27', '2026-06-03', '2026-07-14', '2026-09-01', '2026-10-05', '2026-11-09'],
      runs: 3,
    },
  ],
  trouble: {
    // The collector's disk was full.
    outages: [['2026-08-18', '2026-08-20']],
    detailsFrom: '2026-05-04',
    withheldBefore: 0.35,
    repeated: { within: 0.008, across: 0.004 },
    strangers: {
      team: 'contractors-emea',
      days: ['2026-07-14', '2026-07-15', '2026-09-22', '2026-10-13', '2026-11-04'],
      runs: 4,
      plugin: 'sales-account-brief',
    },
    skewed: { team: 'platform', day: '2026-10-15', runs: 5, plugin: 'log-digger', ahead: 400 },
  },
}
