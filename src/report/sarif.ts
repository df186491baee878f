/** SARIF 2.1.0, for code scanning: one result a finding that counts, known again by rule, plugin and key path. */
import type { Judgement, RuleFacts } from '../model/judgement.ts'
import { type Result, tiers } from '../model/result.ts'
import { escapedJson, plain, sarifText, uriPath } from './escape.ts'
import { narrowed } from './narrowed.ts'
import { type ReportOptions, reporter } from './reporter.ts'
import { type Row, rowsOf, type Standing } from './rows.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

const sarifLevels = { error: 'error', warning: 'warning', advice: 'note' } as const

export default reporter({
  id: 'sarif',
  title: 'SARIF 2.1.0 with the findings that count, for code scanning',
  file: 'compliance.sarif',
  write(whole, options) {
    const judgement = narrowed(whole, options)
    const base = options.base === null ? null : narrowed(options.base, options)
    const log = { $schema: schema, version: '2.1.0', runs: [runOf(judgement, base, options)] }
    return `${escapedJson(JSON.stringify(log, null, 2))}\n`
  },
})

function runOf(judgement: Judgement, base: Judgement | null, { includeWaived }: ReportOptions) {
  const rules = new Map(judgement.rules.map(({ id }, index) => [id, index]))
  const homes = new Map(judgement.verdicts.map(({ name, path }) => [name, path]))
  const before = base && new Map(rowsOf(base.results).map((row) => [row.identity, row.standing]))
  const rows = rowsOf(judgement.results).filter(
    ({ standing }) => standing === 'active' || (includeWaived && standing === 'waived'),
  )
  const stopped = judgement.results.filter(({ state }) => state === 'could-not-run')
  return {
    tool: {
      driver: { name: 'Plugin Commons', version: plain(judgement.ruleSet), rules: judgement.rules.map(descriptor) },
    },
    automationDetails: { id: 'plugin-commons/' },
    invocations: [{ executionSuccessful: stopped.length === 0, toolExecutionNotifications: stopped.map(notification) }],
    columnKind: 'utf16CodeUnits',
    results: rows.map((row) => ({
      ruleId: row.result.rule,
      ...(rules.has(row.result.rule) && { ruleIndex: rules.get(row.result.rule) }),
      level: sarifLevels[row.finding.severity],
      message: { text: messageOf(row) },
      locations: [locationOf(row, homes)],
      // Code scanning knows a result again by the second key alone; without it, by the line, which moves.
      partialFingerprints: { 'pluginCommons/v1': row.identity, primaryLocationLineHash: row.identity },
      ...(before && { baselineState: baselineState(row, before) }),
      // Either all results of a run say how they are suppressed, or none (3.27.23).
      ...(includeWaived && { suppressions: suppressionsOf(row) }),
      properties: { plugin: row.result.plugin, pointer: row.finding.pointer, evidence: row.finding.evidence },
    })),
  }
}

function descriptor(rule: RuleFacts) {
  const { id, title, why, remedy, severity, level, scope, sources } = rule
  const first = tiers.map((tier) => severity[tier]).find((one) => one !== undefined) ?? 'advice'
  const text = `${why}\n\n${remedy}`
  const read = sources.length === 0 ? '' : `\n\nSources: ${sources.join(' · ')}`
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${text}${read}`, markdown: `**Why:** ${why}\n\n**How to fix:** ${remedy}${read}` },
    defaultConfiguration: { level: sarifLevels[first] },
    properties: { tags: [`level:${level}`, `scope:${scope}`] },
  }
}

function notification({ plugin, rule, fault }: Result) {
  const text = `${plugin ?? 'the catalogue'}: ${fault ?? 'no reason is known'}`
  return { level: 'error', message: { text: sarifText(text) }, associatedRule: { id: rule } }
}

function messageOf({ finding: { message, fix } }: Row): string {
  return fix === null ? sarifText(message) : `${sarifText(message)}\nfix: ${sarifText(fix)}`
}

function locationOf({ result: { plugin }, finding: { file, line, column } }: Row, homes: Map<string, string | null>) {
  // Code scanning refuses a log with a result that is nowhere; what has no folder here was named by the marketplace.
  const path = file ?? (plugin === null ? null : homes.get(plugin)) ?? '.claude-plugin/marketplace.json'
  const region = line === null ? {} : { region: { startLine: line, ...(column !== null && { startColumn: column }) } }
  const names = plugin === null ? {} : { logicalLocations: [{ name: plain(plugin), kind: 'module' }] }
  return { physicalLocation: { artifactLocation: { uri: uriPath(path) }, ...region }, ...names }
}

function baselineState({ identity, standing }: Row, before: ReadonlyMap<string, Standing>): string {
  const old = before.get(identity)
  if (old === undefined) return 'new'
  return old === standing ? 'unchanged' : 'updated'
}

function suppressionsOf({ standing, result: { waiver } }: Row) {
  const covers = standing === 'waived'
  if (waiver === null || (!covers && waiver.state !== 'pending')) return []
  const { reason, approvedBy, expires, kind } = waiver
  const status = covers ? 'accepted' : 'underReview'
  // SARIF has no field for the end of a suppression.
  return [{ kind: 'external', status, justification: plain(reason), properties: { approvedBy, expires, kind } }]
}
