/** What a plugin touches and does decides how much review it needs; it has had that much. */
import { listed } from '../../lib/text.ts'
import { tiers } from '../../model/result.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'has-required-review-tier',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'Has had the review it needs',
  why: 'A plugin that writes, sends or reads sensitive data can do harm that one colleague does not see.',
  remedy:
    'Ask for a review of the required tier, or drop what asks for it: the capability, the audience, the hook, the class of data.',
  sources: ['scaling article: review tiers', 'snyk/agent-scan W015 to W020'],
  pass: [{ title: 'a review of the required tier' }],
  fail: [
    {
      title: 'a review of a lower tier',
      reviews:
        '[{ digest: current, tier: T1, date: 2026-11-09, scope: All files, reviewers: [{ name: anna.weiss, role: peer }] }]',
      finds: ['needs review tier T2 because of data class confidential, capability write and audience 5 teams; has T1'],
    },
    {
      title: 'never reviewed',
      reviews: '[]',
      finds: [
        'needs review tier T2 because of data class confidential, capability write and audience 5 teams; has T0: never reviewed',
      ],
    },
  ],
  none: [
    { title: 'a catalogue without central data', org: 'none' },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: (_, { hasOrg }) => hasOrg,
  *check({ tier: { required, achieved, inputs, review, reviewFault } }) {
    if (tiers.indexOf(achieved) >= tiers.indexOf(required)) return
    const causes = inputs.filter(({ tier }) => tier === required)
    const because = listed(causes.map(({ input, value }) => (input === 'toxic flow' ? value : `${input} ${value}`)))
    const fault = review === null && reviewFault !== null ? `: ${reviewFault}` : ''
    const drop = listed(causes.map(({ input }) => `the ${input}`))
    yield {
      message: `needs review tier ${required} because of ${because}; has ${achieved}${fault}`,
      fix: `ask for a ${required} review, or lower ${drop}`,
      evidence: inputs.map(({ input, value, tier }) => `${input} ${value} ${tier}`).join(', '),
    }
  },
})
