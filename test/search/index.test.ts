import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchRecord } from '../../src/model/catalog.ts'
import type { SearchMap } from '../../src/model/search.ts'
import { indexFiles, writeIndex } from '../../src/search/index.ts'
import { searchRecords } from '../../src/search/records.ts'
import { fixture } from './fixture.ts'

const { catalog, textOf } = fixture()
const records = searchRecords(catalog, textOf)
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = (files: Map<string, Uint8Array>) =>
  [...files].map(([path, content]) => `${path} ${Buffer.from(content).toString('base64')}`).toSorted()
const mapOf = (files: Map<string, Uint8Array>): SearchMap =>
  JSON.parse(Buffer.from(files.get('map.json') ?? []).toString())

describe('the search index', () => {
  test('is the same in every byte, whatever the order of the records', async () => {
    const first = bytesOf(await indexFiles(records))
    expect(bytesOf(await indexFiles(records.toReversed()))).toEqual(first)
  })

  test('holds only what the browser asks for', async () => {
    const names = new Set([...(await indexFiles(records)).keys()].map((path) => path.replace(/en_[0-9a-f]+/, '*')))
    expect([...names].toSorted()).toEqual([
      'fragment/*.pf_fragment',
      'index/*.pf_index',
      'map.json',
      'pagefind-entry.json',
      'pagefind.*.pf_meta',
      'pagefind.js',
      'wasm.en.pagefind',
    ])
  })

  test('maps every page to its plugin, the own page first, groups by title', async () => {
    const { groups } = mapOf(await indexFiles(records))
    expect(groups.flatMap(({ pages }) => pages)).toHaveLength(records.length)
    expect(groups.slice(0, 3).map(({ title }) => title)).toEqual(['Account brief', 'Board pack for finance', 'Box'])
    const close = groups.find(({ name }) => name === 'month-end-close')
    expect(close?.pages.map((page) => page.charAt(0))).toEqual(['0', '3', '7', '1'])
    expect(close?.facets).toEqual({
      connector: ['netsuite'],
      domain: ['finance'],
      lifecycle: ['published'],
      owner: ['finance-team'],
    })
  })

  test.each([
    ['half a character', 'lone \ud800 half'],
    ['a NUL', 'NUL \u0000'],
    ['a direction mark alone', '\u202e'],
    ['a word of 100,000 letters', 'x'.repeat(100_000)],
    ['no Latin letter', '漢字'],
  ])('takes %s', async (_fact, text) => {
    const hostile = fixture([
      {
        name: 'hostile',
        title: text,
        summary: text,
        text,
        keywords: [text],
        facets: { owner: [text.toWellFormed()] },
      },
    ])
    const files = await indexFiles(searchRecords(hostile.catalog, hostile.textOf))
    expect(mapOf(files).groups.some(({ name }) => name === 'hostile')).toBe(true)
  })

  test('a record without words is an error of ours, never a page that cannot be found', async () => {
    const mute: SearchRecord = { ...records[0]!, url: '/plugins/mute/', pluginUrl: '', content: '…' }
    await expect(indexFiles([mute])).rejects.toThrow('internal: /plugins/mute/ is not in the search index')
  })

  test('an empty catalog has an index too', async () => {
    expect(mapOf(await indexFiles([])).groups).toEqual([])
  })

  test('is reused while the records are the same, and mended where files are gone', async () => {
    const [out, cache] = [join(folder, 'site'), join(folder, 'cache')]
    const few = records.slice(0, 5)
    expect(await writeIndex(few, out, cache)).toEqual({ records: 5, reused: false })
    expect(await writeIndex(few.toReversed(), out, cache)).toEqual({ records: 5, reused: true })
    const map = readFileSync(join(out, 'pagefind/map.json'), 'utf8')
    rmSync(join(out, 'pagefind'), { recursive: true })
    await writeIndex(few, out, cache)
    expect(readFileSync(join(out, 'pagefind/map.json'), 'utf8')).toBe(map)
    writeFileSync(join(out, 'pagefind/stale.pf_meta'), '')
    await writeIndex(few, out, cache)
    expect(existsSync(join(out, 'pagefind/stale.pf_meta'))).toBe(false)
  })

  test('another text gives another index and leaves no old one in the cache', async () => {
    const [out, cache] = [join(folder, 'other-site'), join(folder, 'other-cache')]
    await writeIndex(records.slice(0, 3), out, cache)
    expect(await writeIndex(records.slice(0, 4), out, cache)).toEqual({ records: 4, reused: false })
    expect(readdirSync(cache)).toHaveLength(1)
    const { groups }: SearchMap = JSON.parse(readFileSync(join(out, 'pagefind/map.json'), 'utf8'))
    expect(groups.flatMap(({ pages }) => pages)).toHaveLength(4)
  })
})
