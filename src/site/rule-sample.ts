/** The rule that the guide shows; kept apart so that a test judges its examples. */

export const ruleSample = `/** Whoever lets a plugin at data can read how long it is kept. */
import { quoted } from '../../lib/text.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'says-how-long-data-is-kept',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Says how long data is kept',
  why: 'Copies that nobody knows of outlive the right to hold them.',
  remedy: 'Give every entry of dataTouched its retention.',
  sources: ['GDPR article 5(1)(e)'],
  pass: [{ title: 'every system has its retention' }],
  fail: [
    {
      title: 'one without',
      manifest: \`
dataTouched:
  - system: NetSuite ledger
    connector: netsuite
    class: confidential
    operations: [read, write]
    purpose: Finds receipts without a bill and saves the accrual.\`,
      finds: ['system "NetSuite ledger" has no retention'],
    },
  ],
  none: [{ title: 'no data', manifest: 'dataTouched: []' }],
  applies: ({ plugin }) => plugin.manifest?.dataTouched.length !== 0,
  *check({ plugin: { manifest } }) {
    for (const [i, { system, retention }] of manifest?.dataTouched.entries() ?? []) {
      if (retention !== undefined) continue
      const message = \`system \${quoted(system)} has no retention\`
      yield { at: ['dataTouched', i], message, fix: 'add retention: until the period is closed' }
    }
  },
})
`.trimEnd()
