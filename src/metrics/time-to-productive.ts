/** M3: days from a team's onboarding until it is productive, wave by wave, with those that still wait. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Conclusion, CurvePlot, Figure, Table } from '../model/metric.ts'
import { medianFigure, notReached, survivalCurve } from './curves.ts'
import { numberOf, undefinedOf } from './figures.ts'
import { type Around, aboutRuns, metric } from './metric.ts'
import { clockOf, productiveQuery, type TeamClock, watchOf } from './team-clock.ts'
import { clockTable, curvesByWave, nobodyFollowed } from './wave-clocks.ts'
import { type Comparison, comparisons, sharedFollowUp, type WaveCurve } from './waves.ts'

const variants = [
  { id: 'any', label: 'any plugin' },
  { id: 'vetted', label: 'vetted shared plugins' },
] as const
type Variant = (typeof variants)[number]

interface Followed {
  variant: Variant
  clocks: TeamClock[]
  curves: WaveCurve[]
  compared: Comparison[]
}

export default metric({
  id: 'time-to-productive',
  number: 'M3',
  title: 'Time to productive use',
  question: 'How quickly does a new team become productive, wave by wave?',
  unit: 'days',
  better: 'down',
  version: 2,
  needs: { runs: true, gate: true, outcomes: true, versions: false, persons: true },
  definition: ({ productive, falling }) =>
    `A team is productive on the first day by which it has at least ${productive.runs} successful runs on at least ` +
    `${productive.days} days by at least ${productive.persons} persons: once counting runs of any plugin, once only runs ` +
    `of versions that were vetted on the day of the run. ${aboutRuns} ` +
    'The clock starts on the day of onboarding. A team that is not yet ' +
    'productive is censored on the date of the run, on its last day, or with the last export, whichever comes first; one ' +
    'that was productive before it was onboarded is listed and left out; one onboarded before the first export counts from ' +
    'then on. Curves and medians are those of Kaplan and Meier with log-log intervals. A wave is compared with the one ' +
    `before by the log-rank test, over all splits up to 20 teams. Time is called falling when the median or the mean within the ` +
    `follow-up that all waves share falls, and the one-sided p is below ${falling}.`,
  queries: {
    any: productiveQuery('true'),
    vetted: productiveQuery("class = 'vetted'"),
    waves: 'SELECT id, name FROM wave ORDER BY place',
    told: 'SELECT count(version) AS versions FROM run',
  },
  conclude: ({ any = [], vetted = [], waves = [], told = [] }, around) => {
    const hasVersions = Number(told[0]?.['versions'] ?? 0) > 0
    const [first, second] = [follow(variants[0], any, waves, around), follow(variants[1], vetted, waves, around)]
    const shown = hasVersions ? [first, second] : [first]
    const measured = first.curves.length > 0
    return {
      state: measured ? 'measured' : 'undefined',
      reasons: measured ? [] : [nobodyFollowed],
      sentence: measured ? sentenceOf(first) : '',
      figures: [
        ...shown.flatMap(figuresOf),
        ...(hasVersions
          ? []
          : [undefinedOf(`Median, ${variants[1].label}`, 'days', 'no export says which version ran')]),
      ],
      tables: shown.flatMap((one) => [waveTable(one), comparisonTable(one), teamTable(one)]),
      curves: shown.map(plotOf),
      series: [],
      notes: notesOf(first, around),
    } satisfies Conclusion
  },
})

function follow(variant: Variant, rows: readonly Row[], waves: readonly Row[], around: Around): Followed {
  const clocks = rows.map((row) => clockOf(row, watchOf(around)))
  const curves = curvesByWave(clocks, waves)
  return { variant, clocks, curves, compared: comparisons(curves, around.terms.falling) }
}

/** Newest wave first: it is what one asks about. */
function figuresOf({ variant, curves }: Followed): Figure[] {
  const until = sharedFollowUp(curves)
  const newest = curves.toReversed()
  return [
    ...newest.map(({ name, steps }) => medianFigure(`Median, ${name}, ${variant.label}`, steps)),
    ...newest.map(({ name, restricted }) =>
      numberOf(`Mean within ${counted(until, 'day')}, ${name}, ${variant.label}`, restricted, 'days'),
    ),
  ]
}

function sentenceOf({ curves, compared }: Followed): string {
  const last = compared.at(-1)
  const says = ({ name, median, steps }: WaveCurve) =>
    `${median === null ? notReached(steps) : counted(median, 'day')} in ${name}`
  if (last === undefined) {
    const [only] = curves
    return only === undefined ? '' : `Median time to productivity: ${says(only)}; there is no wave to compare it with.`
  }
  const chance = last.p === null ? 'nobody became productive while both were followed' : `one-sided p ${digits(last.p)}`
  const opening = last.isFalling ? 'Time' : 'No evidence yet that time'
  return `${opening} to productivity is falling: median ${says(last.earlier)}, ${says(last.later)} (${chance}).`
}

function digits(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toFixed(3)
}

function waveTable({ variant, curves }: Followed): Table {
  const until = sharedFollowUp(curves)
  return {
    id: `waves-${variant.id}`,
    title: `Days to productive by wave, ${variant.label}`,
    columns: [
      { id: 'wave', label: 'Wave', holds: 'wave' },
      { id: 'teams', label: 'Teams followed', holds: 'teams' },
      { id: 'productive', label: 'Productive', holds: 'teams' },
      { id: 'waiting', label: 'Still waiting', holds: 'teams' },
      { id: 'median', label: 'Median', holds: 'days' },
      { id: 'standing', label: 'Where there is no median', holds: 'text' },
      { id: 'restricted', label: `Mean within ${counted(until, 'day')}`, holds: 'days' },
    ],
    rows: curves.map(({ wave, steps, median, restricted }) => {
      const sum = (count: (step: WaveCurve['steps'][number]) => number) =>
        steps.reduce((all, step) => all + count(step), 0)
      const [events, censored] = [sum((step) => step.events), sum((step) => step.censored)]
      const standing = median === null ? notReached(steps) : null
      return [wave, events + censored, events, censored, median, standing, restricted]
    }),
  }
}

function comparisonTable({ variant, compared }: Followed): Table {
  return {
    id: `compared-${variant.id}`,
    title: `Each wave against the one before, ${variant.label}`,
    columns: [
      { id: 'earlier', label: 'Wave', holds: 'wave' },
      { id: 'later', label: 'Next wave', holds: 'wave' },
      { id: 'observed', label: 'Productive in the earlier', holds: 'count' },
      { id: 'expected', label: 'Expected if both were alike', holds: 'ratio' },
      { id: 'chi-square', label: 'Chi-square', holds: 'ratio' },
      { id: 'p', label: 'One-sided p', holds: 'ratio' },
      { id: 'method', label: 'By', holds: 'text' },
      { id: 'verdict', label: 'Says', holds: 'text' },
    ],
    rows: compared.map(({ earlier, later, observed, expected, chiSquare, p, method, isFalling }) => [
      ...[earlier.wave, later.wave, observed, expected, chiSquare, p, method],
      isFalling ? 'falling' : 'no evidence yet',
    ]),
  }
}

function teamTable({ variant, clocks }: Followed): Table {
  return clockTable(clocks, {
    id: `teams-${variant.id}`,
    title: `Teams on their clocks, ${variant.label}`,
    reached: 'Productive',
    said: {
      productive: 'productive',
      waiting: 'waiting',
      'pre-adopter': 'pre-adopter',
      'not followed': 'not followed',
    },
  })
}

function plotOf({ variant, curves }: Followed): CurvePlot {
  return {
    id: variant.id,
    title: `Teams not yet productive, ${variant.label}`,
    y: 'share of teams not yet productive',
    x: 'days since onboarding',
    curves: curves.map(({ wave, name, steps }) => survivalCurve(wave, name, steps)),
  }
}

function notesOf({ clocks, compared }: Followed, around: Around): string[] {
  const early = clocks.filter(({ state }) => state === 'pre-adopter').length
  const late = clocks.filter(({ followed }) => followed !== null && followed.from !== null).length
  const left = clocks.filter(({ state }) => state === 'not followed').length
  return [
    ...(early > 0
      ? [`${counted(early, 'team was', 'teams were')} productive before onboarding and counted nowhere.`]
      : []),
    ...(late > 0
      ? [
          `${counted(late, 'team was', 'teams were')} onboarded before ${watchOf(around).first}, from when exports are read. What happened until then is not known: a team that was productive already looks as if it became so then.`,
        ]
      : []),
    ...(left > 0
      ? [`${counted(left, 'team')} could not be followed: no onboarding day, or one after the last export.`]
      : []),
    ...(compared.length > 0
      ? [
          `A p below ${around.terms.falling} is weak evidence when waves are compared again and again; look at the curves as well.`,
        ]
      : []),
  ]
}
