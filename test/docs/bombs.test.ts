/** Threat H08: whatever is written, a document takes its deadline at most, and takes no other document with it. */
import { describe, expect, test } from 'vitest'
import { renderAll } from '../../src/docs/pool.ts'
import type { Document } from '../../src/model/plugin.ts'
import { strangersIn } from './allowed.ts'
import { context, documentOf, render } from './fixture.ts'

const lines = (count: number, line: (i: number) => string, between = '\n') =>
  Array.from({ length: count }, (_, i) => line(i)).join(between)

describe('bombs that are defused', () => {
  const table = `${'|a'.repeat(1000)}|\n${'|-'.repeat(1000)}|\n${'|\n'.repeat(20_000)}`
  test.each<[string, string, Partial<Document>?]>([
    ['brackets', '['.repeat(1e5)],
    ['stars', '*'.repeat(1e5)],
    ['quotes', '>'.repeat(1e5)],
    ['lists', `${'- '.repeat(1e5)}x`],
    ['lists that go in', lines(700, (i) => `${'  '.repeat(i)}- x`)],
    ['pipes', '|'.repeat(1e5)],
    ['a table of many cells', table],
    ['a line of 5 MB', 'a '.repeat(2.5e6)],
    ['a line of 1 MB', 'a '.repeat(5e5)],
    ['footnotes', `${lines(1e4, (i) => `[^${i}]`, ' ')}\n\n${lines(1e4, (i) => `[^${i}]: x`)}`],
    ['definitions', lines(1e4, (i) => `[${i}]: x`)],
    ['references', `${lines(1e4, (i) => `[${i}]: x`)}\n\n${lines(1e4, (i) => `[${i}]`, ' ')}`],
    ['entities', '&amp;'.repeat(2e5)],
    ['open boxes', '<div>'.repeat(1e5)],
    ['boxes in boxes', '<div>'.repeat(5e4) + '</div>'.repeat(5e4)],
    ['open formatting', lines(3000, (i) => `<b a${i}>`, '') + '<p>'.repeat(3000) + '</b>'.repeat(3000)],
    ['open comments', '<!-- '.repeat(1e5)],
    ['open quotes in tags', '<a "'.repeat(2e5)],
    ['unknown tags', '<x> '.repeat(1e5)],
    ['backticks', lines(1400, (i) => '`'.repeat(i + 1), 'a')],
    ['tildes', '~~'.repeat(3e5)],
    ['equal headings', '# a\n'.repeat(3e4)],
    ['images', '!['.repeat(5e4) + ']()'.repeat(5e4)],
    ['code that nests', `\`\`\`json\n${'{"a":'.repeat(3000)}\n\`\`\``],
    [
      'components in components',
      `${'<Callout kind="x">\n\n'.repeat(140)}a\n\n${'</Callout>\n\n'.repeat(140)}`,
      { syntax: 'mdx' },
    ],
    ['tags in tags', '<A>'.repeat(5e3) + '</A>'.repeat(5e3), { syntax: 'mdx' }],
  ])('%s', { timeout: 20_000 }, (_, body, more) => {
    const start = process.cpuUsage()
    const { html } = render(body, more)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(5)
    if (html.length < 200_000) expect(strangersIn(html)).toEqual([])
  })
})

describe('bounds are said', () => {
  test.each([
    [
      'larger than 1 MiB',
      'a '.repeat(524_289),
      'fits-size-budget',
      'document is larger than 1 MiB and is not rendered',
      '<p class="not-rendered">This document is larger than 1 MiB and is not shown here.</p>',
    ],
    ['too deep', `${'> '.repeat(151)}x`, 'docs-are-safe-markdown', 'document nests blocks more than 150 deep', null],
    ['too many parts', '*a* '.repeat(100_000), 'docs-are-safe-markdown', 'document has more than 250,000 parts', null],
    [
      'too many entities',
      '&lt;x'.repeat(10_000),
      'docs-are-safe-markdown',
      'document has too many entities in a paragraph',
      null,
    ],
  ])('%s', (_, body, rule, message, html) => {
    const { notes, html: made, text } = render(body)
    expect(notes).toMatchObject([{ rule, severity: 'error', message, line: null }])
    if (html === null) expect(made).toMatch(/^<pre tabindex="0"><code>/)
    else expect(made).toBe(html)
    expect(text.length).toBeLessThanOrEqual(20_000)
  })

  test('what is just within them is rendered', () => {
    expect(render('a '.repeat(524_288)).html).toMatch(/^<p>/)
    expect(render(`${'> '.repeat(100)}x`).html).toMatch(/^<blockquote>/)
  })
})

describe('the pool', { timeout: 60_000 }, () => {
  const slow = documentOf('a_'.repeat(300_000))
  const crash = documentOf(`{${'('.repeat(1e5)}${')'.repeat(1e5)}}`, { syntax: 'mdx' })

  test('renders like a single call, in order', async () => {
    const documents = Array.from({ length: 60 }, (_, i) => documentOf(`# Step ${i}\n\n[a](docs/setup.md) ~~CRM`))
    const progress: number[] = []
    const rendered = await renderAll(
      documents.map((document) => ({ document, context })),
      { progress: (done) => progress.push(done) },
    )
    expect(rendered).toEqual(documents.map(({ body }) => render(body)))
    expect(progress).toEqual(documents.map((_, i) => i + 1))
  })

  test('has nothing to do with nothing', async () => {
    expect(await renderAll([])).toEqual([])
  })

  test('ends what takes too long and what crashes, and goes on', async () => {
    const jobs = [slow, documentOf('one'), crash, documentOf('two')].map((document) => ({ document, context }))
    const rendered = await renderAll(jobs, { deadline: 1000 })
    expect(rendered.map(({ html }) => html)).toEqual(['', '<p>one</p>', '', '<p>two</p>'])
    expect(rendered[0]?.notes).toEqual([
      {
        rule: 'docs-are-safe-markdown',
        severity: 'error',
        line: null,
        column: null,
        message: 'document took longer than 1 second to render',
        fix: 'simplify or split it',
        source: null,
      },
    ])
    expect(rendered[2]?.notes[0]?.message).toBe('document cannot be rendered, the renderer gave up on it')
  })

  test('leaves a plugin alone after three failures, not its neighbours', async () => {
    const neighbour = { ...context }
    const jobs = [
      ...[crash, crash, crash, documentOf('left')].map((document) => ({ document, context })),
      { document: documentOf('well'), context: neighbour },
    ]
    const rendered = await renderAll(jobs)
    expect(rendered.map(({ html }) => html)).toEqual(['', '', '', '', '<p>well</p>'])
    expect(rendered[3]?.notes[0]?.message).toBe(
      'document is left out, since 3 others of the plugin could not be rendered',
    )
  })
})
