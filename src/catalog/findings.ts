/** Findings by rule, most serious and most frequent first. */
import type { FindingGroup } from '../model/catalog.ts'
import type { Finding, Severity } from '../model/finding.ts'
import { byText, type Context, pluginLink } from './context.ts'

const order: Severity[] = ['error', 'warning', 'advice']

export function findingGroups(context: Context): FindingGroup[] {
  const { library } = context
  const all: Finding[] = [...library.findings, ...library.plugins.flatMap(({ findings }) => findings)]
  const groups: FindingGroup[] = []
  for (const [rule, findings] of Map.groupBy(all, (finding) => finding.rule)) {
    const worst = Math.min(...findings.map(({ severity }) => order.indexOf(severity)))
    groups.push({
      rule,
      title: titleOf(rule),
      severity: order[worst] ?? 'advice',
      count: findings.length,
      plugins: new Set(findings.map(({ plugin }) => plugin).filter((name) => name !== null)).size,
      findings: findings.map((finding) => ({
        ...finding,
        link: finding.plugin === null ? null : pluginLink(context, finding.plugin),
      })),
    })
  }
  return groups.sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || b.count - a.count || byText(a.rule, b.rule),
  )
}

/** A rule's id read as a sentence. */
function titleOf(rule: string): string {
  const words = rule
    .replaceAll('-', ' ')
    .replace(/\b(utf8|json|urls?|mdx)\b/g, (word) => word.toUpperCase().replace('URLS', 'URLs'))
  return words.charAt(0).toUpperCase() + words.slice(1)
}
