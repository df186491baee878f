/** Findings for a terminal: place, severity, what is so, line of source and fix. */
import { styleText } from 'node:util'
import { counted, shortened } from '../lib/text.ts'
import type { Finding, Severity } from '../model/finding.ts'
import { plain, plainLines } from './escape.ts'

export interface LineOptions {
  colour: boolean
  /** Columns, where lines of source are cut. */
  width?: number
}

export interface FindingsOptions extends LineOptions {
  /** How many plugins were looked at; left out when the findings are about central data. */
  plugins?: number
}

/** Findings that no judgement holds, grouped by plugin, with a closing count: those of reading and of central data. */
export function findingLines(findings: readonly Finding[], options: FindingsOptions): string {
  const blocks = [...Map.groupBy(findings, ({ plugin }) => plugin)].map(([, own]) =>
    own.map((one) => `${findingBlock(one, options)}\n`).join('\n'),
  )
  return [...blocks, closing(findings, options)].join('\n')
}

/** One finding, several lines without a final line end; `remark` follows the rule. */
export function findingBlock(finding: Finding, options: LineOptions, remark = ''): string {
  const { line, fix, source } = finding
  const lines = [`${headLine(finding, inColour(finding.severity, finding.severity, options))}${remark}`]
  if (source !== null && line !== null) {
    const prefix = `    ${line} | `
    // A tab has no width that could be relied on, and is no secret worth spelling out.
    const text = plain(source.replaceAll('\t', '  '))
    lines.push(
      prefix + (options.width === undefined ? text : shortened(text, Math.max(20, options.width - prefix.length))),
    )
  }
  if (fix !== null) lines.push(...plainLines(fix).map((text, i) => (i === 0 ? `    fix: ${text}` : `    ${text}`)))
  return lines.join('\n')
}

/** "file:9:9  error  what is so  (rule)", with the given word or words in the place of the severity. */
export function headLine(finding: Finding, mark: string): string {
  return `${placeOf(finding)}  ${mark}  ${plainLines(finding.message).join(' ')}  (${plain(finding.rule)})`
}

/** "file:line:column" as far as it is known; else the plugin; else the catalogue. */
export function placeOf({ file, line, column, plugin }: Pick<Finding, 'file' | 'line' | 'column' | 'plugin'>): string {
  if (file === null) return plugin === null ? 'catalogue' : plain(plugin)
  return [plain(file), line, line === null ? null : column].filter((part) => part !== null).join(':')
}

const colours = { error: 'red', warning: 'yellow', advice: 'blue', quiet: 'gray' } as const

/** The text in the colour of a severity, where colours are wanted. */
export function inColour(text: string, kind: keyof typeof colours, { colour }: LineOptions): string {
  // Whoever made the options has looked at the terminal; here nothing asks for it again.
  return colour ? styleText(colours[kind], text, { validateStream: false }) : text
}

function closing(findings: readonly Finding[], { plugins }: FindingsOptions): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const [errors, warnings, advice] = [count('error'), count('warning'), count('advice')]
  const within = plugins === undefined ? '' : ` in ${counted(plugins, 'plugin')}`
  if (findings.length === 0) return `nothing to report${within}\n`
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(advice, 'piece of advice', 'pieces of advice')}${within}\n`
}
