/** What usage says of each connector, and how plugins configure it. */
import type { Library } from '../../model/library.ts'
import type { ConnectorUsage } from '../../model/plugin-usage.ts'
import type { HealthTerms } from '../../model/policy.ts'
import { connectorSetUps } from '../connector-setups.ts'
import { shareOf } from '../figures.ts'
import { hidden, suppress } from '../suppress.ts'
import { type Asked, byColumn } from './asked.ts'
import { reportedUse } from './plugins.ts'

export function connectorProfiles(asked: Asked, library: Library, terms: HealthTerms): ConnectorUsage[] {
  const { org } = library
  const setUps = new Map(connectorSetUps(library).map((one) => [one.connector, one]))
  const calls = byColumn(asked.calls, 'connector')
  const reported = byColumn(
    asked.reported.filter(({ kind }) => kind === 'connector'),
    'meant',
  )
  const called = asked.calls.map(({ connector }) => String(connector))
  const ids = [...new Set([...org.connectors.map(({ id }) => id), ...setUps.keys(), ...called])].sort()
  const { cell } = suppress(
    asked.calls.map(({ connector, team, runs, persons }) => ({
      ...{ row: String(connector), column: typeof team === 'string' ? team : null },
      ...{ value: Number(runs), persons: Number(persons) },
    })),
    terms.cell,
  )
  return ids.map((connector) => {
    const rows = calls(connector)
    const whole = rows.find(({ team }) => team === null)
    const [failures, ended] = [whole?.['failures'] ?? null, Number(whole?.['ended'] ?? 0)]
    const total = cell(connector, null)
    const isTold = typeof total === 'number' && typeof failures === 'number' && ended > 0
    const isFew = isTold && failures > 0 && Number(whole?.['failing_persons']) < terms.cell
    const setUp = setUps.get(connector)
    return {
      connector,
      calls: total,
      failures: !isTold ? (typeof total === 'object' ? hidden : null) : isFew ? hidden : failures,
      teams: rows.flatMap(({ team }) => (typeof team === 'string' ? [{ team, calls: cell(connector, team) }] : [])),
      conformance:
        setUp === undefined || setUp.approved === null
          ? null
          : shareOf('Plugins on the approved configuration', setUp.approved, setUp.setUps.length, ''),
      drift: setUp?.drift ?? null,
      variants: setUp?.variants ?? 0,
      success: isTold && !isFew ? shareOf('', ended - failures, ended, '').interval : null,
      reported: reported(connector).map(reportedUse),
    }
  })
}
