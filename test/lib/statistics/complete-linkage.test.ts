/** Complete linkage: no chains, against joining step by step, and fast where everything is alike. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeClusters, type Link } from '../../../src/lib/statistics/complete-linkage.ts'

const link = (a: string, b: string, strength = 1): Link => ({ a, b, strength })

test('a chain is no cluster: the closest two are', () => {
  expect(completeClusters([link('a', 'b', 0.7), link('b', 'c', 0.9)])).toEqual([['b', 'c']])
})
test('a triangle is one', () => {
  expect(completeClusters([link('a', 'b'), link('b', 'c'), link('c', 'a')])).toEqual([['a', 'b', 'c']])
})
test('two apart are two, sorted', () => {
  expect(completeClusters([link('y', 'x'), link('b', 'a')])).toEqual([
    ['a', 'b'],
    ['x', 'y'],
  ])
})
test('no link is no cluster', () => expect(completeClusters([])).toEqual([]))
test('of two links of a pair the stronger counts', () => {
  expect(completeClusters([link('a', 'b', 0.3), link('b', 'c', 0.6), link('b', 'a', 0.8)])).toEqual([['a', 'b']])
})

/** By definition: look at every two clusters, join the closest, look again. */
function stepByStep(links: readonly Link[]): string[][] {
  const strength = (a: string, b: string) =>
    links.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a))?.strength ?? 0
  let clusters = [...new Set(links.flatMap(({ a, b }) => [a, b]))].map((name) => [name])
  for (;;) {
    const pairs = clusters.flatMap((first, i) =>
      clusters.slice(i + 1).map((second) => ({
        first,
        second,
        least: Math.min(...first.flatMap((a) => second.map((b) => strength(a, b)))),
      })),
    )
    const [best] = pairs.sort((x, y) => y.least - x.least)
    if (best === undefined || best.least === 0) break
    clusters = [...clusters.filter((one) => one !== best.first && one !== best.second), [...best.first, ...best.second]]
  }
  return clusters
    .filter((cluster) => cluster.length > 1)
    .map((cluster) => cluster.sort())
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1))
}

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => ({ a, b })))
const some = fc
  .shuffledSubarray(pairs)
  .map((chosen) => chosen.map((pair, i) => ({ ...pair, strength: (i + 1) / pairs.length })))

describe('any links of different strength', () => {
  test('give the clusters that joining step by step gives', () => {
    fc.assert(
      fc.property(some, (links) => {
        expect(completeClusters(links)).toEqual(stepByStep(links))
      }),
      { numRuns: 300 },
    )
  })
  test('give the same in any order', () => {
    fc.assert(
      fc.property(some, (links) => {
        const equal = links.map((one) => ({ ...one, strength: Math.ceil(one.strength * 3) }))
        expect(completeClusters(equal.toReversed())).toEqual(completeClusters(equal))
      }),
    )
  })
})

test('four thousand copies of each other in groups of forty take moments', () => {
  const links = Array.from({ length: 100 }, (_, group) =>
    Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: i }, (_, j) => link(`${group}-${i}`, `${group}-${j}`, 1 - i / 100)),
    ).flat(),
  ).flat()
  const started = process.cpuUsage()
  expect(completeClusters(links).map(({ length }) => length)).toEqual(Array.from({ length: 100 }, () => 40))
  expect(process.cpuUsage(started).user).toBeLessThan(5_000_000)
})
