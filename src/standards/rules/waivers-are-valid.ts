/** An exemption names one rule and one plugin, ends, and was not granted by whoever asked for it. */
import { quoted } from '../../lib/text.ts'
import { catalogRule } from '../rule.ts'
import { waiverFaults } from '../waiver-faults.ts'
import { standings } from '../waivers.ts'

const waiver = (over: Record<string, string> = {}) => {
  const fields = {
    rule: 'has-support-channel',
    plugin: 'finance-accruals',
    kind: 'temporary',
    reason: 'The channel moves to the service desk in December.',
    requestedBy: 'mara.lindqvist',
    approvedBy: 'ines.duarte',
    created: '2026-11-02',
    expires: '2026-12-31',
    ...over,
  }
  return `{ ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`
}

export default catalogRule({
  id: 'waivers-are-valid',
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  last: true,
  title: 'Has valid waivers',
  why: 'An exemption without end, or granted by its own applicant, is a rule that nobody keeps.',
  remedy: 'Correct the waiver as its message says, renew it once, or mend the plugin and remove it.',
  sources: ['standards-rules.md section 6', 'OpenSCAP/scaptimony#28', 'SimonCropp/SponsorCheck#27'],
  pass: [
    {
      title: 'a waiver with reason, approver and end',
      manifest: 'support: { response: null }',
      waivers: `[${waiver()}]`,
    },
    {
      title: 'a waiver that waits for its approver',
      waivers: `[${waiver({ approvedBy: 'null' })}]`.replace(', approvedBy: null', ''),
    },
  ],
  fail: [
    {
      title: 'a rule that does not exist',
      waivers: `[${waiver({ rule: 'has-support-chanel' })}]`,
      finds: ['waiver names rule "has-support-chanel", which does not exist'],
    },
    {
      title: 'a rule that cannot be waived',
      waivers: `[${waiver({ rule: 'has-owner' })}]`,
      finds: ['rule "has-owner" cannot be waived'],
    },
    {
      title: 'granted by the applicant',
      waivers: `[${waiver({ requestedBy: 'ines.duarte' })}]`,
      finds: ['waiver was requested and approved by "ines.duarte"'],
    },
    {
      title: 'granted by somebody without the role',
      waivers: `[${waiver({ approvedBy: 'jon.park' })}]`,
      finds: ['approver "jon.park" has no role that suits tier T2'],
    },
    {
      title: 'dated back',
      waivers: `[${waiver({ created: '2026-10-05', expires: '2026-12-31' })}]`,
      committed: '2026-11-02',
      finds: ['waiver says that it began on 2026-10-05, but is in the repository only since 2026-11-02'],
    },
    {
      title: 'a term that is too long',
      waivers: `[${waiver({ expires: '2027-12-31' })}]`,
      finds: ['waiver ends on 2027-12-31, later than the 90 days of tier T2 allow'],
    },
    {
      title: 'dated ahead',
      waivers: `[${waiver({ created: '2026-11-21' })}]`,
      finds: ['waiver begins on 2026-11-21, which is in the future'],
    },
    {
      title: 'a second renewal without a steward',
      waivers: `[${waiver({ created: '2026-05-01', expires: '2026-06-30', renews: '2026-03-01' })}, ${waiver({ created: '2026-07-01', expires: '2026-09-28', renews: '2026-05-01' })}]`,
      finds: ['waiver is renewed for the second time without a steward'],
    },
    {
      title: 'a waiver whose rule passes',
      waivers: `[${waiver()}]`,
      finds: ['waiver for "has-support-channel" is not needed any more'],
    },
    {
      title: 'the same one twice',
      waivers: `[${waiver()}, ${waiver({ created: '2026-11-05' })}]`,
      finds: [
        'waiver for "has-support-channel" is there twice for the same days',
        'waiver for "has-support-channel" is there twice for the same days',
      ],
    },
  ],
  none: [{ title: 'no waiver' }],
  applies: ({ plugin }, { waivers }) => waivers.some((one) => one.plugin === plugin.name),
  *check(whole) {
    const { waivers, results, subjects, policy, asOf } = whole
    const plugins = subjects.map((subject) => subject.plugin)
    for (const { waiver: one, state } of standings(waivers, results, plugins, policy, asOf)) {
      const others = waivers.filter((other) => other !== one && other.plugin === one.plugin && other.rule === one.rule)
      const faults = waiverFaults(one, others, whole)
      const message = `waiver for ${quoted(one.rule)} is not needed any more`
      const stale = { message, fix: 'remove this waiver', severity: 'warning' } as const
      const told = faults.length === 0 && state === 'stale' ? [stale] : faults
      const line = one.line === null ? {} : { line: one.line }
      // A waiver names its plugin, so that it is a matter of all that bear the name.
      const named = plugins.filter(({ name }) => name === one.plugin)
      for (const fault of told) {
        for (const { slug } of named) yield { plugin: slug, file: `/${one.file}`, ...line, ...fault }
        if (named.length === 0) yield { plugin: null, file: one.file, ...line, ...fault }
      }
    }
  },
})
