/** The daily relation as a warehouse writes it: counts by day and combination, persons under a key of its own. */

import { sha256 } from '../../../src/lib/digest.ts'
import type { Database } from '../../../src/lib/duckdb.ts'
import { dailyColumns } from '../../../src/model/daily.ts'
import { dayOf, exported, type SimulatedEvent } from '../events.ts'
import { type EventRow, writeParquet } from './events.ts'

export function dailyRows(events: readonly SimulatedEvent[], marketplace: string): EventRow[] {
  const groups = Map.groupBy(events, (event) =>
    JSON.stringify([keyOf(event, marketplace), exported(event, marketplace).outcome === null]),
  )
  return [...groups.values()].map((group) => {
    const [first] = group
    if (first === undefined) throw new Error('a group holds at least one event')
    const ended = group.map((event) => exported(event, marketplace)).filter(({ outcome }) => outcome !== null)
    const told = ended.length > 0
    return {
      ...keyOf(first, marketplace),
      runs: group.length,
      failures: told ? ended.filter(({ outcome }) => outcome === 'error').length : null,
      duration_ms: told ? ended.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0) : null,
    }
  })
}

export async function rollupParquet(database: Database, rows: readonly EventRow[], file: string): Promise<void> {
  const types = { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' }
  await writeParquet(
    database,
    rows,
    Object.fromEntries(dailyColumns.map(({ name, type }) => [name, types[type]])),
    file,
  )
}

function keyOf(event: SimulatedEvent, marketplace: string): EventRow {
  const told = exported(event, marketplace)
  return {
    day: dayOf(told.at),
    team: told.team,
    person: sha256(`warehouse ${told.person}`).slice(0, 32),
    plugin: told.plugin,
    marketplace: told.marketplace,
    version: told.version,
    component: told.component,
    surface: told.surface,
    scope: told.scope,
    redacted: told.redacted,
    event: told.event,
    actor: told.actor,
  }
}
