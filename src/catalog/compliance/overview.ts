/** What an auditor asks first: levels, figures, what fails most, what ends soon. */
import { daysBetween } from '../../lib/days.ts'
import { counted } from '../../lib/text.ts'
import type { Overview, SoonItem, StandingRow, WaiverFacts } from '../../model/compliance.ts'
import { levels } from '../../model/result.ts'
import type { RulePage } from '../../model/rule-page.ts'
import { byText, type Context } from '../context.ts'
import { addFigures, type Judged, plainLink } from './judged.ts'

/** Rules named under "fails most". */
const most = 5

export function overviewOf(
  context: Context,
  judged: Judged,
  rows: readonly StandingRow[],
  pages: readonly RulePage[],
  waivers: readonly WaiverFacts[],
): Overview {
  const failing = pages.filter(({ counts }) => counts.fail > 0).sort((a, b) => b.counts.fail - a.counts.fail)
  const window = context.library.org.policy?.reviews.warn ?? 30
  const soon = [...reviewsEnding(judged), ...waiversEnding(waivers), ...rulesBinding(pages)]
  return {
    meetMinimum: rows.filter(({ level }) => level !== 'listed').length,
    levels: levels.toReversed().map((level) => ({
      level,
      plugins: rows.filter((row) => row.level === level).length,
      effective: rows.filter((row) => row.effectiveLevel === level).length,
    })),
    strict: addFigures(rows.map(({ strict }) => strict)),
    effective: addFigures(rows.map(({ effective }) => effective)),
    counts: judged.judgement.counts,
    failsMost: failing
      .slice(0, most)
      .map(({ id, title, url, counts }) => ({ rule: { title: id, url }, title, plugins: counts.fail })),
    failing: failing.length,
    quarantined: judged.plugins.filter(({ verdict }) => verdict.quarantined !== null).length,
    window,
    soon: soon
      .filter(({ daysLeft }) => daysLeft <= window)
      .sort((a, b) => byText(a.day, b.day) || byText(a.kind, b.kind) || byText(a.what.title, b.what.title)),
  }
}

function reviewsEnding({ plugins, judgement }: Judged): SoonItem[] {
  return plugins.flatMap(({ plugin, verdict }): SoonItem[] => {
    const { review } = verdict.tier
    if (review === null) return []
    const what = plainLink(plugin, '#standards')
    return [
      {
        kind: 'review',
        day: review.expires,
        daysLeft: daysBetween(judgement.asOf, review.expires),
        what,
        note: `review at ${review.tier} ends`,
      },
    ]
  })
}

function waiversEnding(waivers: readonly WaiverFacts[]): SoonItem[] {
  return waivers
    .filter(({ state }) => state === 'active' || state === 'expiring')
    .map(({ plugin, rule, expires, daysLeft }) => ({
      kind: 'waiver',
      day: expires,
      daysLeft,
      what: plugin,
      note: `waiver of ${rule.title} ends`,
    }))
}

function rulesBinding(pages: readonly RulePage[]): SoonItem[] {
  return pages.flatMap(({ id, url, binds, counts }): SoonItem[] =>
    binds.when === 'from'
      ? [
          {
            kind: 'rule',
            day: binds.day,
            daysLeft: binds.daysLeft,
            what: { title: id, url },
            note: `begins to bind, ${counted(counts.grace, 'plugin')} not ready`,
          },
        ]
      : [],
  )
}
