/** Whatever soup is written, a browser finds nothing in it but what the allow-list names; and real documents keep their words. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strangersIn } from './allowed.ts'
import { render } from './fixture.ts'

const pieces = fc.constantFrom(
  ...'<script> </script> <style> </style> <svg> </svg> <math> <mtext> </math> <template> </template> <noscript> </noscript> <title> <textarea> </textarea>'.split(
    ' ',
  ),
  ...'<p> </p> <div> </div> <b> </b> <table> <tr> <td> </table> <li> <a> </a> <h1> </h1> <details> <summary> <pre> <code> </code> <select> <option>'.split(
    ' ',
  ),
  ...[
    '<a href="javascript:x">',
    "<a href='//h'>",
    '<img src=x onerror=x>',
    '<img src="docs/ledger.png" id=x>',
    '<form action=x>',
    '<input type=checkbox>',
  ],
  ...[
    '<p class="callout" id=main style=x>',
    '<section data-footnotes>',
    '<a data-footnote-ref href="#doc-fn-1" id="doc-fnref-1">',
    '<li id="doc-fn-1">',
  ],
  ...[
    '[a](javascript:x)',
    '![a](data:x)',
    '[a](docs/setup.md)',
    '[^1]',
    '\n\n[^1]: note',
    '[a]: javascript:x\n',
    '> [!NOTE]\n> ',
    '~~CRM',
    '~~',
    '~',
  ],
  ...[
    '# ',
    '\n\n',
    '\n',
    '- ',
    '- [x] ',
    '| a | b |\n|---|--:|\n| c |',
    '```js\n',
    '```',
    '`',
    '**',
    '_',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '&lt;',
    '&#x0;',
  ],
  ...['"', "'", '>', '<', '/', '=', ' ', 'finance', '\ue000', '\0', '\u2028', '😀', '\ud800', '    ', '\t'],
  ...[
    '<Callout kind="tip">',
    '</Callout>',
    '<Skill name="reconcile" />',
    '{x}',
    'import a from "b"\n\n',
    '<Tab label="a">',
    '</Tab>',
    '<Foo.Bar {...x}>',
  ],
)
const soup = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: pieces }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

describe.each(['markdown', 'mdx'] as const)('%s soup', (syntax) => {
  test('holds nothing strange', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(soup, (body) => {
        const { html, headings, notes, text } = render(body, { syntax })
        expect(strangersIn(html)).toEqual([])
        for (const { id } of headings) expect(html).toContain(`id="${id}"`)
        for (const { line, column } of notes) expect((line ?? 1) >= 1 && (column ?? 1) >= 1).toBe(true)
        expect(text.length).toBeLessThanOrEqual(20_000)
      }),
      { numRuns: 1500, seed: 20_261_122 },
    )
  })

  test('gives the same twice', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(soup, (body) => {
        expect(render(body, { syntax })).toEqual(render(body, { syntax }))
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})

const corpus = join(import.meta.dirname, '../../../shared/corpus/knowledge-work-plugins')

describe.skipIf(!existsSync(corpus))('real documents (skipped without the corpus beside the project)', () => {
  test('hold nothing strange', { timeout: 120_000 }, () => {
    const files = globSync('{sales,legal,finance,data,engineering}/**/*.md', { cwd: corpus }).sort()
    expect(files.length).toBeGreaterThan(40)
    for (const file of files) {
      const body = readFileSync(join(corpus, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
      const { html, text } = render(body, { path: file, title: file })
      expect(strangersIn(html), file).toEqual([])
      expect(text.length, file).toBeGreaterThan(50)
    }
  })
})
