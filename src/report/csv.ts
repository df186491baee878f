/** CSV for spreadsheets: a row a finding, and a row for every cell that could not be judged; no cell is a formula. */
import type { JudgedFinding, Result } from '../model/result.ts'
import { csvCell } from './escape.ts'
import { narrowed } from './narrowed.ts'
import { reporter } from './reporter.ts'
import { rowsOf } from './rows.ts'

type Cell = string | number | null

const columns: Record<string, (result: Result, finding: JudgedFinding | null, owner: string | null) => Cell> = {
  plugin: ({ plugin }) => plugin,
  owner: (_result, _finding, owner) => owner,
  rule: ({ rule }) => rule,
  state: ({ state }) => state,
  severity: ({ severity }) => severity,
  waived: (_result, finding) => (finding === null ? null : finding.waived ? 'yes' : 'no'),
  message: ({ fault }, finding) => finding?.message ?? fault,
  fix: (_result, finding) => finding?.fix ?? null,
  file: (_result, finding) => finding?.file ?? null,
  line: (_result, finding) => finding?.line ?? null,
  column: (_result, finding) => finding?.column ?? null,
  pointer: (_result, finding) => finding?.pointer ?? null,
  evidence: (_result, finding) => finding?.evidence ?? null,
  enforcedFrom: ({ enforcedFrom }) => enforcedFrom,
  waiverKind: ({ waiver }) => waiver?.kind ?? null,
  waiverState: ({ waiver }) => waiver?.state ?? null,
  waiverReason: ({ waiver }) => waiver?.reason ?? null,
  waiverApprovedBy: ({ waiver }) => waiver?.approvedBy ?? null,
  waiverExpires: ({ waiver }) => waiver?.expires ?? null,
}

export default reporter({
  id: 'csv',
  title: 'A row a finding, for spreadsheets',
  file: 'compliance.csv',
  write(whole, options) {
    const { results, verdicts } = narrowed(whole, options)
    const owners = new Map(verdicts.map(({ name, owner }) => [name, owner]))
    const rowOf = (result: Result, finding: JudgedFinding | null) => {
      const owner = result.plugin === null ? null : (owners.get(result.plugin) ?? null)
      return Object.values(columns).map((cell) => csvCell(cell(result, finding, owner)))
    }
    const rows = results.flatMap((result) => {
      const findings = rowsOf([result]).map(({ finding }) => rowOf(result, finding))
      if (findings.length > 0) return findings
      return result.state === 'pass' || result.state === 'not-applicable' ? [] : [rowOf(result, null)]
    })
    return [Object.keys(columns), ...rows].map((cells) => `${cells.join(',')}\n`).join('')
  },
})
