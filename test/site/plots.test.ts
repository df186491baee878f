/** Plots: pictures that the content security policy lets through, that say what they show, and that come out alike each time. */
import { beforeAll, describe, expect, it } from 'vitest'
import { healthPages } from '../../src/catalog/health/index.ts'
import { usageByName } from '../../src/catalog/index.ts'
import type { ShownPlot } from '../../src/model/health-page.ts'
import type { Drawn } from '../../src/site/plots/drawing.ts'
import { draw } from '../../src/site/plots/index.ts'
import { drawSpark } from '../../src/site/plots/spark.ts'
import { drawTrail } from '../../src/site/plots/trail.ts'
import { drawWeeks } from '../../src/site/plots/weeks.ts'
import { contextOf } from '../catalog/judgement.ts'
import { measurement } from '../catalog/measurement.ts'
import { read } from '../read/repository.ts'
import { project } from '../sites.ts'

let plots: ShownPlot[]
beforeAll(() => {
  const context = {
    ...contextOf({ plugins: [], library: read(project) }),
    judgement: null,
    health: measurement,
    usage: usageByName(measurement),
  }
  plots = healthPages(context)?.metrics.flatMap((metric) => metric.plots) ?? []
})

function nodes(drawn: Drawn): Drawn[] {
  return [drawn, ...drawn.children.flatMap((child) => (typeof child === 'string' ? [] : nodes(child)))]
}
const textOf = (drawn: Drawn): string =>
  drawn.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
const widths = ['wide', 'narrow'] as const
const pictures = () => plots.flatMap((plot) => widths.map((width) => draw(plot, width, `plot-${plot.id}-${width}`)))

it('draws every kind', () => {
  expect(new Set(plots.map(({ kind }) => kind))).toEqual(
    new Set(['matrix', 'states', 'curves', 'series', 'forest', 'drift']),
  )
})

it('holds no script, no style and nothing that asks for another address', () => {
  for (const node of pictures().flatMap(nodes)) {
    expect(node.tag).toMatch(/^(svg|g|path|line|rect|circle|text|tspan|title|desc|defs|pattern)$/)
    const names = Object.keys(node.attributes)
    expect(names.filter((name) => /^(style|on.*|href|xlink.*)$/.test(name))).toEqual([])
    for (const value of Object.values(node.attributes)) expect(value).not.toMatch(/NaN|undefined|Infinity|url\((?!#)/)
  }
})

it('names itself, and every name it refers to is its own', () => {
  const seen = new Set<string>()
  for (const picture of pictures()) {
    const all = nodes(picture)
    const ids = all.flatMap(({ attributes }) => attributes['id'] ?? [])
    for (const id of ids) expect(seen.has(id), id).toBe(false)
    for (const id of ids) seen.add(id)
    expect(picture.attributes['role']).toBe('img')
    for (const id of picture.attributes['aria-labelledby']?.split(' ') ?? []) expect(ids).toContain(id)
    const used = all.flatMap(({ attributes }) => /^url\(#(.+)\)$/.exec(attributes['fill'] ?? '')?.[1] ?? [])
    for (const id of used) expect(ids).toContain(id)
    const said = all.filter(({ tag }) => tag === 'title' || tag === 'desc').map(textOf)
    expect(said.every((text) => text.length > 3)).toBe(true)
  }
})

it('comes out alike each time', () => {
  expect(JSON.stringify(pictures())).toBe(JSON.stringify(pictures()))
})

describe('labels stand in the picture', () => {
  const words = (kind: ShownPlot['kind']) =>
    nodes(draw(plots.find((plot) => plot.kind === kind)!, 'wide', 'x'))
      .filter(({ tag }) => tag === 'text')
      .map(textOf)

  it.each<[ShownPlot['kind'], string[]]>([
    ['curves', ['Wave 1', 'Wave 2', 'Wave 3', '100 %', 'days since onboarding']],
    ['series', ['vetted', 'ad hoc', 'Oct']],
    ['states', ['Reused by other teams', '7', 'Built once and abandoned', '2']],
    ['matrix', ['Account Brief', 'Finance Operations', '5']],
    ['drift', ['NetSuite', '2 of 5 drift', 'all 7']],
    ['forest', ['Reused by another team', '58 %']],
  ])('%s', (kind, labels) => {
    expect(words(kind)).toEqual(expect.arrayContaining(labels))
  })
})

it('draws what is followed by few with dashes and hatches', () => {
  const all = nodes(draw(plots.find(({ kind }) => kind === 'curves')!, 'wide', 'x'))
  expect(all.filter(({ attributes }) => attributes['stroke-dasharray'] === '5 4')).toHaveLength(3)
  expect(all.filter(({ attributes }) => attributes['class'] === 'plot-band-thin')).toHaveLength(3)
})

it('draws a week that must not be told as a hatched stub of one size', () => {
  const weeks = [
    { day: '2026-11-02', runs: 40 },
    { day: '2026-11-09', runs: { suppressed: true } as const },
    { day: '2026-11-16', runs: 12 },
    { day: '2026-11-23', runs: { suppressed: true } as const },
  ]
  const stubs = nodes(drawWeeks(weeks, 'wide', 'x')).filter(
    ({ tag, attributes }) => tag === 'rect' && attributes['height'],
  )
  const hatched = nodes(drawWeeks(weeks, 'wide', 'x')).find(({ attributes }) => attributes['fill'] === 'url(#x-quiet)')
  expect(hatched && nodes(hatched).filter(({ tag }) => tag === 'rect')).toHaveLength(2)
  expect(new Set(hatched && nodes(hatched).flatMap(({ attributes }) => attributes['height'] ?? [])).size).toBe(1)
  expect(stubs.length).toBeGreaterThan(3)
})

describe('recorded values', () => {
  const mark = (day: string, value: number | null, changed: string | null = null) => ({
    ...{ day, value, changed, interval: null },
    ...{ definition: 1, ruleSet: '2026.11' },
  })
  const lines = (drawn: Drawn | null) =>
    drawn === null
      ? []
      : nodes(drawn).filter(({ tag, attributes }) => tag === 'path' && !/A/.test(attributes['d'] ?? ''))

  it('make no picture while there are fewer than two', () => {
    expect(drawSpark({ unit: 'share', marks: [mark('2026-11-01', 0.4)] }, 'x')).toBeNull()
    expect(
      drawTrail({ unit: 'share', marks: [mark('2026-11-01', 0.4), mark('2026-11-08', null)] }, '', 'wide', 'x'),
    ).toBeNull()
  })

  it('are one line while measured alike, and a new one from a change on', () => {
    const days = ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']
    const alike = { unit: 'share' as const, marks: days.map((day, i) => mark(day, 0.4 + i / 10)) }
    const changed = {
      ...alike,
      marks: alike.marks.map((one, i) => (i === 2 ? { ...one, changed: 'definition 2' } : one)),
    }
    expect([lines(drawSpark(alike, 'x')).length, lines(drawSpark(changed, 'x')).length]).toEqual([1, 2])
    expect(textOf(nodes(drawSpark(changed, 'x')!).find(({ tag }) => tag === 'desc')!)).toContain(
      '1 Oct 2026: 60 % (definition 2)',
    )
  })
})
