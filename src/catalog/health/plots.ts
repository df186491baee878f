/** Which plots answer a metric's question: its own curves and series, and a few that rest on the profiles of plugins. */
import { counted } from '../../lib/text.ts'
import type { ShownPlot } from '../../model/health-page.ts'
import type { Figure, MetricResult, SeriesPlot } from '../../model/metric.ts'
import { type LifeState, lifeLabels, lifeStates, type PluginUsage } from '../../model/plugin-usage.ts'
import { byText, type Context, connectorLink, pluginLink, teamLink } from '../context.ts'
import { shownCurves } from './curves.ts'
import { lifeMeanings } from './life.ts'
import { plotTable } from './tables.ts'

export function plotsOf(context: Context, metric: MetricResult): ShownPlot[] {
  if (metric.state !== 'measured') return []
  const own = ownPlots[metric.number]?.(context) ?? null
  return [
    ...(own === null ? [] : [own]),
    ...metric.curves.map(shownCurves),
    ...metric.series.filter(({ series }) => series.some(({ points }) => points.length > 0)).map(shownSeries),
    ...forestOf(metric.figures),
  ]
}

const ownPlots: Record<string, (context: Context) => ShownPlot | null> = {
  M1: reachMatrix,
  M2: (context) => lifePlot(profiles(context)),
  M7: driftPlot,
}

function profiles({ usage }: Context): PluginUsage[] {
  return [...(usage?.plugins.values() ?? [])]
}

/** Plugins with at least one adopter against teams; most reused first. */
function reachMatrix(context: Context): ShownPlot | null {
  const owners = new Map(context.library.plugins.map(({ name, manifest }) => [name, manifest?.owner ?? null]))
  const used = profiles(context)
    .map((one) => ({ ...one, adopters: one.adopters.filter(({ uses }) => uses) }))
    .filter(({ adopters }) => adopters.length > 0)
    .sort((a, b) => b.reachOthers - a.reachOthers || b.reach - a.reach || byText(a.plugin, b.plugin))
  const teams = context.library.org.teams.filter(({ id }) =>
    used.some(({ adopters }) => adopters.some(({ team }) => team === id)),
  )
  if (used.length === 0 || teams.length < 2) return null
  const rows = used.map(({ plugin, adopters, reachOthers }) => ({
    label: pluginLink(context, plugin).title,
    cells: teams.map(({ id }) =>
      adopters.some(({ team }) => team === id)
        ? owners.get(plugin) === id
          ? ('own' as const)
          : ('other' as const)
        : null,
    ),
    total: reachOthers,
  }))
  return {
    kind: 'matrix',
    id: 'who-uses-what',
    title: 'Who uses what',
    note: 'A full dot is a team that uses the plugin of another; a ring is the owner. The figure counts the full dots.',
    columns: teams.map(({ id }) => teamLink(context, id).title),
    rows,
    table: plotTable(
      'who-uses-what',
      'Who uses what',
      [
        ['plugin', 'Plugin', 'plugin'],
        ['others', 'Teams besides the owner', 'teams'],
        ['teams', 'Teams that use it', 'text'],
      ],
      used.map(({ plugin, reachOthers, adopters }) => [
        pluginLink(context, plugin),
        reachOthers,
        adopters.map(({ team }) => teamLink(context, team).title).join(', '),
      ]),
    ),
  }
}

/** Plugins by life state; every plugin is in exactly one. */
export function lifePlot(plugins: readonly PluginUsage[]): ShownPlot | null {
  const count = (state: LifeState) => plugins.filter(({ life }) => life === state).length
  const rows = lifeStates
    .map((id) => ({ id, label: lifeLabels[id], count: count(id) }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count || lifeStates.indexOf(a.id) - lifeStates.indexOf(b.id))
  if (rows.length === 0) return null
  return {
    kind: 'states',
    id: 'life',
    title: 'What became of the plugins',
    note: `Each of ${counted(plugins.length, 'plugin')} is in exactly one state, the first that applies.`,
    rows,
    table: plotTable(
      'life',
      'Plugins by state',
      [
        ['state', 'State', 'text'],
        ['plugins', 'Plugins', 'count'],
        ['meaning', 'Meaning', 'text'],
      ],
      rows.map(({ id, label, count: plugins }) => [label, plugins, lifeMeanings[id]]),
    ),
  }
}

function driftPlot(context: Context): ShownPlot | null {
  const rows = [...(context.usage?.connectors.values() ?? [])]
    .flatMap(({ connector, conformance, variants }) =>
      conformance?.n ? [{ connector, alike: conformance.k ?? 0, n: conformance.n, variants }] : [],
    )
    .map(({ connector, alike, n, variants }) => ({ connector, alike, otherwise: n - alike, variants }))
    .sort((a, b) => b.otherwise - a.otherwise || b.alike - a.alike || byText(a.connector, b.connector))
  if (rows.length === 0) return null
  return {
    kind: 'drift',
    id: 'set-ups',
    title: 'How plugins set up each connector',
    note: 'Plugins that follow the approved configuration, and hatched those that do otherwise.',
    rows: rows.map(({ connector, alike, otherwise }) => ({
      label: connectorLink(context, connector).title,
      alike,
      otherwise,
    })),
    table: plotTable(
      'set-ups',
      'How plugins set up each connector',
      [
        ['connector', 'Connector', 'connector'],
        ['alike', 'As approved', 'count'],
        ['otherwise', 'Otherwise', 'count'],
        ['variants', 'Variants', 'count'],
      ],
      rows.map(({ connector, alike, otherwise, variants }) => [
        connectorLink(context, connector),
        alike,
        otherwise,
        variants,
      ]),
    ),
  }
}

function shownSeries({ id, title, y, unit, series }: SeriesPlot): ShownPlot {
  const banded = series.some(({ points }) => points.some(({ bounds, interval }) => bounds ?? interval))
  return {
    kind: 'series',
    id,
    title,
    note: banded ? 'The band is how far the value can be off: bounds where there are any, else the 95 % interval.' : '',
    y,
    unit,
    series,
    table: plotTable(
      `${id}-points`,
      title,
      [
        ['series', 'Series', 'text'],
        ['day', 'Day', 'day'],
        ['value', 'Value', unit],
        ['low', 'Low', unit],
        ['high', 'High', unit],
      ],
      series.flatMap(({ label, points }) =>
        points.map(({ day, value, interval, bounds }) => {
          const range = bounds ?? interval
          return [label, day, value, range?.[0] ?? null, range?.[1] ?? null]
        }),
      ),
    ),
  }
}

/** Figures of one unit under each other, where at least two have an interval. */
function forestOf(figures: readonly Figure[]): ShownPlot[] {
  const plots: ShownPlot[] = []
  for (const [unit, alike] of Map.groupBy(figures, ({ unit }) => unit)) {
    const rows = alike.flatMap(({ label, value, interval, bounds }) =>
      value === null || (interval ?? bounds) === null ? [] : [{ label, value, range: interval ?? bounds }],
    )
    if (rows.length < 2) continue
    plots.push({
      kind: 'forest',
      id: `figures-in-${unit}`,
      title: 'The figures with their uncertainty',
      note: 'A dot is the figure, the line its 95 % interval; a figure of bounds shows these.',
      unit,
      rows,
      table: plotTable(
        `figures-in-${unit}`,
        'The figures with their uncertainty',
        [
          ['figure', 'Figure', 'text'],
          ['value', 'Value', unit],
          ['low', 'Low', unit],
          ['high', 'High', unit],
        ],
        rows.map(({ label, value, range }) => [label, value, range?.[0] ?? null, range?.[1] ?? null]),
      ),
    })
  }
  return plots
}
