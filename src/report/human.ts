/** For the terminal: findings by plugin with source and fix, what waits and what is excused, and the way to the next level. */
import { listed } from '../lib/text.ts'
import type { Severity } from '../model/finding.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Result } from '../model/result.ts'
import { changesOf } from './changes.ts'
import { plain, plainLines } from './escape.ts'
import { findingBlock, headLine, inColour, type LineOptions } from './finding-lines.ts'
import { narrowed } from './narrowed.ts'
import { remarkOf } from './remark.ts'
import { type ReportOptions, reporter } from './reporter.ts'
import { type Row, rowsOf } from './rows.ts'
import { besides, changeLine, standingOf, summaryLine } from './summary.ts'

// The command line knows the lines of findings by this name.

export default reporter({
  id: 'human',
  title: 'Findings with source line and fix, for people at a terminal',
  file: 'check.txt',
  write(whole, options) {
    const judgement = narrowed(whole, options)
    const byPlugin = Map.groupBy(judgement.results, ({ plugin }) => plugin)
    const parts = [...byPlugin].map(([, results]) => pluginPart(results, options)).filter((part) => part !== '')
    const ways = waysUp(judgement, options)
    return [...parts, ...(ways === '' ? [] : [ways]), closing(judgement, options)].join('\n')
  },
})

const ranks: Record<Severity, number> = { error: 0, warning: 1, advice: 2 }

/** Everything that is to be said of one plugin; empty when that is nothing. */
function pluginPart(results: readonly Result[], options: LineOptions): string {
  const rows = rowsOf(results).toSorted((a, b) => ranks[a.finding.severity] - ranks[b.finding.severity])
  const of = (standing: Row['standing']) => rows.filter((row) => row.standing === standing)
  const excused = [
    ...of('waived').map((row) => headLine(row.finding, inColour('waived', 'quiet', options)) + remarkAfter(row)),
    ...faultLines(results, options),
  ]
  const blocks = [
    ...[...of('active'), ...of('grace')].map((row) => findingBlock(row.finding, options, remarkAfter(row))),
    ...(excused.length > 0 ? [excused.join('\n')] : []),
  ]
  return blocks.map((block) => `${block}\n`).join('\n')
}

function remarkAfter(row: Row): string {
  const remark = remarkOf(row)
  return remark === '' ? '' : `, ${plainLines(remark).join(' ')}`
}

/** One line for each reason, since one unreadable manifest stops dozens of rules. */
function faultLines(results: readonly Result[], options: LineOptions): string[] {
  const stopped = results.filter(({ state }) => state === 'could-not-run')
  return [...Map.groupBy(stopped, ({ fault }) => fault)].map(([fault, cells]) => {
    const names = cells.slice(0, 3).map(({ rule }) => plain(rule))
    const rules = listed(cells.length > 3 ? [...names, `${cells.length - 3} more`] : names)
    const place = plain(cells[0]?.plugin ?? 'catalogue')
    return `${place}  ${inColour('could not run', 'error', options)}  ${plain(fault ?? 'no reason is known')}  (${rules})`
  })
}

/** A line for each plugin that has a level to reach; for those asked for by name in any case. */
function waysUp({ verdicts }: Judgement, { plugins }: ReportOptions): string {
  return verdicts
    .filter(({ nextLevel, quarantined }) => nextLevel !== null || quarantined !== null || plugins.length > 0)
    .map((verdict) => `${plain(verdict.name)}: ${standingOf(verdict)}\n`)
    .join('')
}

function closing(judgement: Judgement, options: ReportOptions): string {
  const rows = rowsOf(judgement.results)
  const changes = changesOf(judgement, options)
  const rest = besides(rows, judgement.results)
  const sentences = [
    summaryLine(judgement),
    ...(rest === null ? [] : [`Besides: ${rest}`]),
    ...(changes === null ? [] : [`Against the base: ${changeLine(changes, judgement.ruleSet)}`]),
  ]
  const hint = rows.length > 0 ? ' Why a rule exists: npm run explain -- <rule>' : ''
  return `${sentences.map((sentence) => `${sentence}.`).join(' ')}${hint}\n`
}
