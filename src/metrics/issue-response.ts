/** M9: how soon issues about plugins get a first answer, those that still wait counted in. */
import { daysBetween } from '../lib/days.ts'
import type { Row } from '../lib/duckdb.ts'
import { type Followed, kaplanMeier, medianOf, type SurvivalStep, survivalAt } from '../lib/statistics/survival.ts'
import { counted } from '../lib/text.ts'
import type { Conclusion, Figure, Table } from '../model/metric.ts'
import { arrivalCurve, byDay, medianFigure, notReached } from './curves.ts'
import { numberOf, percent, shareOf, undefinedOf } from './figures.ts'
import { type Around, metric } from './metric.ts'

export default metric({
  id: 'issue-response',
  number: 'M9',
  title: 'Issue response',
  question: 'How soon do people who report an issue get an answer?',
  unit: 'share',
  better: 'up',
  version: 1,
  needs: { runs: false, gate: false, outcomes: false, versions: false, persons: false },
  definition: ({ response, retention }) =>
    `Of issues about plugins of the catalogue that were opened within ${retention} days: time from opening to the first answer by somebody ` +
    'who is neither the author nor a bot. An issue without an answer is censored when it is closed, else on the date of the ' +
    `run, and so counts for as long as it has waited (Kaplan–Meier). Answered within ${counted(response, 'day')} is 1 − S(${response}). ` +
    'Closed by a release is a share of the closed issues of which the export says how they were closed.',
  queries: {
    issues: /* sql */ `
      SELECT plugin,
        opened::DATE AS opened,
        epoch(coalesce(answered, closed, $as_of::TIMESTAMP) - opened) / 86400 AS days,
        answered IS NOT NULL AS is_answered,
        closed IS NOT NULL AS is_closed,
        by_release
      FROM issue
      WHERE opened >= $as_of::DATE - $retention_days::INTEGER AND opened < $as_of::DATE
      ORDER BY plugin, opened, days`,
  },
  conclude: ({ issues = [] }, around) => {
    const n = issues.length
    const steps = kaplanMeier(issues.map(followed))
    const within = withinFigure(steps, n, around)
    const open = issues.filter(isUnanswered)
    return {
      state: n === 0 ? 'no-usage' : 'measured',
      reasons:
        n === 0
          ? [
              'No issue about a plugin was read: put an export of the issue tracker (GitHub, GitLab or CSV) into usage/.',
            ]
          : [],
      sentence: n === 0 ? '' : sentenceOf(within, steps, open.length, around),
      figures: [
        within,
        medianFigure('Median time to the first answer', steps),
        oldestOf(open, around.asOf),
        numberOf('Issues that wait for an answer', open.length),
        closedByRelease(issues),
      ],
      tables: n === 0 ? [] : [pluginTable(issues, around)],
      curves:
        n === 0
          ? []
          : [
              {
                id: 'answered',
                title: 'Issues answered',
                y: 'share of issues answered',
                x: 'days since opening',
                curves: [arrivalCurve('all', 'All issues', byDay(steps))],
              },
            ],
      series: [],
      notes: ['The mean of the answered ones alone would look best while the hardest ones wait.'],
    } satisfies Conclusion
  },
})

/** An answer or a closing before the opening is a fault of the tracker's clock: it happened at once. */
function followed({ days, is_answered }: Row): Followed {
  return { time: Math.max(0, Number(days)), event: is_answered === true, from: null }
}

function isUnanswered({ is_answered, is_closed }: Row): boolean {
  return is_answered !== true && is_closed !== true
}

/** Null value where follow-up is too short to tell: then nobody knows what becomes of those who wait. */
function withinFigure(steps: readonly SurvivalStep[], n: number, { terms }: Around): Figure {
  const label = `Answered within ${counted(terms.response, 'day')}`
  if (n === 0) return undefinedOf(label, 'share', 'no issues')
  const step = steps.findLast(({ at }) => at <= terms.response)
  const isOver = survivalAt(steps, terms.response) === 0
  if (!isOver && (steps.at(-1)?.at ?? 0) < terms.response)
    return { ...undefinedOf(label, 'share', `followed up to ${Math.floor(steps.at(-1)?.at ?? 0)} days only`), n }
  const interval = step?.interval ?? null
  return {
    ...undefinedOf(label, 'share', ''),
    ...{ value: 1 - survivalAt(steps, terms.response), text: null, n },
    interval: interval === null ? null : [1 - interval[1], 1 - interval[0]],
  }
}

function sentenceOf(within: Figure, steps: readonly SurvivalStep[], open: number, { terms }: Around): string {
  const median = medianOf(steps)
  const half =
    median === null ? `median ${notReached(steps)}` : `median ${counted(Math.round(median * 10) / 10, 'day')}`
  const waiting = open === 0 ? 'none waits' : `${open} ${open === 1 ? 'waits' : 'wait'}`
  if (within.value === null)
    return `Nobody can say yet how many issues are answered within ${counted(terms.response, 'day')}; ${half}; ${waiting}.`
  return `${percent(within.value)} of issues are answered within ${counted(terms.response, 'day')}; ${half}; ${waiting}.`
}

function oldestOf(open: readonly Row[], asOf: string): Figure {
  const label = 'Oldest issue without an answer'
  const [first] = open.map(({ opened }) => String(opened)).sort()
  return first === undefined
    ? undefinedOf(label, 'days', 'none waits')
    : numberOf(label, daysBetween(first, asOf), 'days')
}

function closedByRelease(issues: readonly Row[]): Figure {
  const said = issues.filter(({ is_closed, by_release }) => is_closed === true && by_release !== null)
  const k = said.filter(({ by_release }) => by_release === true).length
  return shareOf('Closed by a release', k, said.length, 'no export says how issues were closed')
}

/** Plugins with the longest wait first. */
function pluginTable(issues: readonly Row[], { asOf }: Around): Table {
  const rows = [...Map.groupBy(issues, ({ plugin }) => String(plugin))].map(([plugin, own]) => {
    const steps = kaplanMeier(own.map(followed))
    const open = own.filter(isUnanswered)
    const answered = own.filter(({ is_answered }) => is_answered === true).length
    const median = medianOf(steps)
    return [plugin, own.length, answered, open.length, median, oldestOf(open, asOf).value]
  })
  return {
    id: 'plugins',
    title: 'Issues by plugin',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'issues', label: 'Issues', holds: 'count' },
      { id: 'answered', label: 'Answered', holds: 'count' },
      { id: 'waiting', label: 'Waiting', holds: 'count' },
      { id: 'median', label: 'Median', holds: 'days' },
      { id: 'oldest', label: 'Oldest that waits', holds: 'days' },
    ],
    rows: rows.sort((a, b) => Number(b[5] ?? -1) - Number(a[5] ?? -1) || (String(a[0]) < String(b[0]) ? -1 : 1)),
  }
}
