/** Threats H01 to H05: what hostile Markdown and HTML become, to the letter, and that nothing else is in it. */
import { describe, expect, test } from 'vitest'
import { strangersIn } from './allowed.ts'
import { htmlOf } from './fixture.ts'

/** What is written, and the HTML that comes out. */
type Case = [written: string, html: string]

const H01: Case[] = [
  ['<script>alert(1)</script>', ''],
  ['<SCRIPT SRC=https://evil.example/x.js></SCRIPT>', ''],
  ['a <script>alert(1)</script> b', '<p>a  b</p>'],
  ['<script>alert(1)', '<p>&#x3C;script>alert(1)</p>'],
  ['<img src=x onerror=alert(1)>', '<p><span class="no-image">x (picture not shown)</span></p>'],
  [
    '<img src="docs/ledger.png" onload="alert(1)" alt="Ledger">',
    '<p><img src="/catalogue/files/ledger.png" alt="Ledger" loading="lazy" decoding="async"></p>',
  ],
  ['<svg onload=alert(1)></svg>', ''],
  ['<svg><script>alert(1)</script></svg>', ''],
  ['<iframe srcdoc="<script>alert(1)</script>"></iframe>', ''],
  ['<iframe src="https://evil.example"></iframe>', ''],
  ['<form action="https://evil.example"><input name=password><button>Sign in</button></form>', ''],
  ['<style>body{display:none}</style>', ''],
  ['<meta http-equiv="refresh" content="0;url=https://evil.example">', ''],
  ['<base href="https://evil.example/">', ''],
  ['<link rel=stylesheet href="https://evil.example/x.css">', ''],
  ['<object data="x.swf"></object><embed src="x.swf">', ''],
  [
    '<details open ontoggle=alert(1)><summary>More</summary>text</details>',
    '<details open><summary>More</summary>text</details>',
  ],
  ['<body onload=alert(1)>text</body>', '<p>text</p>'],
  ['<div onmouseover="alert(1)">text</div>', '<p>text</p>'],
  ['<video src=x onerror=alert(1)></video>', ''],
  ['<marquee onstart=alert(1)>text</marquee>', '<p>text</p>'],
  [
    '<input type=checkbox onfocus=alert(1) autofocus>',
    '<p><span class="task-mark" role="img" aria-label="not done">☐</span></p>',
  ],
  ['<dialog open>fake</dialog>', ''],
  ['<textarea><script>alert(1)</script></textarea>', ''],
  [
    '**bold <img src=x onerror=alert(1)>**',
    '<p><strong>bold <span class="no-image">x (picture not shown)</span></strong></p>',
  ],
  [
    '| a |\n|---|\n| <script>alert(1)</script> |',
    '<div class="table" tabindex="0" role="region" aria-label="Table"><table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td></td>\n</tr>\n</tbody>\n</table></div>',
  ],
  ['<p onclick="alert(1)">text</p>', '<p>text</p>'],
]

const H02: Case[] = [
  ['[a](javascript:alert(1))', '<p>a</p>'],
  ['[a](JaVaScRiPt:alert(1))', '<p>a</p>'],
  ['[a](java&Tab;script:alert(1))', '<p>a</p>'],
  ['[a](java&#10;script:alert(1))', '<p>a</p>'],
  ['[a](&#106;avascript:alert(1))', '<p>a</p>'],
  ['[a](&#x6A;avascript&colon;alert(1))', '<p>a</p>'],
  ['[a](\\u006aavascript:alert(1))', '<p>a</p>'],
  ['[a](%6Aavascript:alert(1))', '<p>a</p>'],
  ['[a](<java\tscript:alert(1)>)', '<p>a</p>'],
  ['[a]( javascript:alert(1))', '<p>a</p>'],
  ['<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
  ['[a][r]\n\n[r]: javascript:alert(1)', '<p>a</p>'],
  ['[a](data:text/html;base64,PHNjcmlwdD4=)', '<p>a</p>'],
  ['[a](vbscript:msgbox(1))', '<p>a</p>'],
  ['[a](//evil.example/x)', '<p>a</p>'],
  ['[a](/\\evil.example/x)', '<p>a</p>'],
  ['[a](\\\\evil.example\\x)', '<p>a</p>'],
  ['[a](https:\\\\evil.example)', '<p>a</p>'],
  ['[a](https://bank.example@evil.example/)', '<p>a</p>'],
  ['[a](file:///etc/passwd)', '<p>a</p>'],
  ['[a](blob:https://evil.example/x)', '<p>a</p>'],
  ['[a](view-source:https://evil.example)', '<p>a</p>'],
  ['[a](x-apple:1)', '<p>a</p>'],
  ['<a href="javascript:alert(1)">a</a>', '<p>a</p>'],
  ['<a href=" &#1; javascript:alert(1)">a</a>', '<p>a</p>'],
  [
    '<a href="https://ok.example" onclick="alert(1)" target=_top>a</a>',
    '<p><a href="https://ok.example/" rel="noopener noreferrer external">a</a></p>',
  ],
  ['<a xlink:href="javascript:alert(1)">a</a>', '<p>a</p>'],
  ['![a](javascript:alert(1))', '<p><span class="no-image">a (picture not shown)</span></p>'],
  ['[a](feed:javascript:alert(1))', '<p>a</p>'],
  ['[a](https:evil.example)', '<p>a</p>'],
  ['<area href="javascript:alert(1)">', ''],
  ['[a](mailto:x@y.example?subject=hi%0d%0abcc:z)', '<p>a</p>'],
]

const H03: Case[] = [
  [
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<p>&#x3C;mglyph>&#x3C;/mglyph></p><div class="table" tabindex="0" role="region" aria-label="Table"><table></table></div><p>&#x3C;/mtext></p>',
  ],
  [
    '<svg></p><style><g title="</style><img src=x onerror=alert(1)>"></g></style></svg>',
    '<p><span class="no-image">x (picture not shown)</span>">&#x3C;/g></p>',
  ],
  ['<noscript><p title="</noscript><img src=x onerror=alert(1)>"></p></noscript>', ''],
  ['<template><script>alert(1)</script></template>', ''],
  ['<!--><img src=x onerror=alert(1)>-->', '<p><span class="no-image">x (picture not shown)</span>--></p>'],
  ['<!-- --!><img src=x onerror=alert(1)> -->', '<p><span class="no-image">x (picture not shown)</span> --></p>'],
  ['a <!-- x --> b', '<p>a  b</p>'],
  ['<![CDATA[<img src=x onerror=alert(1)>]]>', '<p>]]></p>'],
  ['<?php echo 1 ?>', ''],
  ['<!DOCTYPE html>', ''],
  ['<xmp><img src=x onerror=alert(1)></xmp>', ''],
  ['<plaintext><img src=x onerror=alert(1)></plaintext>', ''],
  [
    '<table><script>alert(1)</script><tr><td>1</td></tr></table>',
    '<div class="table" tabindex="0" role="region" aria-label="Table"><table><tbody><tr><td>1</td></tr></tbody></table></div>',
  ],
  ['<select><option><img src=x onerror=alert(1)></option></select>', ''],
  [
    '<a href="https://ok.example"><a href="https://two.example">a</a></a>',
    '<p><a href="https://two.example/" rel="noopener noreferrer external">a</a></p>',
  ],
  ['</article></main><p>out</p>', '<p>out</p>'],
  ['<title><img src=x onerror=alert(1)></title>', ''],
]

const H04: Case[] = [
  ['<p id="getElementById" name="main-content">text</p>', '<p>text</p>'],
  ['<a name="main-content">text</a>', '<p>text</p>'],
  [
    '# Main content {#main-content}',
    '<h2 id="doc-main-content-main-content">Main content {#main-content} <a class="anchor" href="#doc-main-content-main-content" aria-label="Link to this section">#</a></h2>',
  ],
  [
    '<h2 id="search">Search</h2>',
    '<h2 id="doc-search">Search <a class="anchor" href="#doc-search" aria-label="Link to this section">#</a></h2>',
  ],
  [
    '<img name="cookie" src="docs/ledger.png" alt="Ledger">',
    '<p><img src="/catalogue/files/ledger.png" alt="Ledger" loading="lazy" decoding="async"></p>',
  ],
  [
    '# constructor\n\n# constructor',
    '<h2 id="doc-constructor">constructor <a class="anchor" href="#doc-constructor" aria-label="Link to this section">#</a></h2>\n<h2 id="doc-constructor-1">constructor <a class="anchor" href="#doc-constructor-1" aria-label="Link to this section">#</a></h2>',
  ],
  [
    '# __proto__',
    '<h2 id="doc-proto"><strong>proto</strong> <a class="anchor" href="#doc-proto" aria-label="Link to this section">#</a></h2>',
  ],
]

const H05: Case[] = [
  ['<div style="position:fixed;inset:0">text</div>', '<p>text</p>'],
  [
    '<a href="https://ok.example" style="position:fixed;inset:0" class="button">a</a>',
    '<p><a href="https://ok.example/" rel="noopener noreferrer external">a</a></p>',
  ],
  ['<span class="mark good">Gold</span>', '<p>Gold</p>'],
  ['<p class="callout callout-note">text</p>', '<p>text</p>'],
  ['<aside class="callout" role="alert">text</aside>', '<p>text</p>'],
  [
    '<pre class="t-keyword" style="color:red"><code class="language-js evil">let a</code></pre>',
    '<figure class="code"><pre tabindex="0" data-language="javascript"><code><span class="t-keyword">let</span> a</code></pre></figure>',
  ],
  [
    '<a href="https://ok.example" target="_top" rel="opener" download ping="https://evil.example">a</a>',
    '<p><a href="https://ok.example/" rel="noopener noreferrer external">a</a></p>',
  ],
  ['<div data-pagefind-body data-pagefind-meta="title:Gold">text</div>', '<p>text</p>'],
  [
    '<h2 data-pagefind-weight="10" data-place="999">Close</h2>',
    '<h2 id="doc-close">Close <a class="anchor" href="#doc-close" aria-label="Link to this section">#</a></h2>',
  ],
  ['<p dir="rtl" lang="ar" hidden tabindex="1" accesskey="s" contenteditable>text</p>', '<p>text</p>'],
  [
    '<table width="9999" background="https://evil.example/x.png"><tr><td bgcolor=red colspan=999>1</td></tr></table>',
    '<div class="table" tabindex="0" role="region" aria-label="Table"><table><tbody><tr><td>1</td></tr></tbody></table></div>',
  ],
  ['<font color="red" size="7">text</font>', '<p>text</p>'],
  ['<section data-footnotes class="footnotes"><h2>Fake</h2></section>', ''],
]

describe.each([
  ['H01 HTML that runs, frames, asks or restyles', H01] as const,
  ['H02 addresses that run or lead astray', H02] as const,
  ['H03 parsers set against each other', H03] as const,
  ['H04 names that shadow the page', H04] as const,
  ['H05 clothes of the catalogue', H05] as const,
])('%s', (_, cases) => {
  test.each(cases)('%s', (written, html) => {
    const made = htmlOf(written)
    expect(made).toBe(html)
    expect(strangersIn(made)).toEqual([])
  })
})

test('the second look would see what the first one let through', () => {
  const leaks = [
    '<b onclick="x">a</b>',
    '<a href="javascript:x">a</a>',
    '<p class="mark good">a</p>',
    '<svg></svg>',
    '<!-- a -->',
    '<img src="//h/x">',
  ]
  expect(leaks.filter((leak) => strangersIn(leak).length === 0)).toEqual([])
})
