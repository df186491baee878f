/** M1: share of eligible plugins that at least one team besides the owner uses; how many teams, how evenly, and what each team imports. */
import type { Row } from '../lib/duckdb.ts'
import { effectiveNumbers } from '../lib/statistics/breadth.ts'
import { counted } from '../lib/text.ts'
import type { Cell, Conclusion, Figure, Table } from '../model/metric.ts'
import { numberOf, percent, shareOf } from './figures.ts'
import { importRatio } from './import-ratio.ts'
import { aboutRuns, metric } from './metric.ts'
import { matrixOf, matrixQuery } from './plugin-by-team.ts'
import { hidden } from './suppress.ts'

export default metric({
  id: 'reuse-across-teams',
  number: 'M1',
  title: 'Reuse across teams',
  question: 'How many plugins are reused across teams?',
  unit: 'share',
  better: 'up',
  version: 2,
  needs: { runs: true, gate: true, outcomes: false, versions: false, persons: false },
  definition: ({ use, window, young, broad }) =>
    `A team uses a plugin when it ran it at least ${use.runs} times on at least ${use.days} days within ${window} days. ${aboutRuns} ` +
    `A plugin is reused when at least one team besides its owner uses it, and broadly reused from ${broad} such teams. ` +
    `The rate is taken over plugins that were published at least ${young} days ago, are neither disabled nor removed, ` +
    'and are meant for more than one team. The effective number of teams is that of equal users with the same spread of runs.',
  queries: {
    plugins: /* sql */ `
      SELECT name, owner,
        CASE
          WHEN lifecycle IN ('disabled', 'removed', 'draft') THEN 'not offered'
          WHEN published IS NULL THEN 'day of publication unknown'
          WHEN published > $as_of::DATE - $young_days::INTEGER THEN 'young'
          WHEN audience <= 1 THEN 'for one team'
          ELSE 'eligible'
        END AS standing,
        (SELECT count(*) FROM used WHERE used.plugin = name) AS reach,
        (SELECT count(*) FROM used WHERE used.plugin = name AND NOT own) AS others
      FROM plugin ORDER BY others DESC, reach DESC, name`,
    // Where a team's unattributed runs, added to those it is known for, would make a use: these plugins could be reused as well.
    possible: /* sql */ `
      WITH veiled AS (
        SELECT team, sum(runs) AS runs FROM run
        WHERE class = 'unattributed' AND day >= $as_of::DATE - $window_days::INTEGER GROUP BY team
      ), known AS (
        SELECT plugin, team, sum(runs) AS runs FROM run
        WHERE class IN ('vetted', 'listed') AND day >= $as_of::DATE - $window_days::INTEGER GROUP BY plugin, team
      )
      SELECT DISTINCT plugin.name FROM plugin JOIN veiled ON veiled.team IS DISTINCT FROM plugin.owner
        LEFT JOIN known ON known.plugin = plugin.name AND known.team = veiled.team
      WHERE veiled.runs + coalesce(known.runs, 0) >= $use_runs::BIGINT`,
    matrix: matrixQuery,
  },
  conclude: ({ plugins = [], possible = [], matrix = [] }, { terms }) => {
    const shown = matrixOf(matrix, terms.cell)
    const eligible = plugins.filter(({ standing }) => standing === 'eligible')
    const reused = eligible.filter(({ others }) => Number(others) >= 1)
    const maybe = new Set(possible.map(({ name }) => name))
    const most = eligible.filter(({ others, name }) => Number(others) >= 1 || maybe.has(name)).length
    const n = eligible.length
    const none = 'no plugin is old enough and meant for more than one team'
    const rate: Figure = {
      ...shareOf('Reused by another team', reused.length, n, none),
      bounds: n === 0 ? null : [reused.length / n, most / n],
    }
    const broad = eligible.filter(({ others }) => Number(others) >= terms.broad).length
    const beside = (standing: string) => plugins.filter((plugin) => plugin['standing'] === standing).length
    return {
      state: n === 0 ? 'undefined' : 'measured',
      reasons: n === 0 ? [`There is nothing to take a share of: ${none}.`] : [],
      sentence:
        n === 0
          ? ''
          : `${reused.length} of ${counted(n, 'plugin')} that could be reused ${reused.length === 1 ? 'is' : 'are'} used by another team (${percent(reused.length / n)}); ${broad} by ${terms.broad} teams or more.`,
      figures: [
        rate,
        shareOf(`Reused by ${terms.broad} teams or more`, broad, n, none),
        numberOf('Too young to count', beside('young')),
        numberOf('Meant for one team', beside('for one team')),
      ],
      tables: [
        pluginTable(plugins, matrix, shown),
        matrixTable(plugins, matrix, shown),
        importTable(plugins, matrix, shown),
      ],
      curves: [],
      series: [],
      notes: ['The runs of the owner never count as reuse.'],
    } satisfies Conclusion
  },
})

type Shown = ReturnType<typeof matrixOf>

function pluginTable(plugins: readonly Row[], matrix: readonly Row[], shown: Shown): Table {
  const runsOf = Map.groupBy(
    matrix.filter(({ plugin, team }) => plugin !== null && team !== null),
    ({ plugin }) => plugin,
  )
  return {
    id: 'plugins',
    title: 'Plugins by the number of other teams that use them',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'owner', label: 'Owner', holds: 'team' },
      { id: 'standing', label: 'Counts as', holds: 'text' },
      { id: 'others', label: 'Other teams', holds: 'teams' },
      { id: 'reach', label: 'All teams', holds: 'teams' },
      { id: 'd2', label: 'Effective teams (order 2)', holds: 'ratio' },
      { id: 'd1', label: 'Effective teams (order 1)', holds: 'ratio' },
      { id: 'runs', label: 'Runs', holds: 'count' },
    ],
    rows: plugins.map(({ name, owner, standing, others, reach }) => {
      const plugin = String(name)
      // Two teams' runs could be worked out from how even they are.
      const breadth = effectiveNumbers((runsOf.get(plugin) ?? []).map(({ runs }) => Number(runs)))
      const spread = (value: number | undefined): Cell =>
        breadth === null ? null : shown.isRowHidden(plugin) ? hidden : (value ?? null)
      return [
        ...[plugin, text(owner), text(standing), Number(others), Number(reach)],
        ...[spread(breadth?.d2), spread(breadth?.d1), shown.cell(plugin, null)],
      ]
    }),
  }
}

function matrixTable(plugins: readonly Row[], matrix: readonly Row[], shown: Shown): Table {
  const teams = teamsIn(matrix)
  const run = new Set(matrix.map(({ plugin }) => plugin))
  const names = plugins.flatMap(({ name }) => (run.has(name ?? null) ? [String(name)] : [])).sort()
  const line = (label: string, plugin: string | null): Cell[] => [
    label,
    ...teams.map((team) => shown.cell(plugin, team)),
    shown.cell(plugin, null),
  ]
  return {
    id: 'matrix',
    title: 'Runs by plugin and team',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      ...teams.map((team) => ({ id: team, label: team, holds: 'count' as const })),
      { id: 'total', label: 'All teams', holds: 'count' },
    ],
    rows: [...names.map((name) => line(name, name)), line('All plugins', null)],
  }
}

function importTable(plugins: readonly Row[], matrix: readonly Row[], shown: Shown): Table {
  const ownerOf = new Map(plugins.map(({ name, owner }) => [name, owner]))
  return {
    id: 'imports',
    title: 'How much of what a team runs comes from others',
    columns: [
      { id: 'team', label: 'Team', holds: 'team' },
      { id: 'ratio', label: "Share of runs on others' plugins", holds: 'share' },
      { id: 'runs', label: 'Runs of plugins', holds: 'count' },
    ],
    rows: teamsIn(matrix).map((team) => {
      const ratio = importRatio(
        team,
        matrix.filter((row) => row['team'] === team),
        ownerOf,
        shown,
      )
      const share = ratio === null ? null : ratio === 'hidden' ? hidden : ratio.others / ratio.all
      return [team, share, shown.cell(null, team)]
    }),
  }
}

function teamsIn(matrix: readonly Row[]): string[] {
  return [...new Set(matrix.flatMap(({ team }) => (typeof team === 'string' ? [team] : [])))].sort()
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
