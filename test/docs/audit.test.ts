/** The short way to allow a fragment never allows what the parser would refuse. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audit, isPlainlyAllowed } from '../../src/docs/audit.ts'
import { htmlOf } from './fixture.ts'

const base = '/catalogue/'
const usual = [
  '<p>',
  '</p>',
  '<a href="https://acme.example/?a=1&#x26;b=2" rel="noopener">',
  '<a href="#doc-close">',
  '<a href="/catalogue/plugins/finance/">',
  '</a>',
  '<img src="/catalogue/media/ledger.png" alt="Ledger">',
  '<h2 id="doc-close">',
  '</h2>',
  '<details open>',
  '<table>',
  '<tr>',
  '<td colspan="2">',
  '</table>',
  'close &#x26; post',
]
const odd = [
  '<a href="javascript:alert(1)">',
  '<a href="&#x6A;avascript:alert(1)">',
  '<a href="//evil.example/">',
  '<a href="/catalogue/&#x5C;evil.example">',
  '<img src="https://evil.example/x.png">',
  '<img src="/catalogue/media/x.png" onerror="alert(1)">',
  "<p title='a'>",
  '<p id="main">',
  '<P>',
  '<script>',
  '<svg>',
  '<textarea>',
  '<title>',
  '<!-- note -->',
  '<p class="a"b="c">',
  '<p\n>',
  '<',
  '>',
  '"',
  '/',
  '\0',
]

describe('a fragment that is allowed without being parsed', () => {
  test.each(odd.slice(0, 16))('is not one with %s', (piece) => {
    expect(isPlainlyAllowed(`<p>Close</p>${piece}`, base)).toBe(false)
  })

  test('is what most documents become', () => {
    const html = htmlOf(
      '# Close\n\nSee [setup](docs/setup.md), `ledger`.\n\n| a | b |\n|---|--:|\n| c | d |\n\n- [x] done\n',
    )
    expect(html).toContain('<table')
    expect([isPlainlyAllowed(html, base), audit(html, base)]).toEqual([true, []])
  })

  test('holds nothing that parsing would refuse, whatever is put together', () => {
    const piece = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...odd))
    let allowed = 0
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const html = pieces.join('')
        if (!isPlainlyAllowed(html, base)) return
        allowed++
        expect(audit(html, base)).toEqual([])
      }),
      { numRuns: 3000, seed: 20261126 },
    )
    expect(allowed).toBeGreaterThan(300)
  })
})
