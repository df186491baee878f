/** M6: kinds of pairs, decisions, clusters, months, rebuilds and accuracy; and the negative set of a public repository. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/lib/duckdb.ts'
import { alikePairs, likenessOf, nameCollisions, skillsIn } from '../../src/metrics/alike.ts'
import duplicates from '../../src/metrics/duplicates.ts'
import type { Adjudication } from '../../src/model/adjudication.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Plugin } from '../../src/model/plugin.ts'
import { HealthTerms } from '../../src/model/policy.ts'
import { read } from '../read/repository.ts'
import { asOf, concluded, type GivenPlugin, libraryGiven, pluginGiven, type World } from './given.ts'

const ledger = 'reconcile the monthly ledger against the bank statement and list every difference with its reason'
const card = ledger.replace('bank', 'card')
const extended = `${ledger} then post a summary to the finance channel for review today`
const short = { alike: { words: 10 } }

/** Words drawn by a generator of its own, so that every run has the same text. */
function text(seed: number, words = 80): string {
  return Array.from({ length: words }, (_, i) => `w${(seed * 7919 + i * i * 31 + i * 17) % 997}x${seed}`).join(' ')
}
/** The text with every `every`-th word changed. */
const changed = (from: string, every: number) =>
  from
    .split(' ')
    .map((word, i) => (i % every === every - 1 ? `y${word}` : word))
    .join(' ')

/** A plugin with skills by name. */
function plugin(name: string, skills: Record<string, string>, given: GivenPlugin = {}): Plugin {
  const base = pluginGiven(name, given)
  const parts = Object.entries(skills).map(([skill, body]) => ({ skill, path: `skills/${skill}/SKILL.md`, body }))
  return {
    ...base,
    skills: parts.map(({ skill, path }) => ({
      ...{ kind: 'skill', name: skill, slug: skill, path, line: 1, description: '', surfaces: [], invocation: null },
      ...{ invokedBy: 'both', fields: [], repair: 0, cost: { always: 0, invoke: 0 } },
    })),
    documents: [
      ...base.documents,
      ...parts.map(({ path, body }) => ({
        ...({ path, role: 'skill', syntax: 'markdown', title: path, body, line: 1 } as const),
      })),
    ],
  }
}
function declaring(one: Plugin, relationships: NonNullable<Manifest['relationships']>): Plugin {
  return { ...one, manifest: one.manifest === null ? null : { ...one.manifest, relationships } }
}
const judgedAs = (pair: Adjudication['pair'], verdict: Adjudication['verdict'], more: Partial<Adjudication> = {}) => ({
  ...{ pair, verdict, reason: 'Both owners were asked about it.', by: 'ellen.brandt', date: '2026-10-01' },
  ...more,
})

const conclude = (
  plugins: Plugin[],
  adjudications: Adjudication[] = [],
  rows: Record<string, Row[]> = {},
  world: World = {},
) => concluded(duplicates, rows, { plugins, org: { adjudications }, ...world })
const tableIn = (tables: Awaited<ReturnType<typeof conclude>>['tables'], id: string) =>
  tables.find((one) => one.id === id)?.rows ?? []
const rate = async (...given: Parameters<typeof conclude>) => {
  const [figure] = (await conclude(...given)).figures
  return [figure?.k, figure?.n]
}

describe('the texts of the reference', () => {
  const skills = skillsIn([
    plugin('a', { close: ledger }),
    plugin('b', { close: card }),
    plugin('c', { close: extended }),
  ])
  test('one word in fifteen changed: J 0.375, C 0.545', () => {
    const { jaccard, containment } = likenessOf(['a', 'b'], skills) ?? { jaccard: 0, containment: 0 }
    expect([jaccard, containment].map((share) => share.toFixed(3))).toEqual(['0.375', '0.545'])
  })
  test('copied and extended: J 0.5, C 1', () => {
    expect(likenessOf(['a/close', 'c'], skills)).toMatchObject({ jaccard: 0.5, containment: 1 })
  })
  test('are a candidate and a near pair', async () => {
    const world = { terms: short }
    const plugins = [plugin('a', { close: ledger }), plugin('b', { close: card }), plugin('c', { close: extended })]
    const { tables } = await conclude(plugins, [], {}, world)
    const pairs = tableIn(tables, 'pairs').map(([one, , other, , kind]) => `${one} ${other} ${kind}`)
    expect(pairs).toEqual(['a c near', 'a b candidate'])
  })
  test('are too short to be compared as a rule', async () => {
    expect((await conclude([plugin('a', { x: ledger }), plugin('b', { x: ledger })])).figures[0]?.k).toBe(0)
  })
})

describe('a copy', () => {
  const [close, copy] = [plugin('close', { books: text(1) }), plugin('copy', { books: text(1).toUpperCase() })]
  const other = plugin('other', { notes: text(2) })
  test('counts one plugin too many', async () => {
    const { figures, sentence, tables } = await conclude([close, copy, other])
    expect(figures[0]).toMatchObject({ k: 1, n: 3 })
    expect(figures[0]?.interval).not.toBeNull()
    expect(sentence).toBe(
      '1 of 3 plugins does what another already does (33.3 %); 1 pair of skills waits for an explanation.',
    )
    expect(tableIn(tables, 'pairs')).toEqual([['close', 'books', 'copy', 'books', 'exact', 1, 1, null]])
  })
  test('within one plugin is its own business', async () => {
    expect(await rate([plugin('close', { books: text(1), again: text(1) }), other])).toEqual([0, 2])
  })
  test('of a withdrawn plugin, or in a declared build folder, does not count', async () => {
    expect(await rate([close, plugin('copy', { books: text(1) }, { lifecycle: 'deprecated' }), other])).toEqual([0, 2])
    const built: Plugin = { ...copy, source: { kind: 'local', path: 'dist/plugins/copy' } }
    expect(await rate([close, built, other], [], {}, { terms: { alike: { generated: ['dist'] } } })).toEqual([0, 2])
    expect(await rate([close, built, other], [], {}, { terms: { alike: { generated: ['dis'] } } })).toEqual([1, 3])
  })
  test('that people judged as intended does not count, until the decision ends', async () => {
    expect(await rate([close, copy, other], [judgedAs(['close', 'copy/books'], 'intended')])).toEqual([0, 3])
    const over = judgedAs(['copy', 'close'], 'intended', { until: '2026-11-25' })
    expect(await rate([close, copy, other], [over])).toEqual([1, 3])
    expect(await rate([close, copy, other], [{ ...over, until: asOf }])).toEqual([0, 3])
  })
  test('that is declared counts, but is explained', async () => {
    const declared = declaring(copy, [{ kind: 'extends', plugin: 'close' }])
    const { figures, tables } = await conclude([close, declared, other])
    expect(figures[0]?.k).toBe(1)
    expect(figures[2]?.value).toBe(0)
    expect(tableIn(tables, 'pairs')[0]?.at(-1)).toBe('extends')
  })
})

test('a pair that looks different counts when people judged it a duplicate', async () => {
  const plugins = [plugin('a', { x: text(1) }), plugin('b', { x: text(2) })]
  expect(await rate(plugins)).toEqual([0, 2])
  expect(await rate(plugins, [judgedAs(['a', 'b'], 'duplicate')])).toEqual([1, 2])
})

test('a chain is no cluster: the first is like the second, the second like the third, the first not like the third', async () => {
  const first = text(1, 120)
  const [second, third] = [changed(first, 24), changed(changed(first, 24), 23)]
  const plugins = [plugin('a', { x: first }), plugin('b', { x: second }), plugin('c', { x: third })]
  const { tables, figures } = await conclude(plugins)
  expect(tableIn(tables, 'pairs').map(([one, , other, , kind]) => `${one} ${other} ${kind}`)).toEqual([
    'a b near',
    'b c near',
    'a c candidate',
  ])
  expect(figures[0]?.k).toBe(1)
  expect(tableIn(tables, 'clusters').map(([, name]) => name)).toEqual(['a', 'b'])
})

test('by month of creation all but the oldest of a cluster are duplicates', async () => {
  const plugins = ['a', 'b', 'c', 'd'].map((name) => plugin(name, { x: text(name === 'd' ? 2 : 1) }))
  const created = { a: '2026-10-05', b: '2026-08-02', c: '2026-10-30', d: '2026-08-09' }
  const rows = Object.entries(created).map(([name, day]) => ({ name, title: name, created: day, vetted: true }))
  const { series } = await conclude(plugins, [], { plugin: rows })
  expect(series[0]?.series.map(({ id, points }) => [id, points.map(({ day, value }) => `${day} ${value}`)])).toEqual([
    ['all', ['2026-08-01 2', '2026-09-01 0', '2026-10-01 2']],
    ['duplicates', ['2026-08-01 0', '2026-09-01 0', '2026-10-01 2']],
  ])
})

describe('an avoidable rebuild', () => {
  const plugins = [plugin('old', { x: text(1) }), plugin('new', { x: text(1) }), plugin('own', { x: text(2) })]
  const row = (name: string, created: string) => ({ name, title: name, created, vetted: true })
  const days = { plugin: [row('old', '2026-01-10'), row('new', '2026-10-10'), row('own', '2026-10-11')] }
  const approved = (first: string, until: string) => [{ plugin: 'old', version: '1.0.0', tier: 'T1', first, until }]
  const avoidable = async (approval: Row[], adjudications: Adjudication[] = [], plugin: Row[] = days.plugin) => {
    const { figures, tables } = await conclude(plugins, adjudications, { plugin, approval })
    return [
      figures[1]?.k,
      figures[1]?.n,
      tableIn(tables, 'rebuilt')
        .find(([name]) => name === 'new')
        ?.slice(2),
    ]
  }

  test('is a new plugin whose like was vetted on the day it was created', async () => {
    expect(await avoidable(approved('2026-02-01', '2026-10-11'))).toEqual([1, 2, ['old', 1, 'yes', 'yes']])
  })
  test('is none when the review had ended that day, or came later', async () => {
    expect(await avoidable(approved('2026-02-01', '2026-10-10'))).toEqual([0, 2, ['old', 1, 'no', 'no']])
    expect(await avoidable(approved('2026-10-11', '2027-10-10'))).toEqual([0, 2, ['old', 1, 'no', 'no']])
  })
  test('is none when the pair is intended, or both began on one day', async () => {
    const always = approved('2026-02-01', '2027-01-01')
    expect(await avoidable(always, [judgedAs(['old', 'new'], 'intended')])).toEqual([0, 2, [null, null, null, 'no']])
    const sameDay = [row('old', '2026-10-10'), row('new', '2026-10-10')]
    expect(await avoidable(always, [], sameDay)).toEqual([0, 2, [null, null, null, 'no']])
  })
  test('counts plugins of the window only', async () => {
    const before = [row('old', '2026-01-10'), row('new', '2026-08-27'), row('own', '2026-08-28')]
    expect((await avoidable(approved('2026-02-01', '2027-01-01'), [], before)).slice(0, 2)).toEqual([0, 1])
  })
})

test('precision and recall on what was judged', async () => {
  const plugins = [
    plugin('a', { x: text(1) }),
    plugin('b', { x: text(1) }),
    plugin('c', { x: text(1) }),
    plugin('d', { x: text(2) }),
  ]
  const judged = [
    judgedAs(['a', 'b'], 'duplicate'),
    judgedAs(['a', 'c'], 'intended'),
    judgedAs(['a', 'd'], 'duplicate'),
    judgedAs(['b', 'd'], 'intended'),
    judgedAs(['a', 'gone'], 'duplicate'),
    judgedAs(['b', 'c'], 'intended', { until: '2026-10-31' }),
  ]
  const { figures } = await conclude(plugins, judged)
  expect(figures.slice(5).map(({ label, k, n }) => [label, k, n])).toEqual([
    ['Of judged pairs that look like duplicates, are', 1, 2],
    ['Of judged duplicates, look like it', 1, 2],
  ])
})

test('one name with two texts is a collision, one name with one text is not', () => {
  const [mine, yours] = [
    plugin('a', { start: text(1), close: text(2) }),
    plugin('b', { Start: text(3), close: text(2) }),
  ]
  expect(nameCollisions(skillsIn([mine, yours]))).toEqual([{ skill: 'start', plugins: ['a', 'b'] }])
})

test('without a plugin it is undefined, and the order of plugins changes no figure', async () => {
  expect((await conclude([])).state).toBe('undefined')
  const plugins = [1, 1, 1, 2, 3, 3].map((seed, i) => plugin(`p${i}`, { x: text(seed) }))
  expect((await conclude(plugins.toReversed())).figures).toEqual((await conclude(plugins)).figures)
  expect(await rate(plugins)).toEqual([3, 6])
})

const corpus = resolve('../shared/corpus/knowledge-work-plugins')

describe.skipIf(!existsSync(corpus))(
  'the public repository (skipped where the corpus is not beside the project)',
  () => {
    test('has 212 skills, no pair from 0.3 on, and 6 names that collide', () => {
      const library = libraryGiven({ plugins: read(corpus).plugins })
      const skills = skillsIn(library.plugins)
      expect(skills).toHaveLength(212)
      expect(alikePairs(library, HealthTerms.parse({}), asOf)).toEqual([])
      expect(nameCollisions(skills)).toHaveLength(6)
    })
  },
)
