/** The report by rule, and the page of every rule. */
import { daysBetween } from '../../lib/days.ts'
import type { Link } from '../../model/card.ts'
import type { RuleRow } from '../../model/compliance.ts'
import type { RuleFacts } from '../../model/judgement.ts'
import { type Result, type Tier, tiers } from '../../model/result.ts'
import type { RuleCell, RulePage } from '../../model/rule-page.ts'
import { byText, type Context } from '../context.ts'
import {
  countsOf,
  type Judged,
  type JudgedPlugin,
  oftenWaived,
  ownerOf,
  plainLink,
  ruleStep,
  waiverRateOf,
} from './judged.ts'

/** Most failing first, then most waived, then in the order of the rules. */
export function ruleRows(pages: readonly RulePage[]): RuleRow[] {
  const rows = pages.map(({ id, title, url, level, effort, counts, waiverRate, oftenWaived }) => ({
    ...{ id, title, url, level, effort },
    ...{ counts, waiverRate, oftenWaived },
  }))
  return rows.sort((a, b) => b.counts.fail - a.counts.fail || b.counts.waived - a.counts.waived)
}

/** In the order of the rules. */
export function rulePages(context: Context, judged: Judged): RulePage[] {
  return judged.judgement.rules.map((rule, i) => rulePage(context, judged, rule, i))
}

function rulePage(context: Context, judged: Judged, rule: RuleFacts, i: number): RulePage {
  const cells = judged.plugins.map((own) => ({ own, cell: own.cells[i]! }))
  const counts = countsOf(cells.map(({ cell }) => cell))
  const waiverRate = waiverRateOf(counts)
  const { pass, fail, none, why, remedy, attested, scope, since, subject = null } = rule
  return {
    ...ruleStep(rule),
    ...{ why, remedy, subject, attested, scope, since, pass, fail, none },
    severity: severities(rule),
    binds: bindsFrom(context, rule),
    waiverDays: waiverDays(context, rule),
    sources: rule.sources.map(sourceLink),
    counts,
    waiverRate,
    oftenWaived: waiverRate !== null && waiverRate > oftenWaived,
    open: cells.flatMap(({ own, cell }) => openCell(context, own, cell)).sort(inOrder),
    loose: judged.loose.filter((result) => result.rule === rule.id).flatMap(({ findings }) => findings),
  }
}

function severities({ severity }: RuleFacts): RulePage['severity'] {
  let current: RulePage['severity'][number]['severity'] = null
  return tiers.map((tier) => {
    current = severity[tier] ?? current
    return { tier, severity: current }
  })
}

function bindsFrom({ library, asOf }: Context, { id, dayOne }: RuleFacts): RulePage['binds'] {
  const day = library.org.policy?.enforceFrom[id]
  if (day !== undefined && day > asOf) return { when: 'from', day, daysLeft: daysBetween(asOf, day) }
  return dayOne || day !== undefined ? { when: 'now' } : { when: 'unset' }
}

function waiverDays({ library }: Context, { waivable }: RuleFacts): RulePage['waiverDays'] {
  const cap = library.org.policy?.waivers.cap
  if (!waivable) return null
  const judgedTiers: Exclude<Tier, 'T0'>[] = ['T1', 'T2', 'T3']
  return cap === undefined ? [] : judgedTiers.map((tier) => ({ tier, days: cap[tier] }))
}

/** Addresses and issues as links, everything else as it stands. */
function sourceLink(source: string): Link {
  const issue = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(source)
  if (issue) return { title: source, url: `https://github.com/${issue[1]}/issues/${issue[2]}` }
  return { title: source, url: /^https?:\/\/[^\s"'<>]+$/.test(source) ? source : null }
}

const order: RuleCell['state'][] = ['could-not-run', 'fail', 'grace', 'waived']

function openCell(context: Context, { plugin }: JudgedPlugin, cell: Result): RuleCell[] {
  const { state, findings, waiver, enforcedFrom, fault } = cell
  if (state === 'pass' || state === 'not-applicable') return []
  return [
    {
      plugin: plainLink(plugin, `#${cell.rule}`),
      owner: ownerOf(context, plugin),
      state,
      findings,
      waiver,
      enforcedFrom,
      fault,
    },
  ]
}

function inOrder(a: RuleCell, b: RuleCell): number {
  return (
    order.indexOf(a.state) - order.indexOf(b.state) ||
    byText(a.plugin.title, b.plugin.title) ||
    byText(a.plugin.url ?? '', b.plugin.url ?? '')
  )
}
