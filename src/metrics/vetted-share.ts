/** M4: share of runs that were on vetted versions, as they stood on the day of the run; with what unattributed runs could make of it. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Cell, Figure, Range, SeriesPlot, Table } from '../model/metric.ts'
import type { RecordedMetric } from '../model/recorded-measurement.ts'
import { percent, shareOf, undefinedOf } from './figures.ts'
import { aboutRuns, metric } from './metric.ts'
import { type Standing, shiftFigures } from './mix-and-rate.ts'
import { hidden } from './suppress.ts'

export interface Classes {
  vetted: number
  listed: number
  adhoc: number
  unattributed: number
}

const classes = `
  coalesce(sum(runs) FILTER (class = 'vetted'), 0)::BIGINT AS vetted,
  coalesce(sum(runs) FILTER (class = 'listed'), 0)::BIGINT AS listed,
  coalesce(sum(runs) FILTER (class = 'adhoc'), 0)::BIGINT AS adhoc,
  coalesce(sum(runs) FILTER (class = 'unattributed'), 0)::BIGINT AS unattributed`
const inWindow = 'day >= $as_of::DATE - $window_days::INTEGER'

export default metric({
  id: 'vetted-share',
  number: 'M4',
  title: 'Vetted share',
  question: 'What share of runs is on vetted shared plugins?',
  unit: 'share',
  better: 'up',
  version: 2,
  records: ['teams'],
  needs: { runs: true, gate: true, outcomes: false, versions: true, persons: false },
  definition: ({ window }) =>
    `Of the runs within ${window} days whose plugin is known, the share whose version had an unexpired review on the day of the run. ${aboutRuns} ` +
    'A review that is made or ends later changes nothing about the past. The bounds count all unattributed runs as not vetted, and as vetted. ' +
    'By workflow, each part of a plugin in a team counts once, as what most of its runs are; the median over teams counts each team once.',
  queries: {
    all: `SELECT ${classes} FROM run WHERE ${inWindow}`,
    teams: `
      WITH by_class AS (
        SELECT team, class, sum(runs) AS runs, count(DISTINCT person) AS persons FROM run WHERE ${inWindow} GROUP BY team, class
      )
      SELECT team, ${classes}, min(persons)::BIGINT AS persons FROM by_class GROUP BY team ORDER BY team`,
    months: `
      WITH by_class AS (
        SELECT date_trunc('month', day)::DATE AS month, class, sum(runs) AS runs, count(DISTINCT person) AS persons
        FROM run GROUP BY month, class
      )
      SELECT month, ${classes}, min(persons)::BIGINT AS persons FROM by_class GROUP BY month ORDER BY month`,
    workflows: `
      WITH workflow AS (
        SELECT sum(runs) FILTER (class = 'vetted') * 2 >= sum(runs) AS vetted FROM run
        WHERE ${inWindow} AND class <> 'unattributed' GROUP BY team, component, plugin
      )
      SELECT count(*) FILTER (vetted) AS vetted, count(*) AS workflows FROM workflow`,
  },
  conclude: ({ all = [], teams = [], months = [], workflows = [] }, { terms, library, asOf }) => {
    const total = classesOf(all[0])
    const { vetted, listed, adhoc, unattributed } = total
    const known = vetted + listed + adhoc
    const why = 'no run in the window says which plugin ran'
    const share: Figure = { ...shareOf('Runs on vetted versions', vetted, known, why), bounds: boundsOf(total) }
    const shares = teams.flatMap((row) => shareIn(classesOf(row)) ?? []).sort((a, b) => a - b)
    const table = teamTable(teams, terms.cell)
    const before = library.org.measurements.filter((one) => one.asOf < asOf).slice(-2)
    const standings = before.flatMap(
      (one) =>
        standingOf(
          one.metrics.find(({ id }) => id === 'vetted-share'),
          one.asOf,
        ) ?? [],
    )
    return {
      state: known === 0 ? 'undefined' : 'measured',
      reasons: known === 0 ? [`There is nothing to take a share of: ${why}.`] : [],
      sentence:
        known === 0
          ? ''
          : `${percent(vetted / known)} of runs are on vetted versions; whatever the ${counted(unattributed, 'unattributed run')} were, it is between ${percent(boundsOf(total)?.[0] ?? 0)} and ${percent(boundsOf(total)?.[1] ?? 1)}.`,
      figures: [
        share,
        shareOf(
          'Workflows on vetted versions',
          Number(workflows[0]?.['vetted'] ?? 0),
          Number(workflows[0]?.['workflows'] ?? 0),
          why,
        ),
        medianOver(shares, why),
        ...shiftFigures(standings),
      ],
      tables: [classTable(total), table],
      curves: [],
      series: seriesOf(months, terms.cell),
      notes: ['Runs of which no export says the version count as listed, not as vetted.'],
    }
  },
})

function classesOf(row: Row | undefined): Classes {
  const count = (key: string) => Number(row?.[key] ?? 0)
  return {
    vetted: count('vetted'),
    listed: count('listed'),
    adhoc: count('adhoc'),
    unattributed: count('unattributed'),
  }
}

/** All unattributed runs not vetted, and all of them vetted; null without a run. */
export function boundsOf({ vetted, listed, adhoc, unattributed }: Classes): Range | null {
  const all = vetted + listed + adhoc + unattributed
  return all === 0 ? null : [vetted / all, (vetted + unattributed) / all]
}

function shareIn({ vetted, listed, adhoc }: Classes): number | null {
  const known = vetted + listed + adhoc
  return known === 0 ? null : vetted / known
}

function medianOver(shares: readonly number[], why: string): Figure {
  if (shares.length === 0) return undefinedOf('Median over teams', 'share', why)
  const middle = shares.length / 2
  const value = ((shares[Math.ceil(middle) - 1] ?? 0) + (shares[Math.floor(middle)] ?? 0)) / 2
  return { ...undefinedOf('Median over teams', 'share', `over ${counted(shares.length, 'team')}`), value }
}

function classTable({ vetted, listed, adhoc, unattributed }: Classes): Table {
  return {
    id: 'classes',
    title: 'Runs by class on the day of the run',
    columns: [
      { id: 'class', label: 'Class', holds: 'text' },
      { id: 'runs', label: 'Runs', holds: 'count' },
    ],
    rows: [
      ['Vetted', vetted],
      ['Listed, not vetted', listed],
      ['Ad hoc', adhoc],
      ['Unattributed', unattributed],
    ],
  }
}

/** Month by month; a month of which some class rests on too few persons has no values, since the others would tell it. */
function seriesOf(months: readonly Row[], least: number): SeriesPlot[] {
  const told = months.map((row) => ({
    day: String(row['month']).slice(0, 10),
    at: Number(row['persons']) >= least ? classesOf(row) : null,
  }))
  if (told.filter(({ at }) => at !== null).length < 2) return []
  const line = (id: string, label: string, pick: (at: Classes) => number): SeriesPlot['series'][number] => ({
    id,
    label,
    points: told.map(({ day, at }) => {
      const all = at === null ? 0 : at.vetted + at.listed + at.adhoc
      const bounds = at !== null && id === 'vetted' ? boundsOf(at) : null
      return { day, value: at === null || all === 0 ? null : pick(at) / all, interval: null, bounds }
    }),
  })
  return [
    {
      id: 'months',
      title: 'Runs by class, month by month',
      y: 'share of runs whose plugin is known',
      unit: 'share',
      series: [
        line('vetted', 'vetted', (at) => at.vetted),
        line('listed', 'listed, not vetted', (at) => at.listed),
        line('adhoc', 'ad hoc', (at) => at.adhoc),
      ],
    },
  ]
}

/** A team is shown whole or not at all, and never is one alone hidden: the totals would tell it. */
function teamTable(teams: readonly Row[], least: number): Table {
  const small = teams.filter(({ persons }) => Number(persons) < least)
  const others = teams.filter((row) => !small.includes(row)).sort((a, b) => known(a) - known(b))
  const veiled = small.length === 1 ? [...small, ...others.slice(0, 1)] : small
  return {
    id: 'teams',
    title: 'Vetted share by team',
    columns: [
      { id: 'team', label: 'Team', holds: 'team' },
      { id: 'share', label: 'Vetted share', holds: 'share' },
      { id: 'known', label: 'Runs whose plugin is known', holds: 'count' },
    ],
    rows: teams.map((row): Cell[] =>
      veiled.includes(row)
        ? [String(row['team']), hidden, hidden]
        : [String(row['team']), shareIn(classesOf(row)), known(row)],
    ),
  }
}

function known(row: Row): number {
  const { vetted, listed, adhoc } = classesOf(row)
  return vetted + listed + adhoc
}

/** What a recorded day says: the whole, and each team that was shown. */
function standingOf(recorded: RecordedMetric | undefined, day: string): Standing | null {
  const whole = recorded?.figures[0]
  if (recorded === undefined || whole === undefined || whole.k === null || whole.n === null || whole.n === 0)
    return null
  const teams = (recorded.tables.find(({ id }) => id === 'teams')?.rows ?? []).flatMap(([team, share, n]) =>
    typeof share === 'number' && typeof n === 'number' ? [{ id: String(team), k: share * n, n }] : [],
  )
  return { day, definition: recorded.definition, whole: { k: whole.k, n: whole.n }, parts: teams }
}
