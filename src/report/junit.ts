/** JUnit XML for build servers: a suite a plugin, a case a rule; valid by Ant's schema (Windy Road) and by Jenkins' alike. */
import { counted } from '../lib/text.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Result, State } from '../model/result.ts'
import { plainLines, xmlText } from './escape.ts'
import { placeOf } from './finding-lines.ts'
import { narrowed } from './narrowed.ts'
import { remarkOf } from './remark.ts'
import { reporter } from './reporter.ts'

export default reporter({
  id: 'junit',
  title: 'JUnit XML, a suite a plugin and a case a rule, for build servers',
  file: 'compliance.junit.xml',
  write(whole, options) {
    const judgement = narrowed(whole, options)
    const suites = [...Map.groupBy(judgement.results, ({ plugin }) => plugin)]
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites>',
      ...suites.flatMap(([plugin, results], id) => suite(plugin ?? 'catalogue', results, id, judgement)),
      '</testsuites>',
      '',
    ].join('\n')
  },
})

function suite(
  plugin: string,
  results: readonly Result[],
  id: number,
  { asOf, ruleSet, digest, verdicts }: Judgement,
): string[] {
  const name = attribute(plugin)
  const count = (...of: State[]) => results.filter(({ state }) => of.includes(state)).length
  const level = verdicts.find((verdict) => verdict.name === plugin)?.level
  const properties = { ruleSet, asOf, digest, ...(level !== undefined && { level }) }
  const figures = [
    `tests="${results.length}" failures="${count('fail')}" errors="${count('could-not-run')}"`,
    `skipped="${count('waived', 'grace', 'not-applicable')}"`,
  ].join(' ')
  return [
    // The schema asks for a time and a host; neither is known here, and neither may vary.
    `  <testsuite id="${id}" package="${name}" name="${name}" ${figures} timestamp="${attribute(asOf)}T00:00:00" hostname="localhost" time="0">`,
    '    <properties>',
    ...Object.entries(properties).map(([key, value]) => `      <property name="${key}" value="${xmlText(value)}"/>`),
    '    </properties>',
    ...results.flatMap((result) => testcase(name, result)),
    '    <system-out/>',
    '    <system-err/>',
    '  </testsuite>',
  ]
}

function testcase(name: string, result: Result): string[] {
  const open = `    <testcase classname="${name}" name="${attribute(result.rule)}" time="0"`
  const outcome = outcomeOf(result)
  return outcome === null ? [`${open}/>`] : [`${open}>`, `      ${outcome}`, '    </testcase>']
}

function outcomeOf(result: Result): string | null {
  const { state, severity, fault, findings } = result
  if (state === 'pass') return null
  if (state === 'fail') {
    const [first] = findings
    const message = first === undefined || findings.length > 1 ? counted(findings.length, 'finding') : first.message
    return `<failure type="${severity}" message="${xmlText(message)}">${bodyOf(result)}</failure>`
  }
  if (state === 'could-not-run')
    return `<error type="could-not-run" message="${xmlText(fault ?? 'no reason is known')}"/>`
  if (state === 'not-applicable') return '<skipped message="not applicable"/>'
  const standing = state === 'grace' ? 'grace' : 'waived'
  const remark = remarkOf({ standing, result })
  const why = remark === '' ? standing : `${standing}: ${remark}`
  return `<skipped message="${xmlText(why)}">${bodyOf(result)}</skipped>`
}

function bodyOf({ findings }: Result): string {
  const lines = findings.flatMap((finding) => [
    `${placeOf(finding)}  ${finding.severity}  ${finding.message}${finding.waived ? '  (waived)' : ''}`,
    ...(finding.fix === null ? [] : plainLines(`fix: ${finding.fix}`).map((line) => `    ${line}`)),
  ])
  return lines.map(xmlText).join('\n')
}

/** A token of at least one character, as the schema wants names. */
function attribute(text: string): string {
  return text.trim() === '' ? 'nameless' : xmlText(text)
}
