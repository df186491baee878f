/** M7: whether plugins set up each connector alike, and as it was approved. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Conclusion, Figure, Table } from '../model/metric.ts'
import { type ConnectorSetUps, connectorSetUps } from './connector-setups.ts'
import { numberOf, percent, shareOf, undefinedOf } from './figures.ts'
import { metric } from './metric.ts'

export default metric({
  id: 'connector-drift',
  number: 'M7',
  title: 'Connector drift',
  question: 'Are connectors set up alike, and as approved?',
  unit: 'share',
  better: 'up',
  version: 2,
  needs: { runs: false, gate: false, outcomes: false, versions: false, persons: false },
  definition: ({ window }) =>
    'Two set-ups of a connector are one variant when transport, address, command with arguments, way to sign in, names of ' +
    'headers and variables, and scopes are the same; values of secrets never count. Conformance is the share of plugins ' +
    'whose set-up equals one that org/connectors/ approves for the teams that the plugin is for; drift is 1 less the share of the most frequent variant. The index ' +
    'is the number of variants beyond the first, summed over connectors; weighted, each connector counts by its share of the ' +
    `calls of the last ${window} days. Disabled plugins, and servers whose address is left open, are left out.`,
  queries: {
    calls: /* sql */ `
      SELECT connector, sum(calls)::BIGINT AS calls, count(DISTINCT person) AS persons FROM connector_call
      WHERE day >= $as_of::DATE - $window_days::INTEGER GROUP BY connector ORDER BY connector`,
  },
  conclude: ({ calls = [] }, { library, terms }) => {
    const connectors = connectorSetUps(library)
    const judged = connectors.filter(({ approved }) => approved !== null)
    const [k, n] = [sum(judged, ({ approved }) => approved ?? 0), sum(judged, ({ setUps }) => setUps.length)]
    const conformance = shareOf('Set up as approved', k, n, 'no plugin sets up a connector that is provisioned')
    const drifting = connectors.filter(({ variants }) => variants > 1)
    const ways = drifting.map(({ connector, variants }) => `${connector} in ${variants} ways`)
    const state = connectors.length === 0 ? 'undefined' : 'measured'
    return {
      state,
      reasons: state === 'undefined' ? ['No plugin sets up a connector.'] : [],
      sentence: sentenceOf(conformance, ways, connectors.length),
      figures: [
        conformance,
        numberOf(
          'Variants beyond the first',
          sum(connectors, ({ variants }) => variants - 1),
        ),
        weighted(connectors, calls, terms.cell),
        numberOf('Connectors that are set up in several ways', drifting.length),
      ],
      tables: [connectorTable(connectors), variantTable(connectors)],
      curves: [],
      series: [],
      notes: ['That all agree is no conformance: all may agree on what nobody approved.'],
    } satisfies Conclusion
  },
})

function sentenceOf({ value, k, n }: Figure, ways: readonly string[], connectors: number): string {
  if (connectors === 0) return ''
  const approved =
    value === null
      ? `No connector is provisioned, and plugins set up ${counted(connectors, 'connector')}`
      : `${k} of ${counted(n ?? 0, 'set-up')} ${k === 1 ? 'is' : 'are'} as approved (${percent(value)})`
  if (ways.length === 0) return `${approved}; every connector is set up in one way.`
  const more = ways.length > 3 ? `, and ${ways.length - 3} more` : ''
  return `${approved}; ${ways.slice(0, 3).join(', ')}${more}.`
}

/** Variants beyond the first that an average call meets. Connectors called by few persons are left out. */
function weighted(connectors: readonly ConnectorSetUps[], calls: readonly Row[], least: number): Figure {
  const label = 'Variants beyond the first, weighted by calls'
  const known = new Map(
    calls.flatMap(({ connector, calls: count, persons }) =>
      Number(persons) >= least ? [[String(connector), Number(count)] as const] : [],
    ),
  )
  const called = connectors.filter(({ connector }) => known.has(connector))
  const all = sum(called, ({ connector }) => known.get(connector) ?? 0)
  if (all === 0) return undefinedOf(label, 'ratio', 'no calls that may be shown')
  const met = sum(called, ({ connector, variants }) => (known.get(connector) ?? 0) * (variants - 1))
  // More digits would tell how calls are shared out.
  return numberOf(label, Math.round((met / all) * 10) / 10, 'ratio')
}

function connectorTable(connectors: readonly ConnectorSetUps[]): Table {
  return {
    id: 'connectors',
    title: 'Connectors by drift',
    columns: [
      { id: 'connector', label: 'Connector', holds: 'connector' },
      { id: 'plugins', label: 'Plugins', holds: 'count' },
      { id: 'variants', label: 'Variants', holds: 'count' },
      { id: 'drift', label: 'Drift', holds: 'share' },
      { id: 'approved', label: 'As approved', holds: 'count' },
      { id: 'conformance', label: 'Conformance', holds: 'share' },
    ],
    rows: connectors
      .toSorted((a, b) => b.drift - a.drift || shareApproved(a) - shareApproved(b))
      .map((one) => [
        ...[one.connector, one.setUps.length, one.variants, one.drift, one.approved],
        one.approved === null ? null : shareApproved(one),
      ]),
  }
}

/** Where there is something to mend: several variants, or one that nobody approved. */
function variantTable(connectors: readonly ConnectorSetUps[]): Table {
  const odd = connectors.filter(
    ({ variants, setUps }) => variants > 1 || setUps.some((one) => one.isApproved === false),
  )
  return {
    id: 'variants',
    title: 'Set-ups that differ',
    columns: [
      { id: 'connector', label: 'Connector', holds: 'connector' },
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'approved', label: 'Approved', holds: 'text' },
      { id: 'configuration', label: 'Set-up', holds: 'text' },
    ],
    rows: odd.flatMap(({ connector, setUps }) =>
      setUps.map(({ plugin, isApproved, configurations }) => [
        ...[connector, plugin, isApproved === null ? 'nothing is approved' : isApproved ? 'yes' : 'no'],
        configurations.join(' '),
      ]),
    ),
  }
}

function shareApproved({ approved, setUps }: ConnectorSetUps): number {
  return approved === null ? 1 : approved / setUps.length
}

function sum<T>(list: readonly T[], count: (one: T) => number): number {
  return list.reduce((all, one) => all + count(one), 0)
}
