/** The judgement in words: what is wrong in all, and what stands between each plugin and its next level. */
import { counted, listed } from '../lib/text.ts'
import type { Judgement } from '../model/judgement.ts'
import { type Level, levels, type Result, type Verdict } from '../model/result.ts'
import type { Changes } from './changes.ts'
import { plain } from './escape.ts'
import { type Row, rowsOf } from './rows.ts'

/** '1 error and 2 steps to reach "silver", in 2 of 14 plugins': errors, and what else the lowest next level asks for. */
export function summaryLine({ verdicts, results }: Judgement): string {
  const failing = rowsOf(results).filter(({ standing }) => standing === 'active')
  const errors = failing.filter(({ finding }) => finding.severity === 'error')
  const next = lowestNext(verdicts)
  const atError = new Set(errors.map(({ result }) => cellOf(result.plugin, result.rule)))
  const steps = next === null ? [] : verdicts.flatMap((verdict) => stepsOf(verdict, next, atError))
  const all = counted(verdicts.length, 'plugin')
  if (errors.length === 0 && steps.length === 0) {
    const rest = failing.length === 0 ? '' : `, ${counted(failing.length, 'finding')} below error`
    return `no error${rest}, in ${all}`
  }
  const touched = new Set([...errors.map(({ result }) => result.plugin), ...steps].filter((name) => name !== null))
  const parts = [
    ...(errors.length > 0 ? [counted(errors.length, 'error')] : []),
    ...(steps.length > 0 ? [`${counted(steps.length, 'step')} to reach "${next}"`] : []),
  ]
  return `${listed(parts)}, in ${touched.size} of ${all}`
}

/** "2 findings waived, 1 in grace, 3 cells could not run"; null when there is nothing of the kind. */
export function besides(rows: readonly Row[], results: readonly Result[]): string | null {
  const count = (standing: Row['standing']) => rows.filter((row) => row.standing === standing).length
  const [waived, grace] = [count('waived'), count('grace')]
  const faults = results.filter(({ state }) => state === 'could-not-run').length
  const parts = [
    ...(waived > 0 ? [`${counted(waived, 'finding')} waived`] : []),
    ...(grace > 0 ? [`${counted(grace, 'finding')} in grace`] : []),
    ...(faults > 0 ? [`${counted(faults, 'check')} that could not run`] : []),
  ]
  return parts.length === 0 ? null : listed(parts)
}

/** "1 new, 2 fixed, 3 unchanged", and the rule sets when they differ. */
export function changeLine({ added, fixed, unchanged, formerRuleSet }: Changes, ruleSet: string): string {
  const rules = formerRuleSet === null ? '' : `; rule set ${plain(formerRuleSet)} became ${plain(ruleSet)}`
  return `${added.length} new, ${fixed.length} fixed, ${unchanged.length} unchanged${rules}`
}

/** What stands between a plugin and its next level, e.g. "bronze, 2 steps to silver: has-owner and declares-data". */
export function standingOf({ level, effectiveLevel, nextLevel, toNextLevel, quarantined }: Verdict): string {
  const reached = effectiveLevel === level ? level : `${level} (${effectiveLevel} with waivers)`
  if (quarantined !== null) return `${reached}, quarantined: ${plain(quarantined)}`
  if (nextLevel === null) return `${reached}, nothing to go`
  const shown = toNextLevel.slice(0, 7).map(plain)
  const more = toNextLevel.length - shown.length
  const rules = listed(more > 0 ? [...shown, `${more} more`] : shown)
  return `${reached}, ${counted(toNextLevel.length, 'step')} to ${nextLevel}${rules === '' ? '' : `: ${rules}`}`
}

function lowestNext(verdicts: readonly Verdict[]): Level | null {
  return levels.find((level) => verdicts.some(({ nextLevel }) => nextLevel === level)) ?? null
}

/** The plugin's name once for each rule that its next level asks for, if that is the given one; errors are counted apart. */
function stepsOf({ name, nextLevel, toNextLevel }: Verdict, next: Level, atError: ReadonlySet<string>): string[] {
  if (nextLevel !== next) return []
  return toNextLevel.filter((rule) => !atError.has(cellOf(name, rule))).map(() => name)
}

function cellOf(plugin: string | null, rule: string): string {
  return JSON.stringify([plugin, rule])
}
