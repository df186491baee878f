/** Findings for a terminal: grouped by plugin, with place, line and fix. */
import { styleText } from 'node:util'
import { counted, visible } from '../lib/text.ts'
import type { Finding, Severity } from '../model/finding.ts'

export interface HumanOptions {
  colour: boolean
  /** How many plugins were looked at; left out when the findings are about central data. */
  plugins?: number
}

export function human(findings: readonly Finding[], options: HumanOptions): string {
  const blocks = [...Map.groupBy(findings, ({ plugin }) => plugin)].map(([, own]) =>
    own.map((one) => block(one, options)).join('\n'),
  )
  return [...blocks, closing(findings, options)].join('\n')
}

function block(
  { rule, severity, file, line, column, message, fix, source }: Finding,
  { colour }: HumanOptions,
): string {
  const place =
    file === null ? 'catalogue' : [file, line, line === null ? null : column].filter((part) => part !== null).join(':')
  const mark = colour ? styleText(colours[severity], severity) : severity
  const lines = [`${visible(place)}  ${mark}  ${visible(message)}  (${rule})`]
  if (source !== null && line !== null) lines.push(`    ${line} | ${visible(source)}`)
  if (fix !== null) lines.push(...`fix: ${fix}`.split('\n').map((text) => `    ${visible(text)}`))
  return `${lines.join('\n')}\n`
}

const colours: Record<Severity, 'red' | 'yellow' | 'blue'> = { error: 'red', warning: 'yellow', advice: 'blue' }

function closing(findings: readonly Finding[], { plugins }: HumanOptions): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings, advice] = [count('error'), count('warning'), count('advice')]
  const within = plugins === undefined ? '' : ` in ${counted(plugins, 'plugin')}`
  if (findings.length === 0) return `nothing to report${within}\n`
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(advice, 'piece of advice', 'pieces of advice')}${within}\n`
}
