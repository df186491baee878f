/** A measurement of the sample organisation, made by hand: every kind of figure, plot and table that pages can meet. */
import { dayAfter } from '../../src/lib/days.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import type { Cell, DataQuality, Figure, MetricResult, Step } from '../../src/model/metric.ts'
import { connectors, plugins, teams } from './profiles.ts'

const hidden: Cell = { suppressed: true }

export const quality: DataQuality = {
  coverage: 0.87,
  freshness: 1,
  first: '2026-03-02',
  last: '2026-11-25',
  days: 262,
  teams: 12,
  files: { used: 15, partly: 2, replaced: 1, refused: 1 },
  rows: {
    read: 48_230,
    kept: 47_100,
    duplicates: 618,
    unrelated: 490,
    rejected: [{ reason: 'the day cannot be read', rows: 22 }],
  },
  runs: {
    all: 61_204,
    qualifying: 60_871,
    setAside: [{ reason: 'no team is known', runs: 333 }],
    withoutVersion: 412,
  },
}

export function figure(label: string, value: number | null, more: Partial<Figure> = {}): Figure {
  return { label, unit: 'share', value, text: null, k: null, n: null, interval: null, bounds: null, ...more }
}

export function result(number: string, id: string, more: Partial<MetricResult>): MetricResult {
  return {
    id,
    number,
    title: id,
    question: `${id}?`,
    unit: 'share',
    better: 'up',
    definition: `What ${id} means.`,
    version: 1,
    queries: { rows: 'SELECT plugin, count(*) FROM run WHERE day >= $as_of::DATE - 90 GROUP BY plugin' },
    parameters: { as_of: '2026-11-26', window_days: 90 },
    state: 'measured',
    reasons: [],
    sentence: '',
    figures: [],
    tables: [],
    curves: [],
    series: [],
    notes: [],
    records: [],
    inputs: 'sha256:6f1c0a7d2b9e4f3c8a5d1e0b7f6c2a9d',
    trend: [],
    ...more,
  }
}

/** Steps of a curve from days on which something happened; a day below zero is somebody last seen. */
export function steps(teams: number, days: number[], rising = false): Step[] {
  let [left, stays] = [teams, 1]
  return days.map((day) => {
    const event = day > 0
    const atRisk = left--
    if (event) stays *= (atRisk - 1) / atRisk
    const value = rising ? 1 - stays : stays
    const interval = stays > 0 && stays < 1 ? ([Math.max(0, value - 0.3), Math.min(1, value + 0.25)] as const) : null
    return { at: Math.abs(day), value, interval, atRisk, events: event ? 1 : 0, censored: event ? 0 : 1 }
  })
}

/** Thirteen Mondays. */
const weekDays = Array.from({ length: 13 }, (_, i) => dayAfter('2026-08-31', 7 * i))

const waveNames = [
  'Wave 1: four willing teams',
  'Wave 2: teams that handle sensitive material',
  'Wave 3: operations, field and engineering',
]

const waveCurves = (rising: boolean, days: number[][]) =>
  days.map((some, i) => ({
    id: `wave-${i + 1}`,
    label: waveNames[i] ?? '',
    steps: steps(4, some, rising),
    until: Math.abs(some.at(-1) ?? 0),
  }))

const trend = (values: number[]) =>
  values.map((value, i) => ({
    day: `2026-${String(5 + i).padStart(2, '0')}-30`,
    value,
    interval: [value - 0.12, value + 0.12] as const,
    definition: 1,
    ruleSet: i < 4 ? '2026.6' : '2026.11',
  }))

export const metrics: MetricResult[] = [
  result('M1', 'reuse-across-teams', {
    title: 'Reuse across teams',
    question: 'How many plugins are reused across teams?',
    sentence: '7 of 12 plugins that could be reused are used by another team; 3 by three teams or more.',
    figures: [
      figure('Reused by another team', 7 / 12, { k: 7, n: 12, interval: [0.32, 0.807], bounds: [7 / 12, 9 / 12] }),
      figure('Reused by 3 teams or more', 3 / 12, { k: 3, n: 12, interval: [0.089, 0.532] }),
      figure('Too young to count', 4, { unit: 'count' }),
    ],
    tables: [
      {
        id: 'plugins',
        title: 'Plugins by the number of other teams that use them',
        columns: [
          { id: 'plugin', label: 'Plugin', holds: 'plugin' },
          { id: 'owner', label: 'Owner', holds: 'team' },
          { id: 'others', label: 'Other teams', holds: 'teams' },
          { id: 'runs', label: 'Runs', holds: 'count' },
        ],
        rows: [
          ['sales-account-brief', 'sales-enablement', 5, 2140],
          ['support-ticket-triage', 'customer-support', 3, 1820],
          ['legal-nda-triage', 'legal', 2, hidden],
        ],
      },
    ],
    notes: ['The runs of the owner never count as reuse.'],
    trend: trend([0.31, 0.36, 0.41, 0.44, 0.52]),
  }),
  result('M2', 'built-once', {
    title: 'Built once and abandoned',
    question: 'How many plugins were built once and abandoned?',
    better: 'down',
    sentence:
      'Two of 14 plugins were built once and abandoned; one more may be, but runs without a name could be its own.',
    figures: [
      figure('Built once and abandoned', 2 / 14, { k: 2, n: 14, interval: [0.04, 0.399], bounds: [2 / 14, 3 / 14] }),
    ],
    trend: trend([0.2, 0.2, 0.18, 0.16, 0.15]),
  }),
  result('M3', 'time-to-productive', {
    title: 'Time to productive use',
    question: 'How quickly does a new team become productive?',
    unit: 'days',
    better: 'down',
    sentence:
      'No evidence yet that time to productivity is falling: median in Wave 2: teams that handle sensitive material: 14 days; in Wave 3: operations, field and engineering: not reached (followed up to 80 days) (one-sided p 0.443).',
    figures: [
      figure('Median, Wave 3: operations, field and engineering, any plugin', null, {
        unit: 'days',
        n: 4,
        text: 'not reached (followed up to 80 days)',
      }),
      figure('Median, Wave 2: teams that handle sensitive material, any plugin', 14, {
        unit: 'days',
        n: 4,
        interval: [8, 80],
      }),
      figure('Median, Wave 1: four willing teams, any plugin', 20, { unit: 'days', n: 4, interval: [12, 60] }),
    ],
    curves: [
      {
        id: 'productive',
        title: 'Teams not yet productive',
        y: 'share of teams not yet productive',
        x: 'days since onboarding',
        curves: waveCurves(false, [
          [12, 20, 35, 60],
          [8, 14, -79, -80],
          [5, -72, -78, -80],
        ]),
      },
    ],
  }),
  result('M4', 'vetted-share', {
    title: 'Runs on vetted plugins',
    question: 'What share of runs is on vetted, shared plugins?',
    sentence:
      '77.8 % of runs with a name were on vetted plugins; whatever the unnamed ones were, between 70 % and 80 %.',
    figures: [figure('Runs on vetted plugins', 0.778, { k: 700, n: 900, bounds: [0.7, 0.8] })],
    series: [
      {
        id: 'by-week',
        title: 'Share of runs by class, week by week',
        y: 'share of runs',
        unit: 'share',
        series: [
          {
            id: 'vetted',
            label: 'vetted',
            points: weekDays.map((day, i) => ({
              day,
              value: 0.55 + 0.018 * i,
              interval: null,
              bounds: [0.5 + 0.018 * i, 0.6 + 0.018 * i] as const,
            })),
          },
          {
            id: 'adhoc',
            label: 'ad hoc',
            points: weekDays.map((day, i) => ({ day, value: 0.3 - 0.012 * i, interval: null, bounds: null })),
          },
        ],
      },
    ],
    trend: trend([0.6, 0.64, 0.69, 0.72, 0.75]),
  }),
  result('M7', 'connector-drift', {
    title: 'Connector drift',
    question: 'Are connectors set up alike?',
    better: 'down',
    sentence: 'Two of 8 connectors drift.',
    figures: [figure('Connectors that drift', 2 / 8, { k: 2, n: 8, interval: [0.07, 0.59] })],
  }),
  result('M9', 'issue-response', {
    title: 'Issue response',
    question: 'How soon do issues get a first answer?',
    state: 'undefined',
    reasons: ['No issue was opened on a plugin of the catalogue within the window.'],
  }),
  result('M11', 'reliability', {
    title: 'Reliability',
    question: 'How often does a run succeed?',
    state: 'too-thin',
    reasons: [
      'There are 27 days with runs, and 28 are needed: add exports of 1 more day.',
      'Runs are known of 4 teams, and 5 are needed: add the exports of 1 more team.',
    ],
  }),
  result('M13', 'scaling-too-fast', {
    title: 'Scaling too fast',
    question: 'May the next wave start?',
    unit: 'count',
    better: 'down',
    sentence:
      'Hold the next wave: uncatalogued plugins in use rose from 3 to 6 in four weeks (p = 0.010), and new connector set-ups that do not conform from 2 to 6 (p = 0.004). Duplicates are quiet.',
    figures: [figure('Symptoms that are red', 2, { unit: 'count', n: 3, text: 'hold' })],
    tables: [
      {
        id: 'signs',
        title: 'The three signs',
        columns: [
          { id: 'sign', label: 'Sign', holds: 'text' },
          { id: 'recent', label: 'Last 28 days', holds: 'count' },
          { id: 'before', label: '84 days before', holds: 'count' },
          { id: 'ratio', label: 'Rate ratio', holds: 'ratio' },
          { id: 'p', label: 'p', holds: 'ratio' },
          { id: 'signal', label: 'Signal', holds: 'text' },
        ],
        rows: [
          ['New duplicate pairs', 1, 4, 0.75, 0.762, 'quiet'],
          ['New set-ups that do not conform', 6, 2, 9, 0.004, 'red'],
          ['New uncatalogued plugins', 6, 3, 6, 0.00999, 'red'],
        ],
      },
    ],
  }),
  result('M5', 'adoption', {
    title: 'Adoption by wave',
    question: 'How does each wave take up plugins of others?',
    sentence: 'After 30 days three of four teams of wave 1 used a vetted plugin of others, and two of four of wave 2.',
    figures: [figure('Wave 1 after 30 days', 0.75, { k: 3, n: 4, interval: [0.301, 0.954] })],
    curves: [
      {
        id: 'adoption',
        title: 'Teams that use a vetted plugin of others',
        y: 'share of teams',
        x: 'days since onboarding',
        curves: waveCurves(true, [
          [9, 18, 30, 120],
          [16, 40, -150, -170],
          [20, -72, -78, -80],
        ]),
      },
    ],
  }),
  result('M14', 'wave-learning', {
    title: 'Wave learning',
    question: 'Does each wave feed the next?',
    better: 'neither',
    figures: [figure('Lessons recorded', 9, { unit: 'count' })],
    tables: [
      {
        id: 'waves',
        title: 'What changed before the next wave',
        columns: [
          { id: 'wave', label: 'Wave', holds: 'wave' },
          { id: 'lessons', label: 'Lessons', holds: 'count' },
          { id: 'rules', label: 'Rules changed', holds: 'count' },
        ],
        rows: [
          ['wave-1', 5, 4],
          ['wave-2', 4, 2],
        ],
      },
    ],
  }),
]

export const measurement: Measurement = {
  asOf: '2026-11-26',
  quality,
  metrics,
  exports: [],
  plugins,
  teams,
  connectors,
}
