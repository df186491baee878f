/** Threat X01 and the components: MDX is syntax, nothing in it runs, and what is not ours is shown as it is written. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { components } from '../../src/docs/components/index.ts'
import { strangersIn } from './allowed.ts'
import { htmlOf, notesOf, render } from './fixture.ts'

const mdx = { syntax: 'mdx' } as const

describe('components', () => {
  test.each([
    [
      '<Callout kind="tip" title="First">\n\nOpen the **period**.\n\n</Callout>',
      '<aside class="callout callout-tip" role="note" aria-label="First"><p class="callout-title">First</p><p>Open the <strong>period</strong>.</p></aside>',
    ],
    [
      '<Callout>Open it.</Callout>',
      '<aside class="callout callout-note" role="note" aria-label="Note"><p class="callout-title">Note</p><p>Open it.</p></aside>',
    ],
    ['<Steps>\n\n1. Open\n2. Post\n\n</Steps>', '<div class="steps"><ol>\n<li>Open</li>\n<li>Post</li>\n</ol></div>'],
    [
      '<Tabs>\n<Tab label="Cowork">\n\nOpen it.\n\n</Tab>\n<Tab label="Code">\n\nType it.\n\n</Tab>\n</Tabs>',
      '<div class="panes"><section class="pane" aria-label="Cowork"><p class="pane-title">Cowork</p><p>Open it.</p></section><section class="pane" aria-label="Code"><p class="pane-title">Code</p><p>Type it.</p></section></div>',
    ],
    [
      'See <Connector id="netsuite" />.',
      '<p>See <a class="name-chip" href="/catalogue/connectors/netsuite/">NetSuite</a>.</p>',
    ],
    [
      '<Skill name="reconcile" />',
      '<p><a class="name-chip" href="/catalogue/plugins/finance/skills/reconcile/">reconcile</a></p>',
    ],
    ['<Skill name="accrue" />', '<p><span class="name-chip">accrue</span></p>'],
    [
      '[by <Skill name="reconcile" />](docs/setup.md)',
      '<p><a href="/catalogue/plugins/finance/docs/setup/">by <span class="name-chip">reconcile</span></a></p>',
    ],
    [
      '<Screenshot src="docs/ledger.png" alt="The ledger" caption="After the run" />',
      '<figure class="screenshot"><img src="/catalogue/files/ledger.png" alt="The ledger" loading="lazy" decoding="async"><figcaption>After the run</figcaption></figure>',
    ],
    [
      'Ask ~~chat in <Callout.Foo/>',
      '<p>Ask <span class="placeholder" title="Placeholder: the chat that you connect">chat</span> in <code>&#x3C;Callout.Foo/></code></p>',
    ],
  ])('%s', (written, html) => {
    const made = htmlOf(written, mdx)
    expect(made).toBe(html)
    expect(strangersIn(made)).toEqual([])
  })

  test.each(components)('the example of $name is drawn as it is written', ({ example }) => {
    const known = example.replace('reconciliation', 'reconcile')
    expect(notesOf(known, mdx)).toEqual([])
    expect(htmlOf(known, mdx)).not.toContain('&#x3C;')
  })
})

const others = 'use Markdown, or one of Callout, Connector, Screenshot, Skill, Steps, Tab and Tabs'

describe('what is shown as it is written', () => {
  test.each([
    [
      'import fs from "node:fs"',
      '<pre tabindex="0"><code>import fs from "node:fs"</code></pre>',
      '1:1 error "import" is not run in documents (docs-are-safe-markdown) → remove the line',
    ],
    [
      'export const total = 1',
      '<pre tabindex="0"><code>export const total = 1</code></pre>',
      '1:1 error "export" is not run in documents (docs-are-safe-markdown) → remove the line',
    ],
    [
      'Sum: {1 + 1}',
      '<p>Sum: <code>{1 + 1}</code></p>',
      '1:6 error expression "{1 + 1}" is not run in documents (docs-are-safe-markdown) → write its value, or put it in backticks',
    ],
    [
      '{process.env.HOME}',
      '<p><code>{process.env.HOME}</code></p>',
      '1:1 error expression "{process.env.HOME}" is not run in documents (docs-are-safe-markdown) → write its value, or put it in backticks',
    ],
    [
      '{/* seen by the model only */}',
      '<p><code>{/* seen by the model only */}</code></p>',
      '1:1 error expression "{/* seen by the model only */}" is not run in documents (docs-are-safe-markdown) → write its value, or put it in backticks',
    ],
    [
      '<script>alert(1)</script>',
      '<p><code>&#x3C;script></code>alert(1)<code>&#x3C;/script></code></p>',
      `1:1 error "<script>" is no component of the catalogue (docs-are-safe-markdown) → ${others}`,
    ],
    [
      '<img src="x" onerror="alert(1)" />',
      '<p><code>&#x3C;img src="x" onerror="alert(1)" /></code></p>',
      `1:1 error "<img>" is no component of the catalogue (docs-are-safe-markdown) → ${others}`,
    ],
    [
      'a <a href="javascript:alert(1)">b</a>',
      '<p>a <code>&#x3C;a href="javascript:alert(1)"></code>b<code>&#x3C;/a></code></p>',
      `1:3 error "<a>" is no component of the catalogue (docs-are-safe-markdown) → ${others}`,
    ],
    [
      '<>**b**</>',
      '<p><code>&#x3C;></code><strong>b</strong><code>&#x3C;/></code></p>',
      `1:1 error "<>" is no component of the catalogue (docs-are-safe-markdown) → ${others}`,
    ],
    [
      '<a:b />',
      '<p><code>&#x3C;a:b /></code></p>',
      `1:1 error "<a:b>" is no component of the catalogue (docs-are-safe-markdown) → ${others}`,
    ],
    [
      '<callout>b</callout>',
      '<p><code>&#x3C;callout></code>b<code>&#x3C;/callout></code></p>',
      `1:1 error "<callout>" is no component of the catalogue (docs-are-safe-markdown) → ${others}`,
    ],
    [
      '<Callout kind={x}>b</Callout>',
      '<p><code>&#x3C;Callout kind={x}></code>b<code>&#x3C;/Callout></code></p>',
      '1:1 error "Callout" has an attribute that would have to be run (docs-are-safe-markdown) → write the value in quotes',
    ],
    [
      '<Skill {...x} />',
      '<p><code>&#x3C;Skill {...x} /></code></p>',
      '1:1 error "Skill" has an attribute that would have to be run (docs-are-safe-markdown) → write the value in quotes',
    ],
    [
      '<Callout kind="gold">b</Callout>',
      '<p><code>&#x3C;Callout kind="gold"></code>b<code>&#x3C;/Callout></code></p>',
      '1:1 error "Callout" kind is "gold", expected note, tip, important, warning or caution (docs-are-safe-markdown) → write it like <Callout kind="warning" title="Before you post">',
    ],
    [
      '<Callout onClick="x">b</Callout>',
      '<p><code>&#x3C;Callout onClick="x"></code>b<code>&#x3C;/Callout></code></p>',
      '1:1 error "Callout" has no attribute "onClick" (docs-are-safe-markdown) → write it like <Callout kind="warning" title="Before you post">',
    ],
    [
      '<Tab>b</Tab>',
      '<p><code>&#x3C;Tab></code>b<code>&#x3C;/Tab></code></p>',
      '1:1 error "Tab" needs label (docs-are-safe-markdown) → write it like <Tab label="Claude Code">',
    ],
    [
      '<Skill name />',
      '<p><code>&#x3C;Skill name /></code></p>',
      '1:1 error "Skill" name is empty (docs-are-safe-markdown) → write it like <Skill name="reconciliation" />',
    ],
    [
      'in <Steps>a</Steps> line',
      '<p>in <code>&#x3C;Steps></code>a<code>&#x3C;/Steps></code> line</p>',
      '1:4 error "Steps" stands within a line of text (docs-are-safe-markdown) → put it on lines of its own, with an empty line before and after',
    ],
  ])('%s', (written, html, note) => {
    expect(htmlOf(written, mdx)).toBe(html)
    expect(notesOf(written, mdx)).toEqual([note])
    expect(strangersIn(htmlOf(written, mdx))).toEqual([])
  })
})

test.each([
  [
    '<Connector id="netsuit" />',
    '1:1 warning connector "netsuit" is not provisioned (names-known-connectors) → use "netsuite", or add org/connectors/netsuit.yaml',
  ],
  ['<Skill name="reconcil" />', '1:1 warning skill "reconcil" does not exist (docs-match-inventory) → use "reconcile"'],
  [
    '<Screenshot src="gone.png" alt="a" />',
    '1:1 warning image "gone.png" does not exist (links-resolve) → add "gone.png", or remove the image',
  ],
  [
    '[a](javascript:alert`1`)',
    '1:1 warning link "javascript:alert`1`" has the scheme "javascript", expected https, http or mailto (docs-are-safe-markdown) → link to an https address or to a file of the plugin',
  ],
])('%s is said to be so', (written, note) => {
  expect(notesOf(written, mdx)).toEqual([note])
})

describe('what is no MDX', () => {
  test.each([
    ['# Close\n\nx <5', '3:3 error document is no valid MDX: unexpected character after `<`, expected a valid JSX tag'],
    ['a\n\n<Callout>\n\nb', '3:1 error document is no valid MDX: expected a closing tag for `<Callout>`'],
    ['{ open', '1:1 error document is no valid MDX: unexpected end of file in expression'],
    ['a <!-- b -->', '1:3 error document is no valid MDX: unexpected character `!` (U+0021) before name'],
  ])('%s', (written, start) => {
    const { html, notes, text } = render(written, mdx)
    expect(notes).toHaveLength(1)
    expect(notesOf(written, mdx)[0]?.slice(0, start.length)).toBe(start)
    expect(notes[0]?.fix).toBe('mend the place, or name the file .md')
    expect(html).toMatch(/^<pre tabindex="0"><code>/)
    expect(strangersIn(html)).toEqual([])
    expect(text).toBe(written.replace(/\s+/g, ' '))
  })

  test('lines count from the top of the file', () => {
    expect(render('a\n\nx <5', { ...mdx, line: 20 }).notes[0]?.line).toBe(22)
  })
})

describe('X01', () => {
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  const canary = join(folder, 'ran')
  afterEach(() => rmSync(canary, { force: true }))
  const write = `require("node:fs").writeFileSync(${JSON.stringify(canary)}, "")`

  test.each([
    `import { writeFileSync } from "node:fs"\n\nexport const ran = writeFileSync(${JSON.stringify(canary)}, "")`,
    `{${write}}`,
    `# a {${write}}`,
    `<Callout title={${write}}>b</Callout>`,
    `<Callout {...${write}}>b</Callout>`,
    `export default () => ${write}`,
    `<Foo>{(() => ${write})()}</Foo>`,
  ])('%s does not run', (written) => {
    const { notes, html } = render(written, mdx)
    expect(notes.length).toBeGreaterThan(0)
    expect(html).toContain('writeFileSync')
    expect(existsSync(canary)).toBe(false)
  })
})
