/** M5: how soon the teams of each wave use a vetted plugin of others, and how many of them. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Figure, Table } from '../model/metric.ts'
import { adoptionQuery, breadthQuery } from './adoption-clock.ts'
import { arrivalCurve, medianFigure, notReached } from './curves.ts'
import { undefinedOf } from './figures.ts'
import { metric } from './metric.ts'
import { clockOf, type TeamClock, watchOf } from './team-clock.ts'
import { clockTable, curvesByWave, nobodyFollowed } from './wave-clocks.ts'
import type { WaveCurve } from './waves.ts'

export default metric({
  id: 'adoption-curve',
  number: 'M5',
  title: 'Adoption by wave',
  question: 'Does each wave take up shared plugins sooner than the one before?',
  unit: 'days',
  better: 'down',
  version: 2,
  needs: { runs: true, gate: true, outcomes: false, versions: true, persons: false },
  definition: ({ use, window }) =>
    'Days from the onboarding of a team to its first use of a vetted plugin that it does not own: the first day by which it had ' +
    `${use.runs} runs of one on ${use.days} days within ${window} days. The curve is the share of teams that got there (1 − Kaplan–Meier); ` +
    'teams that did not are censored as for time to productive use. Breadth is the mean number of such plugins a team had used by its 30th, 60th and 90th day, ' +
    'over the teams that were followed that long.',
  queries: {
    teams: adoptionQuery,
    breadth: breadthQuery,
    waves: 'SELECT id, name FROM wave ORDER BY place',
  },
  conclude: ({ teams = [], breadth = [], waves = [] }, around) => {
    const clocks = teams.map((row) => clockOf(row, watchOf(around)))
    const curves = curvesByWave(clocks, waves)
    const last = curves.at(-1)
    return {
      state: last === undefined ? 'undefined' : 'measured',
      reasons: last === undefined ? [nobodyFollowed] : [],
      sentence:
        last === undefined
          ? ''
          : `Half of the teams used a vetted plugin of others after: ${curves.map(saidOf).join('; ')}.`,
      figures: [
        ...curves.toReversed().map(({ name, steps }) => medianFigure(`Median, ${name}`, steps)),
        ...breadth.flatMap((row) => breadthFigure(row, waves)),
      ],
      tables: [breadthTable(breadth), teamTable(clocks)],
      curves: [
        {
          id: 'adoption',
          title: 'Teams that use a vetted plugin of others',
          y: 'share of teams',
          x: 'days since onboarding',
          curves: curves.map(({ wave, name, steps }) => arrivalCurve(wave, name, steps)),
        },
      ],
      series: [],
      notes: notesOf(clocks),
    }
  },
})

function saidOf({ name, median, steps }: WaveCurve): string {
  return `${name} ${median === null ? notReached(steps) : counted(median, 'day')}`
}

function breadthFigure({ wave, days, teams, breadth }: Row, waves: readonly Row[]): Figure[] {
  const name = waves.find(({ id }) => id === wave)?.['name']
  if (name === undefined) return []
  const text = `over ${counted(Number(teams), 'team')}`
  return [
    {
      ...undefinedOf(`Plugins of others by day ${days}, ${name}`, 'count', text),
      value: Number(breadth),
      n: Number(teams),
    },
  ]
}

function breadthTable(rows: readonly Row[]): Table {
  return {
    id: 'breadth',
    title: 'Vetted plugins of others in use per team',
    columns: [
      { id: 'wave', label: 'Wave', holds: 'wave' },
      { id: 'day', label: 'By day', holds: 'days' },
      { id: 'teams', label: 'Teams followed that long', holds: 'teams' },
      { id: 'breadth', label: 'Plugins per team', holds: 'ratio' },
    ],
    rows: rows.map(({ wave, days, teams, breadth }) => [
      typeof wave === 'string' ? wave : null,
      Number(days),
      Number(teams),
      Number(breadth),
    ]),
  }
}

function teamTable(clocks: readonly TeamClock[]): Table {
  return clockTable(clocks, {
    id: 'teams',
    title: 'First use of a vetted plugin of others by team',
    reached: 'First use',
    said: {
      productive: 'uses one',
      waiting: 'not yet',
      'pre-adopter': 'used one before',
      'not followed': 'not followed',
    },
  })
}

function notesOf(clocks: readonly TeamClock[]): string[] {
  const early = clocks.filter(({ state }) => state === 'pre-adopter').length
  const left = clocks.filter(({ state }) => state === 'not followed').length
  return [
    ...(early > 0 ? [`${counted(early, 'team')} used one before being onboarded, and counted nowhere.`] : []),
    ...(left > 0
      ? [`${counted(left, 'team')} could not be followed: no onboarding day, or one after the last export.`]
      : []),
    'Where fewer than three teams are still followed, a curve says little.',
  ]
}
