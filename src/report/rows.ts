/** The findings of a judgement one by one, each with its standing and an identity that outlives moved lines. */
import { sha256 } from '../lib/digest.ts'
import type { JudgedFinding, Result } from '../model/result.ts'

/** Active: nothing excuses it. Grace: it will count from a day on. Waived: an active waiver covers it. */
export type Standing = 'active' | 'grace' | 'waived'

export interface Row {
  result: Result
  finding: JudgedFinding
  standing: Standing
  /** Made from rule, plugin, and key path or else message; the same in every run until one of them changes. */
  identity: string
}

/** Every finding of cells that fail, are waived or are in grace, in the order of the results. */
export function rowsOf(results: readonly Result[]): Row[] {
  const rows: Row[] = []
  const seen = new Map<string, number>()
  for (const result of results) {
    if (result.state !== 'fail' && result.state !== 'waived' && result.state !== 'grace') continue
    for (const finding of result.findings) {
      const subject = finding.pointer === null ? ['message', finding.message] : ['pointer', finding.pointer]
      const digest = sha256(JSON.stringify([result.rule, result.plugin, ...subject])).slice(0, 32)
      const nth = (seen.get(digest) ?? 0) + 1
      seen.set(digest, nth)
      rows.push({ result, finding, standing: standingOf(result, finding), identity: `${digest}:${nth}` })
    }
  }
  return rows
}

/** Whether a cell fails with something at error that no waiver covers. */
export function isError({ state, findings }: Result): boolean {
  return state === 'fail' && findings.some(({ severity, waived }) => severity === 'error' && !waived)
}

function standingOf({ state }: Result, { waived }: JudgedFinding): Standing {
  if (waived || state === 'waived') return 'waived'
  return state === 'grace' ? 'grace' : 'active'
}
