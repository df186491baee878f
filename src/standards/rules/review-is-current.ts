/** A review is renewed before its term ends. */
import { daysBetween } from '../../lib/days.ts'
import { counted } from '../../lib/text.ts'
import { rule } from '../rule.ts'
import { reviewEnd } from '../tier.ts'

export default rule({
  id: 'review-is-current',
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'Has a review whose term is not ending',
  why: 'Systems, data and policies change around a plugin that stays the same.',
  remedy: 'Ask for the next review when the first warning comes.',
  sources: ['github/awesome-copilot: review every six months', "Anthropic's plugin review: verdicts live 30 days"],
  pass: [{ title: 'a review of this month' }],
  fail: [
    {
      title: 'a review in its last days',
      reviews:
        '[{ digest: current, tier: T2, date: 2026-06-01, scope: All files, reviewers: [{ name: ines.duarte, role: standards }, { name: sofia.brandt, role: lead }] }]',
      finds: ['the review of 2026-06-01 ends on 2026-11-28, in 8 days'],
    },
    {
      title: 'a review with a shorter term of its own',
      reviews:
        '[{ digest: current, tier: T2, date: 2026-11-09, expires: 2026-11-20, scope: All files, reviewers: [{ name: ines.duarte, role: standards }, { name: sofia.brandt, role: lead }] }]',
      finds: ['the review of 2026-11-09 ends today'],
    },
  ],
  none: [
    { title: 'a plugin that was never reviewed', reviews: '[]' },
    {
      title: 'a review of other content, which is void already',
      reviews: `[{ digest: "sha256:${'0'.repeat(64)}", tier: T1, date: 2026-05-04, reviewers: [{ name: anna.weiss, role: peer }] }]`,
    },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }, { hasOrg, org, asOf }) =>
    hasOrg && (org.reviews.get(plugin.name) ?? []).some(({ date, digest }) => date <= asOf && digest === plugin.digest),
  *check({ plugin }, { org, policy, asOf }) {
    const dated = (org.reviews.get(plugin.name) ?? [])
      .filter(({ date, digest }) => date <= asOf && digest === plugin.digest)
      .map((review) => ({ date: review.date, end: reviewEnd(review, policy) }))
    const last = dated.toSorted((a, b) => (a.end < b.end ? 1 : -1))[0]
    if (last === undefined) return
    const left = daysBetween(asOf, last.end)
    if (left > policy.reviews.warn) return
    const when =
      left < 0 ? `ended on ${last.end}` : left === 0 ? 'ends today' : `ends on ${last.end}, in ${counted(left, 'day')}`
    const told = { message: `the review of ${last.date} ${when}`, fix: 'ask for a new review' }
    yield left < 0 ? told : { ...told, severity: 'warning' }
  },
})
