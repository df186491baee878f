/** M13: whether duplicates, set-ups of one's own and unlisted plugins come faster than before; the evidence for the next wave. */
import { counted, listed } from '../lib/text.ts'
import type { Figure, Table } from '../model/metric.ts'
import { duplicateSigns, type Sign, setUpSigns, uncataloguedSigns } from './early-signs.ts'
import { numberOf, undefinedOf } from './figures.ts'
import { metric } from './metric.ts'
import { type Call, callOf, type Pace, paceOf } from './pace.ts'

interface Symptom {
  id: string
  label: string
  signs: Sign[]
  pace: Pace
}

const advice: Record<Call, string> = {
  hold: 'Hold the next wave',
  look: 'Look before the next wave starts',
  go: 'Nothing speaks against the next wave',
  'cannot say': 'Cannot say whether the rollout is too fast',
}

export default metric({
  id: 'scaling-too-fast',
  number: 'M13',
  title: 'Scaling too fast',
  question: 'Are we scaling too fast?',
  unit: 'count',
  better: 'down',
  version: 2,
  records: ['symptoms'],
  needs: { runs: true, gate: true, outcomes: false, versions: false, persons: false },
  definition: ({ pace, use }) =>
    'Three symptoms are counted by the day on which each was first there: pairs of duplicates, connectors set up otherwise than approved, ' +
    `and plugins in use (${use.runs} runs on ${use.days} days in a team) that are not in the catalogue. The last ${pace.recent} days are compared with the ${pace.before} days before ` +
    `by an exact conditional binomial test, weighed by the teams active in each; a symptom is red when its rate rises and p is below ${pace.p}. ` +
    'Two red symptoms say hold, one says look, none says go; a symptom that cannot be told says so. There is no composite score.',
  queries: {
    active: /* sql */ `
      SELECT
        count(DISTINCT team) FILTER (day >= $as_of::DATE - $recent_days::INTEGER) AS recent,
        count(DISTINCT team) FILTER (day < $as_of::DATE - $recent_days::INTEGER) AS before
      FROM run WHERE day >= $as_of::DATE - $recent_days::INTEGER - $before_days::INTEGER`,
    created: 'SELECT name, created FROM plugin ORDER BY name',
    uncatalogued: /* sql */ `
      WITH by_team AS (
        SELECT plugin, team, min(day) AS first FROM run WHERE class = 'adhoc'
        GROUP BY plugin, team HAVING sum(runs) >= $use_runs::BIGINT AND count(DISTINCT day) >= $use_days::BIGINT
      )
      SELECT plugin, min(first) AS first, (
          SELECT count(DISTINCT person) FROM run WHERE class = 'adhoc' AND run.plugin = by_team.plugin
        ) AS persons
      FROM by_team GROUP BY plugin ORDER BY plugin`,
  },
  conclude: (
    { active: teams = [], created: rows = [], uncatalogued = [] },
    { library, alike, terms, asOf, quality },
  ) => {
    const created = new Map(
      rows.map(({ name, created }) => [String(name), typeof created === 'string' ? created : null]),
    )
    const active = { recent: Number(teams[0]?.['recent'] ?? 0), before: Number(teams[0]?.['before'] ?? 0) }
    const around = { active, terms, asOf, since: null }
    const symptom = (id: string, label: string, signs: Sign[], since: string | null): Symptom => ({
      ...{ id, label, signs, pace: paceOf(signs, { ...around, since }) },
    })
    const symptoms = [
      symptom('duplicates', 'New pairs of duplicates', duplicateSigns(alike(), created), null),
      symptom('set-ups', 'New connectors set up otherwise than approved', setUpSigns(library, created, asOf), null),
      symptom(
        'uncatalogued',
        'New plugins in use that nobody listed',
        uncataloguedSigns(uncatalogued, terms.cell),
        quality.first ?? asOf,
      ),
    ]
    const call = callOf(symptoms.map(({ pace }) => pace.signal))
    const red = symptoms.filter(({ pace }) => pace.signal === 'red')
    const told = symptoms.filter(({ pace }) => pace.signal !== 'cannot say')
    return {
      state: 'measured',
      reasons: [],
      sentence: `${advice[call]}: ${evidence(red, symptoms.length - told.length)}.`,
      figures: [
        { ...numberOf('Symptoms that are red', red.length), text: call, n: told.length },
        ...symptoms.map(figureOf),
      ],
      tables: [symptomTable(symptoms, active), signTable(symptoms)],
      curves: [],
      series: [],
      notes: [
        'Texts and set-ups are those of today: what was mended since is not seen, and a pair of duplicates counts from the day on which both plugins were there.',
        ...symptoms.flatMap(undated),
      ],
    }
  },
})

function undated({ label, signs }: Symptom): string[] {
  const count = signs.filter(({ day }) => day === null).length
  return count === 0 ? [] : [`${label}: ${counted(count, 'one has', 'have')} no known day and count nowhere.`]
}

function evidence(red: readonly Symptom[], untold: number): string {
  const found =
    red.length === 0
      ? 'no symptom comes faster than before'
      : listed(
          red.map(
            ({ label, pace }) =>
              `${label.toLowerCase()} rose (${pace.k} against ${pace.m} before, p ${digits(pace.p ?? 1)})`,
          ),
        )
  return untold === 0 ? found : `${found}, and ${counted(untold, 'symptom')} cannot be told yet`
}

function digits(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toFixed(3)
}

function figureOf({ label, pace: { k, m, ratio, signal } }: Symptom): Figure {
  const text = `${k} recently, ${m} before: ${signal}`
  return ratio === null ? undefinedOf(label, 'ratio', text) : { ...undefinedOf(label, 'ratio', text), value: ratio }
}

function symptomTable(symptoms: readonly Symptom[], active: { recent: number; before: number }): Table {
  return {
    id: 'symptoms',
    title: 'Symptoms, lately and before',
    columns: [
      { id: 'symptom', label: 'Symptom', holds: 'text' },
      { id: 'recent', label: 'Recent days', holds: 'count' },
      { id: 'before', label: 'Days before', holds: 'count' },
      { id: 'recent-teams', label: 'Teams active lately', holds: 'teams' },
      { id: 'before-teams', label: 'Teams active before', holds: 'teams' },
      { id: 'ratio', label: 'Rate ratio', holds: 'ratio' },
      { id: 'p', label: 'p', holds: 'ratio' },
      { id: 'signal', label: 'Signal', holds: 'text' },
    ],
    rows: symptoms.map(({ label, pace: { k, m, ratio, p, signal } }) => [
      label,
      k,
      m,
      active.recent,
      active.before,
      ratio,
      p,
      signal,
    ]),
  }
}

function signTable(symptoms: readonly Symptom[]): Table {
  return {
    id: 'signs',
    title: 'What was found, newest first',
    columns: [
      { id: 'symptom', label: 'Symptom', holds: 'text' },
      { id: 'what', label: 'What', holds: 'text' },
      { id: 'day', label: 'First seen', holds: 'day' },
    ],
    rows: symptoms.flatMap(({ label, signs }) =>
      signs.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1)).map(({ what, day }) => [label, what, day]),
    ),
  }
}
