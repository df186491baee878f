/** Markdown for a pull request's comment and a job's summary: verdict first, then what to do, within GitHub's limit. */
import { shortened } from '../lib/text.ts'
import type { Judgement } from '../model/judgement.ts'
import { type Result, type State, states } from '../model/result.ts'
import { changesOf } from './changes.ts'
import { codeBlock, codeSpan } from './escape.ts'
import { placeOf } from './finding-lines.ts'
import { fitted, type Section } from './fitted.ts'
import { narrowed } from './narrowed.ts'
import { remarkOf } from './remark.ts'
import { type ReportOptions, reporter } from './reporter.ts'
import { type Row, rowsOf } from './rows.ts'
import { changeLine, standingOf, summaryLine } from './summary.ts'

/** First line of every comment, by which the next run finds its own; look at the author too, since anybody can write it. */
export const marker = '<!-- plugin-commons:report -->'

/** Most characters of a comment on GitHub. */
const most = 65_536

export default reporter({
  id: 'markdown',
  title: 'Markdown for a pull request comment or a job summary',
  file: 'compliance.md',
  write(whole, options) {
    const judgement = narrowed(whole, options)
    return fitted(headOf(judgement, options), sectionsOf(judgement, options), most)
  },
})

const words: Record<State, string> = {
  pass: 'pass',
  fail: 'fail',
  waived: 'waived',
  grace: 'in grace',
  'not-applicable': 'not applicable',
  'could-not-run': 'could not run',
}

function headOf(judgement: Judgement, options: ReportOptions): string {
  const { counts, ruleSet, asOf } = judgement
  const changes = changesOf(judgement, options)
  return [
    marker,
    `### Plugin standards: ${summaryLine(judgement)}`,
    '',
    ...(changes === null ? [] : [`Against the base: ${changeLine(changes, ruleSet)}.`, '']),
    `| ${states.map((state) => words[state]).join(' | ')} |`,
    `|${' ---: |'.repeat(states.length)}`,
    `| ${states.map((state) => counts[state]).join(' | ')} |`,
    '',
    `Rule set ${codeSpan(ruleSet)}, as of ${codeSpan(asOf)}. Why a rule exists: \`npm run explain -- RULE\``,
    '',
  ].join('\n')
}

function sectionsOf(judgement: Judgement, options: ReportOptions): Section[] {
  const rows = rowsOf(judgement.results)
  const changes = changesOf(judgement, options)
  const of = (standing: Row['standing']) => rows.filter((row) => row.standing === standing).map(item)
  const failing: Section[] =
    changes === null
      ? [{ title: 'Failing', items: of('active'), isOpen: true }]
      : [
          { title: 'New', items: changes.added.map(item), isOpen: true },
          { title: 'Fixed', items: changes.fixed.map(fixedItem) },
          { title: 'Unchanged', items: changes.unchanged.map(item) },
        ]
  const stopped = judgement.results.filter(({ state }) => state === 'could-not-run')
  const ways = judgement.verdicts.filter(({ nextLevel, quarantined }) => nextLevel !== null || quarantined !== null)
  return [
    ...failing,
    { title: 'Could not run', items: [...Map.groupBy(stopped, causeOf).values()].map(faultItem) },
    { title: 'Next level', items: ways.map((one) => `- ${codeSpan(one.name)}: ${codeSpan(standingOf(one))}\n`) },
    { title: 'In grace', items: of('grace') },
    { title: 'Waived', items: of('waived') },
  ]
}

function item(row: Row): string {
  const { finding, result, standing } = row
  const remark = remarkOf(row)
  const after = remark === '' ? '' : `, ${codeSpan(shortened(remark, 400))}`
  const what = `- **${finding.severity}** ${codeSpan(shortened(finding.message, 400))}${after}`
  const lines = [what, `  ${codeSpan(result.rule)} at ${codeSpan(placeOf(finding))}`]
  if (finding.fix === null || standing === 'waived') return `${lines.join('\n')}\n`
  const fix = shortened(finding.fix, 1500)
  // A span breaks mentions, and what is to be pasted must not be broken: npx pkg@1.2.3.
  const isBlock = /[\r\n@]/.test(fix)
  return `${[...lines, ...(isBlock ? ['  fix:', '', codeBlock(fix, '  ')] : [`  fix: ${codeSpan(fix)}`])].join('\n')}\n`
}

function fixedItem({ finding, result }: Row): string {
  return `- ${codeSpan(shortened(finding.message, 400))} (${codeSpan(result.rule)} at ${codeSpan(placeOf(finding))})\n`
}

function causeOf({ plugin, fault }: Result): string {
  return JSON.stringify([plugin, fault])
}

function faultItem(cells: readonly Result[]): string {
  const { plugin = null, fault = null } = cells[0] ?? {}
  const rules = cells.map(({ rule }) => codeSpan(rule)).join(', ')
  return `- ${codeSpan(plugin ?? 'catalogue')}: ${codeSpan(shortened(fault ?? 'no reason is known', 400))} (${rules})\n`
}
