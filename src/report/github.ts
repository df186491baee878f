/** GitHub annotations: one workflow command a finding, then the summary as plain text. */
import type { Severity } from '../model/finding.ts'
import type { Result } from '../model/result.ts'
import { changesOf } from './changes.ts'
import { commandData, commandProperty } from './escape.ts'
import { narrowed } from './narrowed.ts'
import { remarkOf } from './remark.ts'
import { reporter } from './reporter.ts'
import { type Row, rowsOf } from './rows.ts'
import { besides, changeLine, summaryLine } from './summary.ts'

export default reporter({
  id: 'github',
  title: 'Annotations of a GitHub workflow, at the lines of a change',
  file: 'annotations.txt',
  write(whole, options) {
    const judgement = narrowed(whole, options)
    const rows = rowsOf(judgement.results)
    const stopped = judgement.results.filter(({ state }) => state === 'could-not-run')
    const shown = rows.filter(({ standing }) => standing !== 'waived' || options.includeWaived)
    const changes = changesOf(judgement, options)
    const rest = besides(rows, judgement.results)
    return [
      // GitHub shows ten of each kind a step: the weightiest come first.
      ...shown.toSorted((a, b) => ranks[commandOf(a)] - ranks[commandOf(b)]).map(annotation),
      ...[...Map.groupBy(stopped, ({ plugin, fault }) => JSON.stringify([plugin, fault])).values()].map(faultCommand),
      `${summaryLine(judgement)}${rest === null ? '' : `; besides: ${rest}`}`,
      ...(changes === null ? [] : [`against the base: ${changeLine(changes, judgement.ruleSet)}`]),
      '',
    ].join('\n')
  },
})

type Command = 'error' | 'warning' | 'notice'

const commands: Record<Severity, Command> = { error: 'error', warning: 'warning', advice: 'notice' }
const ranks: Record<Command, number> = { error: 0, warning: 1, notice: 2 }

function commandOf({ standing, finding }: Row): Command {
  return standing === 'active' ? commands[finding.severity] : 'notice'
}

function annotation(row: Row): string {
  const { finding, result } = row
  const { file, line, column, message, fix } = finding
  const places = [
    ...(file === null ? [] : [`file=${commandProperty(file)}`]),
    ...(file === null || line === null ? [] : [`line=${line}`]),
    ...(file === null || line === null || column === null ? [] : [`col=${column}`]),
    `title=${commandProperty(result.rule)}`,
  ]
  const owner = file === null && finding.plugin !== null ? `${finding.plugin}: ` : ''
  const remark = remarkOf(row)
  const text = `${owner}${message}${remark === '' ? '' : ` (${remark})`}${fix === null ? '' : `\nfix: ${fix}`}`
  return `::${commandOf(row)} ${places.join(',')}::${commandData(text)}`
}

/** One command for all rules of a plugin that stopped for one reason. */
function faultCommand(cells: readonly Result[]): string {
  const { plugin = null, fault = null } = cells[0] ?? {}
  const rules = cells.map(({ rule }) => rule).join(' ')
  const text = `${plugin ?? 'the catalogue'}: ${fault ?? 'no reason is known'} (${rules})`
  return `::error title=${commandProperty('could not run')}::${commandData(text)}`
}
