/** Personal and restricted data is used for a purpose, for a time, and on record. */
import { quoted } from '../../lib/text.ts'
import type { Policy } from '../../model/policy.ts'
import { rule, type Subject } from '../rule.ts'

export default rule({
  id: 'sensitive-data-has-record',
  severity: { T3: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'L',
  needs: 'manifest',
  attested: true,
  title: 'Sensitive data has a purpose, an end and a record',
  why: 'Processing personal or restricted data without a record is what an auditor or a regulator asks about first.',
  remedy:
    'Say how long the data is kept, and link the record of processing or the assessment; ask data protection for one where there is none.',
  sources: ['GDPR articles 5, 30 and 35'],
  pass: [
    {
      title: 'restricted data with record and retention',
      manifest: `dataTouched:
  - { system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }
  - { system: Payroll export, class: restricted, operations: [read], purpose: Accrues salaries., retention: Not kept., record: https://records.brightwater.example/dpia/41 }`,
    },
  ],
  fail: [
    {
      title: 'neither record nor retention',
      manifest: `dataTouched:
  - { system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }
  - { system: Payroll export, class: restricted, operations: [read], purpose: Accrues salaries. }`,
      finds: [
        'restricted data of "Payroll export" has no retention',
        'restricted data of "Payroll export" has no record',
      ],
    },
  ],
  none: [
    { title: 'a plugin that needs less than the highest review' },
    {
      title: 'a plugin of the highest tier without restricted data',
      manifest: 'connectors: [{ id: netsuite, scopes: [ledger.read, ledger.write, payments.release] }]',
    },
  ],
  applies: ({ plugin }, { hasOrg, policy }) => hasOrg && itemsOf(plugin, policy).length > 0,
  *check({ plugin }, { policy }) {
    for (const { i, system, class: named, retention, record } of itemsOf(plugin, policy)) {
      const at = ['dataTouched', i]
      if (retention === undefined)
        yield {
          at,
          message: `${named} data of ${quoted(system)} has no retention`,
          fix: 'add retention: Not kept., or how long it is',
        }
      if (record === undefined)
        yield {
          at,
          message: `${named} data of ${quoted(system)} has no record`,
          fix: 'add record: https://…, the record of processing or assessment',
        }
    }
  },
})

/** Entries of the highest class, and those of a class that is called personal. */
function itemsOf({ manifest }: Subject['plugin'], { dataClasses }: Policy) {
  const top = dataClasses.at(-1)?.id
  return (manifest?.dataTouched ?? [])
    .map((item, i) => ({ ...item, i }))
    .filter((item) => item.class === top || /^personal\b/.test(item.class))
}
