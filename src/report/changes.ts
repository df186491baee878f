/** What a change did: active findings that are new, fixed and unchanged against a base. */
import type { Judgement } from '../model/judgement.ts'
import { narrowed } from './narrowed.ts'
import type { ReportOptions } from './reporter.ts'
import { type Row, rowsOf } from './rows.ts'

export interface Changes {
  added: Row[]
  /** Rows of the base. */
  fixed: Row[]
  unchanged: Row[]
  /** Rule set of the base when it is another one, so that a new rule is not read as decay; else null. */
  formerRuleSet: string | null
}

/** Null when there is no base. `judgement` is already narrowed by the same options. */
export function changesOf(judgement: Judgement, options: ReportOptions): Changes | null {
  if (options.base === null) return null
  const base = narrowed(options.base, options)
  const now = rowsOf(judgement.results)
  const before = rowsOf(base.results).filter(isActive)
  const old = new Set(before.map(({ identity }) => identity))
  const current = new Set(now.map(({ identity }) => identity))
  // What could not be looked at is not fixed.
  const unseen = new Set(
    judgement.results.filter(({ state }) => state === 'could-not-run').map(({ plugin, rule }) => cellOf(plugin, rule)),
  )
  return {
    added: now.filter((row) => isActive(row) && !old.has(row.identity)),
    fixed: before.filter(
      ({ identity, result }) => !current.has(identity) && !unseen.has(cellOf(result.plugin, result.rule)),
    ),
    unchanged: now.filter((row) => isActive(row) && old.has(row.identity)),
    formerRuleSet: base.ruleSet === judgement.ruleSet ? null : base.ruleSet,
  }
}

function isActive({ standing }: Row): boolean {
  return standing === 'active'
}

function cellOf(plugin: string | null, rule: string): string {
  return JSON.stringify([plugin, rule])
}
