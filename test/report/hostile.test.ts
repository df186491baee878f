/** What a contributor writes stays text in every format: each attack in every place, against the same report without it. */
import { markdownToHast } from 'satteri'
import { describe, expect, test } from 'vitest'
import { ComplianceDocument } from '../../src/model/compliance-document.ts'
import { reporterNamed, reporters } from '../../src/report/index.ts'
import { marker } from '../../src/report/markdown.ts'
import { attacks } from './attacks.ts'
import { readCsv } from './csv.ts'
import { judgementWith, options, tidy, type Words } from './judgement.ts'
import { ant, faultsBy, jenkins } from './junit-shape.ts'
import { SarifLog } from './sarif-shape.ts'
import { type Element, readXml } from './xml.ts'

const everywhere = (text: string): Words => ({
  ...tidy,
  ...Object.fromEntries(Object.keys(tidy).map((key) => [key, text])),
})
const written = (id: string, words: Words, more: Partial<typeof options> = {}) =>
  reporterNamed(id)!.write(judgementWith(words), { ...options, includeWaived: true, ...more })

describe.each(reporters.map(({ id }) => id))('%s', (id) => {
  test.each(attacks)('shows %s and obeys nothing', (_name, attack) => {
    const text = written(id, everywhere(attack))
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/u)
    // The one that breaks mentions is ours.
    expect(text.replaceAll('\u200b', id === 'markdown' ? '' : '\u200b')).not.toMatch(/\p{Cf}/u)
    expect(text.isWellFormed()).toBe(true)
    expect(text).not.toMatch(/##[\w.]*\[/)
    const commands = text.split('\n').filter((line) => line.trimStart().startsWith('::'))
    expect(commands.filter((line) => id !== 'github' || !/^::(error|warning|notice) [^:\r\n]*::/.test(line))).toEqual(
      [],
    )
  })
})

/** The tree without texts: what an attack must not change. */
function shapeOf({ name, attributes, children }: Element): unknown[] {
  return [name, Object.keys(attributes), children.map(shapeOf)]
}

describe('the shape of a report does not depend on its words', () => {
  const linesOf = (id: string, words: Words) => written(id, words).split('\n').length

  test.each(attacks)('human: %s', (_name, attack) => {
    // A fix of several lines is the one thing that is shown as such.
    expect(linesOf('human', { ...everywhere(attack), fix: tidy.fix })).toBe(linesOf('human', tidy))
  })

  test.each(attacks)('github: %s', (_name, attack) => {
    expect(linesOf('github', everywhere(attack))).toBe(linesOf('github', tidy))
    const properties = /^::\w+ (?:file=[^:,]*,)?(?:line=\d+,)?(?:col=\d+,)?title=[^:,]*::/
    const commands = written('github', everywhere(attack))
      .split('\n')
      .filter((line) => line.startsWith('::'))
    expect(commands.filter((line) => !properties.test(line) || /%(?!25|0A|0D|3A|2C)/.test(line))).toEqual([])
  })

  test.each(attacks)('csv: %s', (_name, attack) => {
    const rows = readCsv(written('csv', everywhere(attack)))
    expect(rows.map((row) => row.length)).toEqual(readCsv(written('csv', tidy)).map((row) => row.length))
    expect(rows.flat().filter((cell) => /(?:^|;)\s*[=+\-@＝＋－＠]/.test(cell))).toEqual([])
  })

  test.each(attacks)('junit: %s', (_name, attack) => {
    const root = readXml(written('junit', everywhere(attack)))
    expect(shapeOf(root)).toEqual(shapeOf(readXml(written('junit', tidy))))
    expect(faultsBy(ant, root)).toEqual([])
    expect(faultsBy(jenkins, root)).toEqual([])
  })

  test.each(attacks)('sarif: %s', (_name, attack) => {
    const log = SarifLog.parse(JSON.parse(written('sarif', everywhere(attack))))
    expect(log.runs[0]?.results).toHaveLength(5)
    for (const { message } of log.runs.flatMap(({ results }) => results)) expect(message.text).not.toContain('](')
  })

  test.each(attacks)('json: %s', (_name, attack) => {
    const document = ComplianceDocument.parse(JSON.parse(written('json', everywhere(attack))))
    // Programs get the author's words unchanged, so far as they are words at all.
    expect(document.results[0]?.findings[0]?.message).toBe(attack)
    expect(document.plugins[0]?.name).toBe(attack)
  })

  test.each(attacks)('markdown: %s', (_name, attack) => {
    const text = written('markdown', everywhere(attack))
    expect(text.split(marker)).toHaveLength(2)
    expect(text.startsWith(`${marker}\n`)).toBe(true)
    // A fix that cannot stand in one span stands in a block, whoever wrote it.
    const alike = /[\r\n@]/.test(attack) ? { ...tidy, fix: `${tidy.fix}\n${tidy.fix}` } : tidy
    expect(proseOf(markdownToHast(text))).toEqual(proseOf(markdownToHast(written('markdown', alike))))
    expect(spansOf(markdownToHast(text)).filter((span) => /@[\w-]/.test(span))).toEqual([])
  })
})

interface Node {
  type: string
  tagName?: string
  value?: string
  children?: unknown
}

/** Elements and texts of a tree in order, without what stands in code. */
function proseOf(node: unknown): string[] {
  if (!isNode(node)) return []
  if (node.tagName === 'code') return ['code']
  const own = node.type === 'element' ? [`<${node.tagName}>`] : [node.value ?? '']
  const children: unknown[] = Array.isArray(node.children) ? node.children : []
  return [...own, ...children.flatMap(proseOf)].filter((text) => text.trim() !== '')
}

/** What stands in code spans; blocks are left out, where text may be copied as it is. */
function spansOf(node: unknown): string[] {
  if (!isNode(node) || node.tagName === 'pre') return []
  const children: unknown[] = Array.isArray(node.children) ? node.children : []
  if (node.tagName === 'code') return children.flatMap((child) => (isNode(child) ? [child.value ?? ''] : []))
  return children.flatMap(spansOf)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
