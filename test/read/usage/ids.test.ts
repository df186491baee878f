/** Hashes of event ids: what comes twice, and what two files share. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gatherIds, idsShared } from '../../../src/read/usage/ids.ts'
import { temporary } from './folder.ts'

const spread = (i: number) => BigInt.asUintN(64, BigInt(i) * 0x9e3779b97f4a7c15n) || 1n
const numbers = (from: number, to: number) => BigUint64Array.from({ length: to - from }, (_, i) => spread(from + i))

function written(file: string, ...lists: BigUint64Array[]): BigUint64Array {
  const ids = gatherIds(file)
  for (const list of lists) for (let at = 0; at < list.length; at += 2048) ids.take(list.subarray(at, at + 2048))
  return ids.sorted()
}

test('a file holds each id once, sorted, and says what came more than once', () => {
  const file = join(temporary(), 'ids')
  const repeated = written(file, numbers(0, 300_000), numbers(1000, 1500), numbers(1000, 1001), new BigUint64Array(5))
  expect(repeated).toEqual(numbers(1000, 1500).sort())
  expect(new BigUint64Array(new Uint8Array(readFileSync(file)).buffer)).toEqual(numbers(0, 300_000).sort())
  expect(existsSync(`${file}.raw`)).toBe(false)
})

test('what a file shares with others, each once', () => {
  const folder = temporary()
  const [a, b, c, none] = ['a', 'b', 'c', 'none'].map((name) => join(folder, name)) as [string, string, string, string]
  written(a, numbers(0, 200_000))
  written(b, numbers(150_000, 400_000))
  written(c, numbers(190_000, 200_001))
  written(none)
  expect(idsShared(a, [b, c, none])).toEqual(numbers(150_000, 200_000).sort())
  expect(idsShared(none, [a])).toEqual(new BigUint64Array())
})
