/** What authors write every day: placeholders, callouts, headings, tables, tasks, footnotes, brackets that mean themselves. */
import { describe, expect, test } from 'vitest'
import { renderDocument } from '../../src/docs/index.ts'
import { context, documentOf, htmlOf, notesOf, render } from './fixture.ts'

const chip = (name: string) =>
  `<span class="placeholder" title="Placeholder: the ${name} that you connect">${name}</span>`

describe('placeholders', () => {
  test.each([
    ['a known name of two words', 'Ask ~~project tracker for it', `<p>Ask ${chip('project tracker')} for it</p>`],
    ['the longest known name', '~~CI/CD, ~~CRM.', `<p>${chip('CI/CD')}, ${chip('CRM')}.</p>`],
    ['in other letters, as written', '~~Project Tracker', `<p>${chip('Project Tracker')}</p>`],
    ['over the end of a line', '~~project\ntracker', `<p>${chip('project tracker')}</p>`],
    ['an unknown one is one word', '~~data warehouse', `<p>${chip('data')} warehouse</p>`],
    ['with hyphens and slashes', '~~ticket-desk/queue', `<p>${chip('ticket-desk/queue')}</p>`],
    ['a known name within a longer word', '~~chats', `<p>${chip('chats')}</p>`],
    [
      'two in a line do not strike out what is between',
      '~~chat/~~CRM and ~~chat~~CRM',
      `<p>${chip('chat')}/${chip('CRM')} and ${chip('chat')}CRM</p>`,
    ],
    ['a pair', '~~chat~~', `<p>${chip('chat')}</p>`],
    ['within bold', '**~~chat**', `<p><strong>${chip('chat')}</strong></p>`],
    [
      'within a link',
      '[~~chat](docs/setup.md)',
      `<p><a href="/catalogue/plugins/finance/docs/setup/">${chip('chat')}</a></p>`,
    ],
    ['code stays as it is', '`~~chat`', '<p><code>~~chat</code></p>'],
    ['nothing to name', 'a ~~ b ~c~ ~~~', '<p>a ~~ b ~c~ ~~~</p>'],
    ['crossed out on purpose in HTML', '<del>old</del>', '<p><del>old</del></p>'],
  ])('%s', (_, written, html) => {
    expect(htmlOf(written)).toBe(html)
  })

  test('in headings and tables', () => {
    const { html, headings } = render('## Ask ~~CRM\n\n| ~~chat |\n|---|\n| ~~knowledge base |')
    expect(headings).toEqual([{ depth: 2, id: 'doc-ask-crm', text: 'Ask CRM' }])
    expect(html).toContain(`<th scope="col">${chip('chat')}</th>`)
    expect(html).toContain(`<td>${chip('knowledge base')}</td>`)
  })

  test('names that are patterns are names', () => {
    const { html } = renderDocument(documentOf('~~a.c (x) ~~abc'), {
      ...context,
      placeholders: ['a.c (x)', '(', '[a-z]+', ''],
    })
    expect(html).toBe(`<p>${chip('a.c (x)')} ${chip('abc')}</p>`)
  })
})

describe('callouts', () => {
  test.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('%s', (kind) => {
    const name = kind[0] + kind.slice(1).toLowerCase()
    expect(htmlOf(`> [!${kind}]\n> Close *first*.`)).toBe(
      `<aside class="callout callout-${kind.toLowerCase()}" role="note" aria-label="${name}"><p class="callout-title">${name}</p>\n<p>Close <em>first</em>.</p>\n</aside>`,
    )
  })
  test.each([
    ['of an unknown kind', '> [!GOLD]\n> text'],
    ['with words behind the kind', '> [!NOTE] text'],
    ['not in the first line', '> text\n> [!NOTE]'],
  ])('a quote %s stays a quote', (_, written) => {
    expect(htmlOf(written)).toMatch(/^<blockquote>/)
  })
})

describe('headings', () => {
  const shown = (body: string) =>
    [...htmlOf(body).matchAll(/<(h\d) id="([^"]*)"/g)].map(([, name, id]) => `${name} ${id}`)

  test.each([
    ['the title is not said twice', '# Finance\n\n## Install', ['h2 doc-install']],
    ['another first heading stays', '# Month end\n\n## Install', ['h2 doc-month-end', 'h3 doc-install']],
    ['the highest is 2', '### Install\n\n#### Test', ['h2 doc-install', 'h3 doc-test']],
    ['no level is skipped', '## Install\n\n##### Test\n\n##### Try', ['h2 doc-install', 'h3 doc-test', 'h3 doc-try']],
    [
      'the lowest is 6',
      '# A\n## B\n### C\n#### D\n##### E\n###### F',
      ['h2 doc-a', 'h3 doc-b', 'h4 doc-c', 'h5 doc-d', 'h6 doc-e', 'h6 doc-f'],
    ],
    [
      'equal ones are counted',
      '# Note\n# Note\n# Note 1\n# Note',
      ['h2 doc-note', 'h2 doc-note-1', 'h2 doc-note-1-1', 'h2 doc-note-2'],
    ],
    ['marks are dropped, letters kept', '# Über: `a_b` & c!', ['h2 doc-über-a_b--c']],
    ['no letters at all', '# ???', ['h2 doc-section']],
    ['a footnote cannot be taken over', '# fn.1\n\nx[^1]\n\n[^1]: y', ['h2 doc-fn1']],
  ])('%s', (_, written, ids) => {
    expect(shown(written)).toEqual(ids)
  })

  test('those of depth 2 and 3 are listed', () => {
    expect(render('# Finance\n## Install **now**\n### On Windows\n#### Deep').headings).toEqual([
      { depth: 2, id: 'doc-install-now', text: 'Install now' },
      { depth: 3, id: 'doc-on-windows', text: 'On Windows' },
    ])
  })

  test('each links to itself, and links of the document find it', () => {
    expect(htmlOf('[go](#set-up)\n\n## Set up')).toBe(
      '<p><a href="#doc-set-up">go</a></p>\n<h2 id="doc-set-up">Set up <a class="anchor" href="#doc-set-up" aria-label="Link to this section">#</a></h2>',
    )
  })

  test('a title that is left out can still be linked to', () => {
    expect(htmlOf('# Finance\n\n[up](#finance)')).toBe(
      '<div id="doc-finance"></div>\n<p><a href="#doc-finance">up</a></p>',
    )
  })
})

describe('tables, lists, footnotes', () => {
  test('tables scroll in a region of their own', () => {
    expect(htmlOf('| Team | Runs | |\n|---|--:|:-:|\n| Legal | 3 | x |\n').replace(/\n/g, '')).toBe(
      '<div class="table" tabindex="0" role="region" aria-label="Table"><table><thead><tr><th scope="col">Team</th><th scope="col" class="align-right">Runs</th>' +
        '<td class="align-center"></td></tr></thead><tbody><tr><td>Legal</td><td class="align-right">3</td><td class="align-center">x</td></tr></tbody></table></div>',
    )
    expect(htmlOf('|a|\n|-|\n\ntext\n\n|b|\n|-|')).toContain('aria-label="Table 2"')
  })

  test('tasks are marks, not forms', () => {
    expect(htmlOf('- [ ] Post\n- [x] Close').replace(/\n/g, '')).toBe(
      '<ul class="tasks"><li class="task"><span class="task-mark" role="img" aria-label="not done">☐</span> Post</li>' +
        '<li class="task"><span class="task-mark" role="img" aria-label="done">☑</span> Close</li></ul>',
    )
  })

  test('footnotes stand at the end and lead back', () => {
    expect(htmlOf('Closed[^a].\n\n[^a]: By *hand*.').replace(/\n/g, '')).toBe(
      '<p>Closed<sup><a href="#doc-fn.a" id="doc-fnref.a" class="footnote-ref" aria-label="Footnote 1">1</a></sup>.</p>' +
        '<section class="footnotes" aria-label="Footnotes"><ol><li id="doc-fn.a"><p>By <em>hand</em>. ' +
        '<a href="#doc-fnref.a" class="footnote-back" aria-label="Back to reference 1">↩</a></p></li></ol></section>',
    )
  })

  test('lists keep their first number', () => {
    expect(htmlOf('3. three')).toBe('<ol start="3">\n<li>three</li>\n</ol>')
  })
})

describe('HTML', () => {
  test.each([
    [
      'a word in brackets',
      'Send it to <company> and List<String>.',
      '<p>Send it to &#x3C;company> and List&#x3C;String>.</p>',
    ],
    [
      'a block of a prompt keeps its Markdown',
      '<example>\nuser: **hi**\n</example>',
      '<p>&#x3C;example>\nuser: <strong>hi</strong>\n&#x3C;/example></p>',
    ],
    ['a tag that nobody closes', 'Put <title> first', '<p>Put &#x3C;title> first</p>'],
    ['a tag without contents that says nothing', 'Use <input> here', '<p>Use &#x3C;input> here</p>'],
    ['a comment that nobody closes', 'a\n\n<!-- b\n\nc', '<p>a</p>\n<p>&#x3C;!-- b</p>\n<p>c</p>'],
    [
      'boxes give way to paragraphs',
      '<div align="center">\n<b>Close</b><br>now\n</div>',
      '<p>\n<strong>Close</strong><br>now\n</p>',
    ],
    [
      'details stay',
      '<details>\n<summary>More</summary>\n\ntext\n\n</details>',
      '<details>\n<summary>More</summary>\n<p>text</p>\n</details>',
    ],
    [
      'keys and indices stay',
      '<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup>',
      '<p><kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup></p>',
    ],
    [
      'code in brackets is code',
      '`<company>` and `\\<b>`',
      '<p><code>&#x3C;company></code> and <code>\\&#x3C;b></code></p>',
    ],
    [
      'within a quote',
      '> <company> is **it**',
      '<blockquote>\n<p>&#x3C;company> is <strong>it</strong></p>\n</blockquote>',
    ],
    ['a drawing goes as a whole', 'a <svg viewBox="0 0 1 1"><path d="M0 0"/></svg> b', '<p>a  b</p>'],
  ])('%s', (_, written, html) => {
    expect(htmlOf(written)).toBe(html)
  })

  test('what is left out is named once, where it stands', () => {
    expect(
      notesOf('text\n\n<div>\n<iframe src="a"></iframe>\n<iframe src="b"></iframe>\n<style>a{}</style></div>'),
    ).toEqual([
      '4:1 warning HTML element "iframe" is not shown (docs-are-safe-markdown) → remove it, or say it in Markdown',
      '6:1 warning HTML element "style" is not shown (docs-are-safe-markdown) → remove it, or say it in Markdown',
    ])
  })
})

describe('words for search', () => {
  test('are the text without code and furniture', () => {
    const { text } = render(
      '# Finance\n\n## Set up\n\nAsk ~~CRM[^1].\n\n```sh\nrm x\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n- [x] one\n- two\n\n[^1]: note',
    )
    expect(text).toBe('Set up\nAsk CRM.\na\nb\nc\nd\none\ntwo\nnote')
  })
  test('end at 20,000 characters and never within one', () => {
    const { text } = render(`a${'😀'.repeat(15_000)}`)
    expect(text.length).toBe(19_999)
    expect(text.isWellFormed()).toBe(true)
  })
})
