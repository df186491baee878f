/** Badges: what stands in them, that no author's word does, and that every plugin of a built site has both forms. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Level, levels, type Verdict } from '../../src/model/result.ts'
import { badge, endpoint, verdictsBySlug } from '../../src/publish/badges.ts'
import { judgementWith, tidy } from '../report/judgement.ts'
import { type Element, readXml } from '../report/xml.ts'
import { buildSite, project } from '../sites.ts'

const [sample] = judgementWith().verdicts
const verdictAt = (level: Level, passed: number, of: number): Verdict => ({ ...sample!, level, strict: { passed, of } })
const read = (svg: string): Element => readXml(`<?xml version="1.0" encoding="UTF-8"?>\n${svg}`)

/** What a reader sees: words in order, and how many squares are filled. */
function shown(svg: string): { name: string | undefined; words: string[]; filled: number; squares: number } {
  const root = read(svg)
  const squares = root.children.filter(({ name, attributes }) => name === 'rect' && attributes['width'] === '7')
  const texts = root.children.find(({ name }) => name === 'g')?.children ?? []
  return {
    name: root.attributes['aria-label'],
    words: texts.map(({ text }) => text),
    filled: squares.filter(({ attributes }) => attributes['fill'] === '#fff').length,
    squares: squares.length,
  }
}

test.each([
  ['gold', 57, 57, 'Standards: Gold, 57 of 57 checks hold', ['standards', 'Gold', '57 of 57'], 3],
  ['silver', 49, 57, 'Standards: Silver, 49 of 57 checks hold', ['standards', 'Silver', '49 of 57'], 2],
  ['bronze', 7, 57, 'Standards: Bronze, 7 of 57 checks hold', ['standards', 'Bronze', '7 of 57'], 1],
  ['listed', 0, 0, 'Standards: Listed, no checks', ['standards', 'Listed', 'no checks'], 0],
] as const)('%s with %i of %i', (level, passed, of, name, words, filled) => {
  expect(shown(badge(verdictAt(level, passed, of)))).toEqual({ name, words, filled, squares: 3 })
})

test('text stays inside, whatever its length', () => {
  for (const level of levels) {
    const root = read(badge(verdictAt(level, 1000, 1000)))
    const width = Number(root.attributes['width'])
    let end = 0
    for (const { attributes } of root.children.find(({ name }) => name === 'g')?.children ?? []) {
      expect(Number(attributes['x'])).toBeGreaterThanOrEqual(end)
      end = Number(attributes['x']) + Number(attributes['textLength'])
    }
    expect(end).toBeLessThan(width)
  }
})

test('the form for shields.io', () => {
  expect(endpoint(verdictAt('silver', 49, 57))).toEqual({
    schemaVersion: 1,
    label: 'standards',
    message: 'silver · 49 of 57',
    color: '3f7a69',
  })
})

test('nothing that an author words reaches a badge', () => {
  const hostile = '"/><script>alert(1)</script>'
  const words = Object.fromEntries(Object.keys(tidy).map((key) => [key, hostile]))
  const [plain, odd] = [judgementWith(), judgementWith({ ...tidy, ...words })].map(({ verdicts }) =>
    verdicts.map((verdict) => badge(verdict) + JSON.stringify(endpoint(verdict))),
  )
  expect(odd).toEqual(plain)
})

test('of two plugins with one name each has its own verdict', () => {
  const plugins = [
    { name: 'finance-close', slug: 'finance-close' },
    { name: 'finance-close', slug: 'finance-close-2' },
  ]
  const verdicts = [verdictAt('gold', 9, 9), verdictAt('listed', 1, 9)].map((one) => ({
    ...one,
    name: 'finance-close',
  }))
  const found = verdictsBySlug(plugins, verdicts).map(([slug, { level }]) => [slug, level])
  expect(found).toEqual([
    ['finance-close', 'gold'],
    ['finance-close-2', 'listed'],
  ])
  expect(() => verdictsBySlug(plugins, verdicts.slice(1))).toThrow('"finance-close" was not judged')
})

describe('a built site', () => {
  const { out, plugins } = buildSite(join(project, 'test', 'orgs', 'acme'))
  const Compliance = z.object({
    plugins: z.array(
      z.object({ name: z.string(), level: z.enum(levels), strict: z.object({ passed: z.number(), of: z.number() }) }),
    ),
  })
  const judged = Compliance.parse(JSON.parse(readFileSync(join(out, 'api/v1/compliance.json'), 'utf8'))).plugins

  test('has both forms for every plugin, saying what compliance.json says', () => {
    expect(plugins.length).toBeGreaterThan(0)
    for (const { name, url } of plugins) {
      const slug = url.split('/').at(-2) ?? ''
      const { level, strict } = judged.find((one) => one.name === name)!
      const said = shown(readFileSync(join(out, 'badges', `${slug}.svg`), 'utf8'))
      expect(said.filled).toBe(levels.indexOf(level))
      expect(said.words.at(-1)).toBe(strict.of === 0 ? 'no checks' : `${strict.passed} of ${strict.of}`)
      const shields = JSON.parse(readFileSync(join(out, 'api/v1/badges', `${slug}.json`), 'utf8'))
      expect(shields.message).toBe(`${level} · ${said.words.at(-1)}`)
    }
    expect(existsSync(join(out, 'badges'))).toBe(true)
  })
})
