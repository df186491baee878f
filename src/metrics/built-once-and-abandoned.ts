/** M2: every plugin in one state of its life; how many are reused against how many were built once and abandoned. */

import { kaplanMeier } from '../lib/statistics/survival.ts'
import { counted } from '../lib/text.ts'
import type { Curve, Figure, Table } from '../model/metric.ts'
import { type LifeState, lifeLabels, lifeStates } from '../model/plugin-usage.ts'
import type { HealthTerms } from '../model/policy.ts'
import { numberOf, shareOf } from './figures.ts'
import { followedUntilLastUse, type Life, lifeQuery, livesIn, questionOf } from './life.ts'
import { metric } from './metric.ts'

const inDenominator: readonly LifeState[] = ['reused', 'single-team', 'seasonal', 'dormant', 'abandoned']

export default metric({
  id: 'built-once-and-abandoned',
  number: 'M2',
  title: 'Built once and abandoned',
  question: 'How many plugins were built once and abandoned?',
  unit: 'share',
  better: 'down',
  version: 2,
  needs: { runs: true, gate: true, outcomes: false, versions: false, persons: false },
  definition: ({ young, quiet, activity }) =>
    'Every plugin is in the first state that applies: removed or disabled; deprecated; ' +
    `too young (published less than ${young} days ago); reused (another team uses it); used by its own team; ` +
    `seasonal (it declares how often it is needed, and was run within one and a half times that, at least ${quiet} days); ` +
    `dormant (no use in ${quiet} days, but runs, a former use by another team, or a commit, release or issue reply in ${activity} days); ` +
    'unknown (it would be abandoned, but runs whose plugin is not told may be of it); abandoned. ' +
    'The share is that of abandoned ones among those that are neither withdrawn, too young nor unknown; ' +
    'its bounds count the unknown ones as in use, and as abandoned.',
  queries: { lives: lifeQuery },
  conclude: ({ lives: rows = [] }, { terms, asOf, quality }) => {
    const lives = livesIn(rows)
    const count = (...states: LifeState[]) => lives.filter(({ state }) => states.includes(state)).length
    const [reused, abandoned, unknown] = [count('reused'), count('abandoned'), count('unknown')]
    const n = count(...inDenominator)
    const why = 'no plugin is old enough to be judged'
    const share: Figure = {
      ...shareOf('Built once and abandoned', abandoned, n, why),
      bounds: n + unknown === 0 ? null : [abandoned / (n + unknown), (abandoned + unknown) / (n + unknown)],
    }
    const headline = `${counted(reused, 'plugin')} reused, ${abandoned} built once and abandoned`
    return {
      state: n === 0 ? 'undefined' : 'measured',
      reasons: n === 0 ? [`There is nothing to take a share of: ${why}.`] : [],
      sentence: n === 0 ? '' : `${headline}${unknown === 0 ? '' : `, ${unknown} that cannot be told`}.`,
      figures: [
        share,
        ratioOf(reused, abandoned),
        ...lifeStates.map((state) => numberOf(lifeLabels[state], count(state))),
      ],
      tables: [stateTable(lives), questionTable(lives, terms)],
      curves: [
        {
          id: 'last-use',
          title: 'From publication to last use, by quarter of publication',
          y: 'share of plugins still in use',
          x: 'days since publication',
          curves: curvesOf(lives, terms, { asOf, first: quality.first ?? asOf }),
        },
      ],
      series: [],
      notes: ['Little use alone does not show that a plugin can go: the list holds questions to owners, no removals.'],
    }
  },
})

function ratioOf(reused: number, abandoned: number): Figure {
  const bare = { k: null, n: null, interval: null, bounds: null }
  const value = abandoned === 0 ? null : reused / abandoned
  return { ...bare, label: 'Reused : built once and abandoned', unit: 'ratio', value, text: `${reused} : ${abandoned}` }
}

function stateTable(lives: readonly Life[]): Table {
  return {
    id: 'states',
    title: 'Plugins by the state of their life',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'owner', label: 'Owner', holds: 'team' },
      { id: 'state', label: 'State', holds: 'text' },
      { id: 'published', label: 'Published', holds: 'day' },
      { id: 'last', label: 'Last run', holds: 'day' },
    ],
    rows: lives.map(({ plugin, owner, state, published, last }) => [plugin, owner, lifeLabels[state], published, last]),
  }
}

/** Abandoned candidates first. */
function questionTable(lives: readonly Life[], terms: HealthTerms): Table {
  const order: readonly LifeState[] = ['abandoned', 'unknown', 'dormant']
  return {
    id: 'questions',
    title: 'Questions to owners',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'owner', label: 'Owner', holds: 'team' },
      { id: 'state', label: 'State', holds: 'text' },
      { id: 'question', label: 'Question', holds: 'text' },
    ],
    rows: order.flatMap((wanted) =>
      lives
        .filter(({ state }) => state === wanted)
        .map((life) => [life.plugin, life.owner, lifeLabels[life.state], questionOf(life, terms)]),
    ),
  }
}

function curvesOf(lives: readonly Life[], terms: HealthTerms, days: { asOf: string; first: string }): Curve[] {
  const followed = followedUntilLastUse(lives, terms, days)
  const quarters = Map.groupBy(followed, ({ life }) => quarterOf(life.published ?? days.asOf))
  return [...quarters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, those]) => ({
      id: quarter.toLowerCase(),
      label: quarter,
      steps: kaplanMeier(those),
      until: Math.max(...those.map(({ time }) => time)),
    }))
}

/** 2026-05-04 as 2026-Q2. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) + 2) / 3)}`
}
