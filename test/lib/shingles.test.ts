/** Texts that say the same: the oracle of M6, and the fast search against comparing every pair. */
import { describe, expect, test } from 'vitest'
import { likeness, normalised, shinglesOf, similarPairs } from '../../src/lib/shingles.ts'

const a = 'reconcile the monthly ledger against the bank statement and list every difference with its reason'
const b = a.replace('bank', 'card')
const c = `${a} then post a summary to the finance channel for review today`
const of = shinglesOf

describe('the oracle', () => {
  test('a has eleven shingles', () => expect(of(a)).toHaveLength(11))
  test('one word in fifteen changed', () =>
    expect(likeness(of(a), of(b))).toEqual({ shared: 6, jaccard: 6 / 16, containment: 6 / 11 }))
  test('copied and extended', () =>
    expect(likeness(of(a), of(c))).toEqual({ shared: 11, jaccard: 0.5, containment: 1 }))
  test('fewer than five words have none', () => expect(of('reconcile the ledger now')).toHaveLength(0))
})

test.each([
  ['Reconcile, the  LEDGER!', 'reconcile the ledger'],
  ['ﬁnance — 100 %', 'finance 100'],
  ['***', ''],
  ['Zürich', 'z rich'],
])('%j is normalised to %j', (text, expected) => {
  expect(normalised(text)).toBe(expected)
  const tail = ' against the bank statement of October'
  expect(shinglesOf(text + tail)).toEqual(shinglesOf(expected + tail))
})

/** Words drawn from a list by a generator of its own, so that every run has the same. */
function drawn(seed: number, count: number): string[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    return `w${((mixed ^ (mixed >>> 14)) >>> 0) % 4_000}`
  })
}

describe('pairs', () => {
  const originals = Array.from({ length: 120 }, (_, i) => drawn(i + 1, 80 + ((i * 37) % 900)))
  const changed = originals
    .slice(0, 40)
    .map((words, i) => words.map((word, at) => (at % (20 + i) === 0 ? `x${at}` : word)))
  const extended = originals.slice(40, 80).map((words, i) => [...words, ...drawn(900 + i, words.length * 2)])
  const shouted = originals.slice(80, 90).map((words) => words.map((word) => word.toUpperCase()))
  const texts = [...originals, ...changed, ...extended, ...shouted].map((words) => words.join(' '))

  test('are those that comparing every pair finds', () => {
    const sets = texts.map(of)
    const all: string[] = []
    for (let i = 0; i < sets.length; i++) {
      for (let j = i + 1; j < sets.length; j++) {
        const { jaccard, containment } = likeness(sets[i]!, sets[j]!)
        if (jaccard >= 0.6 || containment >= 0.8) all.push(`${i} ${j}`)
      }
    }
    expect(all.length).toBeGreaterThan(80)
    expect(similarPairs(texts).map((pair) => `${pair.a} ${pair.b}`)).toEqual(all)
  })

  test('of equal words are exact', () => {
    expect(similarPairs([texts[0]!, texts[0]!.toUpperCase()])).toEqual([
      { a: 0, b: 1, kind: 'exact', jaccard: 1, containment: 1 },
    ])
  })

  test('of fewer than fifty words do not count', () => {
    expect(similarPairs([a, a])).toEqual([])
    expect(similarPairs([a, a], { jaccard: 0.6, containment: 0.8, words: 10 })).toHaveLength(1)
  })

  test('are found at once among ten thousand copies of one template', () => {
    const template = drawn(5, 300).join(' ')
    const copies = Array.from({ length: 10_000 }, (_, i) => `${template} ${drawn(i + 50, 40).join(' ')}`)
    const started = performance.now()
    const pairs = similarPairs(copies)
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(new Set(pairs.flatMap((pair) => [pair.a, pair.b])).size).toBe(10_000)
  }, 30_000)
})
