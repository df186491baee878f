/** Threats H06 and H07: pictures of the plugin are shown, all others are words or links. */
import { describe, expect, test } from 'vitest'
import { htmlOf, notesOf } from './fixture.ts'

describe('images', () => {
  test.each([
    [
      'of the plugin',
      '![The ledger](docs/ledger.png "x")',
      '<p><img src="/catalogue/files/ledger.png" alt="The ledger" loading="lazy" decoding="async"></p>',
    ],
    [
      'within a link',
      '[![The ledger](docs/ledger.png)](docs/setup.md)',
      '<p><a href="/catalogue/plugins/finance/docs/setup/"><img src="/catalogue/files/ledger.png" alt="The ledger" loading="lazy" decoding="async"></a></p>',
    ],
    [
      'remote',
      '![The ledger](https://img.example/a.png)',
      '<p><a href="https://img.example/a.png" class="remote-image" rel="noopener noreferrer external">The ledger</a></p>',
    ],
    [
      'remote without words',
      '![](https://img.example/a.png)',
      '<p><a href="https://img.example/a.png" class="remote-image" rel="noopener noreferrer external">img.example</a></p>',
    ],
    [
      'remote without a scheme',
      '![a](//img.example/a.png)',
      '<p><a href="https://img.example/a.png" class="remote-image" rel="noopener noreferrer external">a</a></p>',
    ],
    [
      'a remote badge within a link',
      '[![build](https://img.example/b.svg)](https://ci.example)',
      '<p><a href="https://ci.example/" rel="noopener noreferrer external">build</a></p>',
    ],
    ['drawn as SVG', '![The flow](docs/flow.svg)', '<p><span class="no-image">The flow (picture not shown)</span></p>'],
    ['missing', '![](docs/gone.png)', '<p><span class="no-image">gone.png (picture not shown)</span></p>'],
    ['above the plugin', '![a](../../logo.png)', '<p><span class="no-image">a (picture not shown)</span></p>'],
    [
      'inside the address',
      '![a](data:image/png;base64,AAAA)',
      '<p><span class="no-image">a (picture not shown)</span></p>',
    ],
    ['on this machine', '![a](file:///etc/passwd)', '<p><span class="no-image">a (picture not shown)</span></p>'],
    ['a document', '![a](docs/setup.md)', '<p><span class="no-image">a (picture not shown)</span></p>'],
    [
      'with a set of sources',
      '<picture><source srcset="https://img.example/a.png"><img src="docs/ledger.png" srcset="https://img.example/b.png 2x" alt="a"></picture>',
      '<p><img src="/catalogue/files/ledger.png" alt="a" loading="lazy" decoding="async"></p>',
    ],
    [
      'as a background',
      '<table background="https://img.example/a.png"><tr><td>1</td></tr></table>',
      '<div class="table" tabindex="0" role="region" aria-label="Table"><table><tbody><tr><td>1</td></tr></tbody></table></div>',
    ],
  ])('%s', (_, written, html) => {
    expect(htmlOf(written)).toBe(html)
  })
})

test.each([
  [
    '![a](https://img.example/a.png?token=1)',
    '1:1 warning image "https://img.example/a.png" is not in the plugin (docs-are-safe-markdown) → put the picture into the plugin and show it from there',
  ],
  [
    'x ![a](docs/flow.svg)',
    '1:3 warning image "docs/flow.svg" is no PNG, JPEG, WebP or GIF (docs-are-safe-markdown) → convert it to PNG or WebP',
  ],
  ['![a](ledger.png)', '1:1 warning image "ledger.png" does not exist (links-resolve) → write "docs/ledger.png"'],
  [
    '![a](../ledger.png)',
    '1:1 warning image "../ledger.png" leads out of the plugin (paths-stay-inside) → put the picture into the plugin and show it from there',
  ],
  [
    '![a]()',
    '1:1 warning image has no source (docs-are-safe-markdown) → put the picture into the plugin and show it from there',
  ],
])('%s is said to be so', (written, note) => {
  expect(notesOf(written)).toEqual([note])
})
