/** What usage says of each connector, and how plugins configure it. */
import type { Library } from '../../model/library.ts'
import type { ConnectorUsage } from '../../model/plugin-usage.ts'
import type { HealthTerms } from '../../model/policy.ts'
import { shareOf } from '../figures.ts'
import { hidden, suppress } from '../suppress.ts'
import { type Asked, byColumn } from './asked.ts'
import { reportedUse } from './plugins.ts'

export function connectorProfiles(asked: Asked, library: Library, terms: HealthTerms): ConnectorUsage[] {
  const { org, plugins } = library
  const idOf = new Map(
    org.connectors.flatMap(({ id, servers = [] }) => [id, ...servers].map((name) => [name, id] as const)),
  )
  const servers = plugins.flatMap((plugin) => plugin.servers).filter(({ configured }) => configured)
  const configured = Map.groupBy(servers, ({ name }) => idOf.get(name) ?? name)
  const calls = byColumn(asked.calls, 'connector')
  const reported = byColumn(
    asked.reported.filter(({ kind }) => kind === 'connector'),
    'meant',
  )
  const called = asked.calls.map(({ connector }) => String(connector))
  const ids = [...new Set([...org.connectors.map(({ id }) => id), ...configured.keys(), ...called])].sort()
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
    const counts = [...Map.groupBy(configured.get(connector) ?? [], ({ fingerprint }) => fingerprint)]
    const [n, most] = [
      counts.reduce((sum, [, same]) => sum + same.length, 0),
      Math.max(0, ...counts.map(([, same]) => same.length)),
    ]
    const approved = org.approved.get(connector)
    const right = counts.reduce((sum, [print, same]) => sum + (approved?.includes(print) ? same.length : 0), 0)
    return {
      connector,
      calls: total,
      failures: !isTold ? (typeof total === 'object' ? hidden : null) : isFew ? hidden : failures,
      teams: rows.flatMap(({ team }) => (typeof team === 'string' ? [{ team, calls: cell(connector, team) }] : [])),
      conformance:
        approved === undefined || n === 0 ? null : shareOf('Plugins on the approved configuration', right, n, ''),
      drift: n === 0 ? null : 1 - most / n,
      variants: counts.length,
      success: isTold && !isFew ? shareOf('', ended - failures, ended, '').interval : null,
      reported: reported(connector).map(reportedUse),
    }
  })
}
