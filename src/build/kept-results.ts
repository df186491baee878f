/** Results in few bytes: most cells say no more than their state and severity, so most are kept as one number. */
import type { Severity } from '../model/finding.ts'
import { type Result, states } from '../model/result.ts'

export interface Cell {
  plugin: string
  rule: string
}

const severities: readonly Severity[] = ['error', 'warning', 'advice']

/** The results as JSON; `cellAt` says which plugin and rule a place in the list is for, where that is known beforehand. */
export function packResults(results: readonly Result[], cellAt: (place: number) => Cell | undefined): string {
  return JSON.stringify(
    results.map((result, place) => {
      const cell = cellAt(place)
      const { plugin, rule, state, severity, waiver, findings, enforcedFrom, fault } = result
      const isPlain = waiver === null && findings.length === 0 && enforcedFrom === null && fault === null
      return isPlain && cell?.plugin === plugin && cell.rule === rule
        ? states.indexOf(state) * severities.length + severities.indexOf(severity)
        : result
    }),
  )
}

/** What packResults made of the results; null when it is damaged. */
export function unpackResults(kept: string, cellAt: (place: number) => Cell | undefined): Result[] | null {
  try {
    const packed: (number | Result)[] = JSON.parse(kept)
    return packed.map((one, place) => {
      if (typeof one !== 'number') return one
      const cell = cellAt(place)
      const state = states[Math.floor(one / severities.length)]
      const severity = severities[one % severities.length]
      if (cell === undefined || state === undefined || severity === undefined) throw new Error('no such cell')
      const { plugin, rule } = cell
      return { plugin, rule, severity, waiver: null, findings: [], enforcedFrom: null, fault: null, state }
    })
  } catch {
    return null
  }
}
