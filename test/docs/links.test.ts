/** Where links of a document lead, and what is said of those that lead nowhere. */
import { describe, expect, test } from 'vitest'
import { renderDocument } from '../../src/docs/index.ts'
import { context, documentOf, elementsIn, notesOf, render } from './fixture.ts'

/** Address of the first link of a document in docs/, or null when it is text. */
function leadsTo(target: string, path = 'docs/setup.md'): string | null {
  const { html } = render(`See [the page](${target}).`, { path })
  const link = elementsIn(html).find(({ tagName }) => tagName === 'a')
  return link?.attrs.find(({ name }) => name === 'href')?.value ?? null
}

describe('links', () => {
  test.each([
    ['a page beside it', '<month-end close.md>', '/catalogue/plugins/finance/docs/month-end-close/'],
    ['the same, escaped', 'month-end%20close.md', '/catalogue/plugins/finance/docs/month-end-close/'],
    ['a page above it', '../README.md', '/catalogue/plugins/finance/'],
    ['a page by way of detours', './../docs/./setup.md', '/catalogue/plugins/finance/docs/setup/'],
    ['escaped dots', '%2e%2e/README.md', '/catalogue/plugins/finance/'],
    ['a path from the root of the plugin', '/docs/setup.md', '/catalogue/plugins/finance/docs/setup/'],
    [
      'a path from the variable for that root',
      '$CLAUDE_PLUGIN_ROOT/scripts/post.py',
      '/catalogue/plugins/finance/files/post-py/',
    ],
    ['a heading of another page', '../README.md#Set-up', '/catalogue/plugins/finance/#doc-set-up'],
    ['a heading with an accent', '../README.md#%C3%A9tape', '/catalogue/plugins/finance/#doc-%C3%A9tape'],
    ['a line of a file that is text', '../scripts/post.py#L3', '/catalogue/plugins/finance/files/post-py/'],
    ['a query behind the path', '../README.md?raw=1', '/catalogue/plugins/finance/'],
    ['a skill by its folder', '../skills/reconcile/', '/catalogue/plugins/finance/skills/reconcile/'],
    ['a folder', '../skills', '/catalogue/plugins/finance/#contents'],
    ['the plugin itself', '..', '/catalogue/plugins/finance/'],
    ['a file without a page', '../scripts/large.csv', 'https://git.example/finance/scripts/large.csv'],
    [
      'a line of a file without a page',
      '../scripts/large.csv#L10-L12',
      'https://git.example/finance/scripts/large.csv#L10-L12',
    ],
    ['the web', 'https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['the web without encryption', 'http://example.com', 'http://example.com/'],
    ['a host in other letters', 'https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['mail', 'mailto:finance@example.com?subject=Close', 'mailto:finance@example.com?subject=Close'],
    ['a file that is missing', 'close.md', null],
    ['a file above the plugin', '../../README.md', null],
    ['a file far above it', '../../../../../etc/passwd', null],
    ['an escaped separator', '..%2fREADME.md', null],
    ['an escape that is none', '%E0%A4%A.md', null],
    ['a NUL', 'setup.md%00', null],
    ['__proto__', '__proto__', null],
    ['constructor', 'constructor', null],
  ])('%s', (_, target, href) => {
    expect(leadsTo(target)).toBe(href)
  })

  test('leave the site with nothing of it', () => {
    const { html } = render('[a](https://example.com) [b](docs/setup.md) <https://example.com/c>')
    expect(html).toBe(
      '<p><a href="https://example.com/" rel="noopener noreferrer external">a</a> <a href="/catalogue/plugins/finance/docs/setup/">b</a> ' +
        '<a href="https://example.com/c" rel="noopener noreferrer external">https://example.com/c</a></p>',
    )
  })

  test('without a place for sources, a file without a page is text and no fault', () => {
    const { html, notes } = renderDocument(documentOf('[data](scripts/large.csv)'), { ...context, sourceUrl: null })
    expect([html, notes]).toEqual(['<p>data</p>', []])
  })

  test('at the root of a host', () => {
    expect(renderDocument(documentOf('[a](docs/setup.md)'), { ...context, base: '/' }).html).toBe(
      '<p><a href="/plugins/finance/docs/setup/">a</a></p>',
    )
  })

  test('the files they lead to are listed once, sorted', () => {
    const { targets } = render(
      '[b](scripts/post.py) [a](docs/setup.md#x) [a](docs/setup.md) ![c](docs/ledger.png) [d](gone.md) [e](skills)',
    )
    expect(targets).toEqual(['docs/ledger.png', 'docs/setup.md', 'scripts/post.py'])
  })

  test('an address ends before a bracket that means itself', () => {
    expect(render('Call https://api.example/v1/<id>/lines now').html).toBe(
      '<p>Call <a href="https://api.example/v1/" rel="noopener noreferrer external">https://api.example/v1/</a>&#x3C;id>/lines now</p>',
    )
  })
})

describe('what is said of links', () => {
  test.each([
    [
      '[a](docs/Setup.md)',
      '1:1 warning link target "docs/Setup.md" does not exist (links-resolve) → write "docs/setup.md"',
    ],
    [
      'First line\n\nSee [it](setup.md) here',
      '3:5 warning link target "setup.md" does not exist (links-resolve) → write "docs/setup.md"',
    ],
    [
      '[a](nowhere/at-all.txt)',
      '1:1 warning link target "nowhere/at-all.txt" does not exist (links-resolve) → add "nowhere/at-all.txt", or remove the link',
    ],
    [
      '[a](../other/README.md)',
      '1:1 warning link "../other/README.md" leads out of the plugin (paths-stay-inside) → link to a file of the plugin or to an https address',
    ],
    [
      '[a](docs\\setup.md)',
      '1:1 warning link "docs\\setup.md" cannot be read as a path (links-resolve) → write "docs/setup.md"',
    ],
    ['[a](#instal)\n\n# Install', '1:1 warning no heading has the anchor "#instal" (links-resolve) → write "#install"'],
    ['[a]()', '1:1 warning link has no target (links-resolve) → name a target, or remove the link'],
    [
      '[a](//cdn.example/x)',
      '1:1 warning link "//cdn.example/x" leaves out its scheme (docs-are-safe-markdown) → write "https://cdn.example/x"',
    ],
    [
      '**[a](javascript:alert(1))**',
      '1:3 warning link "javascript:alert(1)" has the scheme "javascript", expected https, http or mailto (docs-are-safe-markdown) → link to an https address or to a file of the plugin',
    ],
    [
      '[a](https://joe:secret@host.example/x)',
      '1:1 warning link to "host.example" holds a user name (docs-are-safe-markdown) → write "https://host.example/x"',
    ],
    [
      'text\n\n<p>\n<a href="gone.md">a</a></p>',
      '4:1 warning link target "gone.md" does not exist (links-resolve) → add "gone.md", or remove the link',
    ],
    [
      '<company> and [a](gone.md)',
      '1:15 warning link target "gone.md" does not exist (links-resolve) → add "gone.md", or remove the link',
    ],
  ])('%s', (written, note) => {
    expect(notesOf(written)).toEqual([note])
  })

  test('lines count from the top of the file', () => {
    const [note] = render('\n[a](gone.md)', { line: 12 }).notes
    expect([note?.line, note?.column, note?.source]).toEqual([13, 1, '[a](gone.md)'])
  })

  test('a line with a password is not quoted', () => {
    const { notes, html } = render('[a](https://joe:secret@host.example/x?token=secret)')
    expect(JSON.stringify(notes) + html).not.toContain('secret')
  })

  test('a hundred are listed, the rest is counted', () => {
    const { notes } = render('[a](gone.md) '.repeat(150))
    expect([notes.length, notes.at(-1)?.message]).toEqual([101, '50 more of such findings are not listed'])
  })
})
