/** What a contributor writes stays text in every format: each attack in every place, against the same report without it. */
import { markdownToHast } from 'satteri'
import { describe, expect, test } from 'vitest'
import { ComplianceDocument } from '../../src/model/compliance-document.ts'
import { reporterNamed, reporters } from '../../src/report/index.ts'
import { marker } from '../../src/report/markdown.ts'
import { readCsv } from './csv.ts'
import { judgementWith, options, tidy, type Words } from './judgement.ts'
import { ant, faultsBy, jenkins } from './junit-shape.ts'
import { SarifLog } from './sarif-shape.ts'
import { type Element, readXml } from './xml.ts'

const attacks: [string, string][] = [
  ['a line end', 'finance\nnetsuite'],
  ['a carriage return', 'finance\r::error::netsuite'],
  ['a workflow command on its own line', 'netsuite\n::error file=app.js::pwned\n  ::set-output name=a::b'],
  ['a workflow command at the start', '::add-mask::netsuite'],
  ['an older workflow command', 'netsuite ##[error]pwned'],
  ['a command of another runner', '##vso[task.setvariable variable=PATH]/tmp'],
  ['an escaped line end', 'finance%0A::error::pwned%0D%25'],
  ['parts of a workflow command', 'a,line=1::b:c,title=d'],
  ['the heredoc of an output file', 'x\nEOF\nname=value\nEOF'],
  ['a spreadsheet formula', '=HYPERLINK("https://evil.example","open")'],
  ['a formula after blanks', ' \t=1+1'],
  ['a formula with another sign', "@SUM(1+1)*cmd|' /C calc'!A0"],
  ['a formula behind a semicolon', 'netsuite;=1+1;+2;@x'],
  ['a formula with a wide sign', '＝1+1'],
  ['a quote', 'netsuite"\n"=1+1","'],
  ['the end of CDATA', 'netsuite]]><script>alert(1)</script>'],
  ['markup', '</failure></testcase><testcase name="&quot;&lol;\'/>'],
  ['a forbidden character of XML', 'net\u0000su\u0008ite\uFFFE\uFFFF'],
  ['half a character', 'net\uD800suite\uDC00'],
  ['colours of a terminal', 'net\u001b[31msu\u001b]8;;https://evil.example\u0007ite\u009b2J'],
  ['a line that overwrites itself', 'net\rsu\b\bite\u007f'],
  ['separators of JavaScript', 'net\u2028su\u2029ite\u0085'],
  ['text that turns around', 'net\u202Eetius\u2066\u2069\u200F'],
  ['invisible characters', 'net\u200Bsu\u00ADite\u{E0041}\uFEFF'],
  ['a backtick', 'net`suite`'],
  ['a fence', '```\n</details>\n# pwned\n```'],
  ['many backticks', '````````` ` `` netsuite'],
  ['nothing but a backtick', '`'],
  ['nothing', ''],
  ['blanks', '   '],
  ['a mention', '@finance/everyone see @netsuite'],
  ['our own mark', '<!-- plugin-commons:report -->\n\n<!-- plugin-commons:report -->'],
  ['the end of an unfolding section', '</summary></details><img src=x onerror=alert(1)>'],
  ['a Markdown link', '[open](https://evil.example) ![x](https://evil.example/x.png) <https://evil.example>'],
  ['a Markdown table', 'a | b |\n| --- | --- |\n- [x] #1'],
  ['a SARIF placeholder', '{0} {{1}} [open](0)'],
  ['a path that is no URI', 'plugins/net suite/ä#?%/[x]:y\\z.md'],
  ['a lone percent sign', '%'],
]

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
