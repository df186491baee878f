/** Code: colours by class, in both themes legible, and nothing that a fence says reaches the page but a known language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { highlight, languageOfFile, tokenClasses } from '../../src/docs/highlight.ts'
import { strangersIn } from './allowed.ts'
import { elementsIn, htmlOf } from './fixture.ts'

const styles = join(import.meta.dirname, '../../src/site/styles')

describe('fences', () => {
  test.each([
    [
      'coloured',
      '```js\nlet total = 1 // net\n```',
      '<figure class="code"><pre tabindex="0" data-language="javascript"><code><span class="t-keyword">let</span> total <span class="t-keyword">=</span> <span class="t-constant">1</span> <span class="t-comment">// net</span></code></pre></figure>',
    ],
    [
      'with a title',
      '```json title="ledger.json"\n1\n```',
      '<figure class="code"><figcaption>ledger.json</figcaption><pre tabindex="0" data-language="json"><code><span class="t-constant">1</span></code></pre></figure>',
    ],
    [
      'in no language',
      '```\na <b>\n```',
      '<figure class="code"><pre tabindex="0"><code>a &#x3C;b></code></pre></figure>',
    ],
    [
      'in an unknown language',
      '```netsuite\na\n```',
      '<figure class="code"><pre tabindex="0"><code>a</code></pre></figure>',
    ],
    ['by indentation', '    a\n', '<figure class="code"><pre tabindex="0"><code>a</code></pre></figure>'],
    [
      'a diagram',
      '```mermaid\ngraph TD\n```',
      '<figure class="code"><figcaption>Mermaid diagram, as text</figcaption><pre tabindex="0"><code>graph TD</code></pre></figure>',
    ],
    ['empty', '```sh\n```', '<figure class="code"><pre tabindex="0" data-language="bash"><code></code></pre></figure>'],
    [
      'H10: attributes behind the language',
      '```toml onclick=alert(1) {1,2} class="x"\na = 1\n```',
      '<figure class="code"><pre tabindex="0" data-language="toml"><code>a <span class="t-keyword">=</span> <span class="t-constant">1</span></code></pre></figure>',
    ],
    [
      'H10: a language that is markup',
      '```"><script>alert(1)</script>\na\n```',
      '<figure class="code"><pre tabindex="0"><code>a</code></pre></figure>',
    ],
    [
      'H10: the name of a property of every object',
      '```constructor\na\n```',
      '<figure class="code"><pre tabindex="0"><code>a</code></pre></figure>',
    ],
    [
      'H10: a title that is markup',
      '```js title="<img src=x onerror=alert(1)>"\n\n```',
      '<figure class="code"><figcaption>&#x3C;img src=x onerror=alert(1)></figcaption><pre tabindex="0" data-language="javascript"><code></code></pre></figure>',
    ],
  ])('%s', (_, written, html) => {
    const made = htmlOf(written)
    expect(made).toBe(html)
    expect(strangersIn(made)).toEqual([])
  })

  test('keep every character', () => {
    const code = 'def post(x):\r\n\treturn f"{x} <b>&amp;</b>"  # \u2028 é\n\n\nprint(post(1))'
    const { childNodes } = elementsIn(highlight(code, 'py')).find(({ tagName }) => tagName === 'code')!
    const textIn = (nodes: typeof childNodes): string =>
      nodes.map((node) => ('value' in node ? node.value : 'childNodes' in node ? textIn(node.childNodes) : '')).join('')
    expect(textIn(childNodes)).toBe(code.replace(/\r\n/g, '\n'))
  })

  test('longer than 20,000 characters stay plain', () => {
    expect(htmlOf(`\`\`\`js\n${'let a = 1\n'.repeat(1_999)}\`\`\``)).toContain('t-keyword')
    expect(htmlOf(`\`\`\`js\n${'let a = 1\n'.repeat(2_001)}\`\`\``)).not.toContain('t-keyword')
  })
})

const samples: Record<string, string> = {
  bash: 'echo "$HOME" | grep -v x # note',
  css: 'a { color: red }',
  diff: '-old\n+new',
  html: '<p class="a">text</p>',
  json: '{"a": [1, true]}',
  markdown: '# Title\n[a](b) `code`',
  python: 'def f(x): return "a"',
  sql: "select sum(net) from ledger where day = '1'",
  tsx: 'const a = <p title="b">{c}</p>',
  typescript: 'function f(x: string): number { return 1 }',
  yaml: 'a: [1, "b"] # c',
}

test('every token carries a class of the list', () => {
  const used = new Set(
    Object.entries(samples).flatMap(([language, code]) =>
      elementsIn(highlight(code, language)).flatMap(({ attrs }) =>
        attrs.filter(({ name, value }) => name === 'class' && value !== 'code').map(({ value }) => value),
      ),
    ),
  )
  expect([...used].filter((name) => !tokenClasses.some((known) => known === name))).toEqual([])
  expect(used.size).toBeGreaterThan(6)
})

test.each([
  ['scripts/post.py', 'python'],
  ['hooks/hooks.json', 'json'],
  ['.mcp.json', 'json'],
  ['Makefile', ''],
  ['LICENSE', ''],
  ['a.constructor', ''],
  ['run.SH', 'bash'],
])('the language of %s', (path, language) => {
  expect(languageOfFile(path)).toBe(language)
})

describe('colours', () => {
  const css = readFileSync(join(styles, 'code.css'), 'utf8')
  const [, lightWell = '', darkWell = ''] =
    /--well: light-dark\((#\w{6}), (#\w{6})\)/.exec(readFileSync(join(styles, 'tokens.css'), 'utf8')) ?? []

  /** WCAG 2.2 relative luminance of a colour written as #rrggbb. */
  function luminance(colour: string): number {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string) => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  test.each(tokenClasses)('%s is legible in both themes', (name) => {
    const [, light = '', dark = ''] =
      new RegExp(`\\.${name} \\{\\n\\s*color: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? []
    expect(contrast(light, lightWell)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(dark, darkWell)).toBeGreaterThanOrEqual(4.5)
  })
})
