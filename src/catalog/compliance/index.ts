/** Judgement → the records of the compliance report. */
import type { CompliancePage } from '../../model/compliance.ts'
import type { ConnectorPage } from '../../model/connector-page.ts'
import type { RulePage } from '../../model/rule-page.ts'
import type { Context } from '../context.ts'
import { accessFacts } from './access.ts'
import { conformanceRows } from './conformance.ts'
import { type Judged, ruleStep } from './judged.ts'
import { overviewOf } from './overview.ts'
import { ruleRows } from './rules.ts'
import { standingRows, teamRows } from './standings.ts'
import { tierRows } from './tiers.ts'
import { trendOf } from './trend.ts'
import { waiverCounts, waiverFacts } from './waivers.ts'

/** `pages` are the pages of the rules, `connectors` those of the catalog. */
export function compliancePage(
  context: Context,
  judged: Judged,
  pages: readonly RulePage[],
  connectors: readonly ConnectorPage[],
): CompliancePage {
  const { ruleSet, asOf, root, digest, rules } = judged.judgement
  const plugins = standingRows(context, judged)
  const waivers = waiverFacts(context, judged, judged.judgement.waivers)
  const judgedLoose = judged.loose.flatMap(({ findings }) => findings)
  const said = new Set(judgedLoose.map(({ rule, message }) => `${rule} ${message}`))
  return {
    report: { ruleSet, asOf, root, digest, plugins: plugins.length, rules: rules.length, waivers: waivers.length },
    overview: overviewOf(context, judged, plugins, pages, waivers),
    trend: trendOf(context, judged),
    rules: rules.map(ruleStep),
    plugins,
    teams: teamRows(plugins),
    byRule: ruleRows(pages),
    tiers: tierRows(context, judged),
    access: accessFacts(context),
    connectors: conformanceRows(connectors),
    waivers,
    waiverCounts: waiverCounts(waivers),
    loose: [...judgedLoose, ...context.library.findings.filter(({ rule, message }) => !said.has(`${rule} ${message}`))],
  }
}
