/** Reports about the same days: the one exported last counts, since vendors revise their numbers. */
import { byText } from '../record.ts'
import type { Known } from './known.ts'

/** Sets `instead` of the reports that a newer one replaces, and takes their part away. */
export function newestOnly(known: readonly Known[]): void {
  const reports = known.flatMap((one) => {
    const { kept, part } = one
    if (part === null || !('reading' in kept) || kept.reading.report === undefined) return []
    const { first, last, report } = kept.reading
    return first === null || last === null ? [] : [{ one, first, last, ...report }]
  })
  reports.sort(
    (a, b) =>
      byText(b.exported ?? '', a.exported ?? '') || byText(b.last, a.last) || byText(b.one.digest, a.one.digest),
  )
  const kept: typeof reports = []
  for (const report of reports) {
    const newer = kept.find(({ on, first, last }) => on === report.on && first <= report.last && report.first <= last)
    if (newer === undefined) {
      kept.push(report)
      continue
    }
    report.one.part = null
    report.one.instead = { path: newer.one.path, why: 'covers the same days and is newer' }
  }
}
