/** The sample organisation measured: over the daily rows of a simulation, with the library, teams and reviews as they are committed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SimulatedEvent } from '../../scripts/sample-usage/events.ts'
import { dailyRows } from '../../scripts/sample-usage/formats/rollup.ts'
import type { Approval } from '../../scripts/sample-usage/truth.ts'
import { readRoot } from '../../src/build.ts'
import { dayAfter } from '../../src/lib/days.ts'
import { measure } from '../../src/metrics/index.ts'
import { insertRows } from '../../src/metrics/prepare.ts'
import type { Library } from '../../src/model/library.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import type { Figure } from '../../src/model/metric.ts'
import { Policy } from '../../src/model/policy.ts'
import { emptyViews, metricIn, noContributions } from '../metrics/given.ts'
import { project } from '../sites.ts'

export const asOf = '2026-11-26'
export const marketplace = 'brightwater'

export const library: Library = withFolder((cache) => readRoot({ root: project, cache, asOf }))

/** What the committed reviews approve. */
export const approvals: Approval[] = [...library.org.reviews].flatMap(([plugin, reviews]) =>
  reviews.flatMap(({ version, date, tier, expires }) => {
    if (version === undefined) return []
    const { days } = (library.org.policy ?? Policy.parse({})).reviews
    const until = dayAfter(date, days[tier] + 1)
    const last = expires === undefined ? until : dayAfter(expires, 1)
    return [{ plugin, version, first: date, until: last < until ? last : until }]
  }),
)

export async function measuredEvents(events: readonly SimulatedEvent[], names = marketplace): Promise<Measurement> {
  const database = await emptyViews()
  try {
    const rows = dailyRows(events, names)
    await insertRows(database, 'daily', rows)
    const counts = { rows: rows.length, kept: rows.length, duplicates: 0, unrelated: 0, rejected: [] }
    const days = { first: '2026-03-02', last: '2026-11-25' }
    const named = { path: 'simulated', digest: '0', format: 'daily', formatTitle: 'Daily', state: 'used' as const }
    const file = { ...named, ...days, ...counts, findings: [] }
    return await measure({
      library,
      judgement: null,
      usage: { facts: { files: [file], findings: [], digest: '0', hasRuns: true, ...days }, database },
      contributions: noContributions,
      asOf,
    })
  } finally {
    database.close()
  }
}

/** The headline of a metric. */
export function headline(measurement: Measurement, id: string): Figure {
  const { figures, reasons } = metricIn(measurement, id)
  const [first] = figures
  if (first === undefined) throw new Error(`${id} says nothing: ${reasons.join(' ')}`)
  return first
}

function withFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
