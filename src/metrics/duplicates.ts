/** M6: how many plugins are copies of another, how many were built although they were there, and how well that is found. */
import { completeClusters } from '../lib/statistics/complete-linkage.ts'
import { counted } from '../lib/text.ts'
import type { Library } from '../model/library.ts'
import type { Conclusion, Figure } from '../model/metric.ts'
import type { HealthTerms } from '../model/policy.ts'
import {
  type AlikePair,
  comparedPlugins,
  currentOnes,
  likenessOf,
  nameCollisions,
  type Skill,
  skillsIn,
} from './alike.ts'
import { clusterTable, collisionTable, monthly, pairTable, rebuiltTable } from './duplicate-tables.ts'
import { numberOf, percent, shareOf } from './figures.ts'
import { metric } from './metric.ts'
import { rebuiltOf } from './rebuilt.ts'

export default metric({
  id: 'duplicates',
  number: 'M6',
  title: 'Duplicated plugins',
  question: 'How many plugins do what another already does?',
  unit: 'share',
  better: 'down',
  version: 1,
  needs: { runs: false, gate: false, outcomes: false, versions: false, persons: false },
  definition: ({ alike, window }) =>
    `Skills of different plugins are compared when they have at least ${alike.words} words. Two are exact copies when their ` +
    'words are the same, and near when they share at least ' +
    `${percent(alike.jaccard)} of all runs of five words, or ${percent(alike.containment)} of those of the shorter one; from ` +
    `${percent(alike.candidate)} on they are candidates, which count for nothing. Plugins are linked by an exact or near pair that nobody ` +
    'judged as intended, and by one that somebody judged as duplicate; clusters are linked throughout (complete linkage). The ' +
    'rate is the number of plugins beyond the first of each cluster, of all plugins compared. An avoidable rebuild is a plugin ' +
    `created within ${window} days whose most alike skill in an older plugin was near, and that plugin vetted on that day; texts are compared as they are today, since those of earlier days are not kept. Withdrawn plugins and ` +
    'declared build copies are left out; skills of one name with different texts are no duplicates.',
  queries: {
    plugins: 'SELECT name, created FROM plugin ORDER BY name',
    approvals: 'SELECT plugin, first, until FROM approval ORDER BY plugin, first',
    window: 'SELECT ($as_of::DATE - $window_days::INTEGER)::DATE AS since',
  },
  conclude: ({ plugins = [], approvals = [], window = [] }, { library, alike, terms, asOf }) => {
    const compared = comparedPlugins(library, terms)
    const skills = skillsIn(compared)
    const pairs = alike()
    const created = new Map(
      plugins.flatMap(({ name, created }) => (created === null ? [] : [[String(name), String(created)]])),
    )
    const judged = judgedPairs(library, skills, terms, asOf)
    const clusters = completeClusters(linksOf(pairs, judged))
    const surplus = clusters.flatMap((cluster) => beyondFirst(cluster, created))
    const rebuilt = rebuiltOf({ skills, pairs, created, approvals, since: String(window[0]?.['since']) })
    const n = compared.length
    const rate = shareOf('Duplicate plugins', surplus.length, n, 'there is no plugin to compare')
    const counting = pairs.filter(({ kind }) => kind !== 'candidate')
    const open = counting.filter(({ verdict, declared }) => verdict === null && declared === null)
    const collisions = nameCollisions(skills)
    return {
      state: n === 0 ? 'undefined' : 'measured',
      reasons: n === 0 ? ['There is no plugin to compare.'] : [],
      sentence: n === 0 ? '' : sentenceOf(surplus.length, n, open.length),
      figures: [
        rate,
        shareOf(
          'Avoidable rebuilds',
          rebuilt.filter(({ wasThere }) => wasThere).length,
          rebuilt.length,
          'no new plugin',
        ),
        numberOf('Pairs that nobody explains', open.length),
        numberOf('Candidates', pairs.length - counting.length),
        numberOf('Names that mean different skills', collisions.length),
        ...accuracyOf(judged),
      ],
      tables: [pairTable(pairs), clusterTable(clusters, created), rebuiltTable(rebuilt), collisionTable(collisions)],
      curves: [],
      series:
        n === 0
          ? []
          : [
              monthly(
                compared.map(({ name }) => name),
                surplus,
                created,
              ),
            ],
      notes: [
        'Likeness of texts proposes, people decide: record their decision in org/adjudications.yaml.',
        'Skills are compared as they are today, also where the question is what was there on an earlier day.',
      ],
    } satisfies Conclusion
  },
})

function sentenceOf(surplus: number, n: number, open: number): string {
  const verb = surplus === 1 ? 'does' : 'do'
  const explained =
    open === 0
      ? 'every pair is explained'
      : `${counted(open, 'pair')} of skills ${open === 1 ? 'waits' : 'wait'} for an explanation`
  return `${surplus} of ${counted(n, 'plugin')} ${verb} what another already does (${percent(surplus / n)}); ${explained}.`
}

interface JudgedPair {
  a: Skill
  b: Skill
  jaccard: number
  isDuplicate: boolean
  /** Whether the comparison alone would call it a duplicate. */
  isFound: boolean
}

/** Decisions that count today, of parts that are there, with what the comparison says of them. */
function judgedPairs({ org }: Library, skills: readonly Skill[], { alike }: HealthTerms, asOf: string): JudgedPair[] {
  return currentOnes(org.adjudications, asOf).flatMap(({ pair, verdict }) => {
    const found = likenessOf(pair, skills)
    if (found === null) return []
    const { a, b, jaccard, containment } = found
    const isFound = jaccard >= alike.jaccard || containment >= alike.containment
    return [{ a, b, jaccard, isDuplicate: verdict === 'duplicate', isFound }]
  })
}

function linksOf(pairs: readonly AlikePair[], judged: readonly JudgedPair[]) {
  const found = pairs.filter(({ kind, verdict }) => kind !== 'candidate' && verdict !== 'intended')
  const decided = judged.filter(({ isDuplicate }) => isDuplicate)
  return [...found, ...decided].map(({ a, b, jaccard }) => ({ a: a.plugin, b: b.plugin, strength: jaccard }))
}

/** All but the oldest of a cluster; those whose beginning is not known count as the youngest. */
function beyondFirst(cluster: readonly string[], created: ReadonlyMap<string, string>): string[] {
  const day = (plugin: string) => created.get(plugin) ?? '9999'
  return cluster.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a < b ? -1 : 1)).slice(1)
}

function accuracyOf(judged: readonly JudgedPair[]): Figure[] {
  const [found, duplicate] = [judged.filter(({ isFound }) => isFound), judged.filter(({ isDuplicate }) => isDuplicate)]
  const both = found.filter(({ isDuplicate }) => isDuplicate).length
  return [
    shareOf('Of judged pairs that look like duplicates, are', both, found.length, 'no such pair was judged'),
    shareOf('Of judged duplicates, look like it', both, duplicate.length, 'no pair was judged a duplicate'),
  ]
}
