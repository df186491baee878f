/** The README split: one exact form of frontmatter, every other engine refused, nothing run. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitReadme } from '../../../src/read/document/readme.ts'

const summary = (text: string) => {
  const { manifest, body, bodyLine, notes } = splitReadme(text)
  return [manifest?.data ?? null, body, bodyLine, notes.map((note) => `${note.line}:${note.column} ${note.message}`)]
}

test.each([
  ['a manifest', '---\nowner: finance\n---\n\n# Close\n', [{ owner: 'finance' }, '# Close\n', 5, []]],
  ['blanks behind the marks', '--- \nowner: finance\n---\t\n# Close', [{ owner: 'finance' }, '# Close', 4, []]],
  ['no manifest', '# Close\n', [null, '# Close\n', 1, []]],
  ['an empty file', '', [null, '', 1, []]],
  ['a rule of four dashes', '----\ntext', [null, '----\ntext', 1, []]],
  ['a rule further down', '---\nowner: finance\n---\na\n\n---\nb', [{ owner: 'finance' }, 'a\n\n---\nb', 4, []]],
  ['an empty block', '---\n---\n# Close', [null, '# Close', 3, ['1:1 frontmatter is not a map of keys']]],
  ['comments only', '---\n# later\n---\n# Close', [null, '# Close', 4, ['1:1 frontmatter is not a map of keys']]],
  ['a list', '---\n- owner\n---\n# Close', [null, '# Close', 4, ['1:1 frontmatter is not a map of keys']]],
  ['no closing line', '---\nowner: finance', [null, '---\nowner: finance', 1, ['1:1 frontmatter has no closing line']]],
  [
    'a closing line that is none',
    '---\na: 1\n---evil\nb: 2\n---\nx',
    [null, 'x', 6, ['3:1 a line of the frontmatter starts with dashes: "---evil"']],
  ],
  [
    'dashes as closing line',
    '---\na: 1\n---------\nx',
    [null, '---\na: 1\n---------\nx', 1, ['3:1 a line of the frontmatter starts with dashes: "---------"']],
  ],
  ['YAML that is refused', '---\na: 1\nb: !x 1\n---\nx', [null, 'x', 5, ['3:4 tag "!x" is refused']]],
])('%s', (_name, text, expected) => {
  expect(summary(text)).toEqual(expected)
})

const engines = [
  '---js',
  '---javascript',
  '---JS',
  '---JavaScript',
  '--- js',
  '---\tjs',
  '---json',
  '---coffee',
  '---cson',
  '---toml',
]
const inherited = ['---constructor', '---toString', '---hasOwnProperty', '---__proto__', '--- yaml', '+++', '+++toml']

test.each([...engines, ...inherited])('%j is refused and nothing runs', (opening) => {
  const canary = join(mkdtempSync(join(tmpdir(), 'readme-')), 'ran')
  const code = `require('fs').writeFileSync(${JSON.stringify(canary)}, ''), { owner: 'finance' }`
  const text = `${opening}\n(() => (${code}))()\n---\n# Close\n`
  const shown = opening.replace('\t', '\\u{9}')
  expect(summary(text)).toEqual([null, '# Close\n', 4, [`1:1 frontmatter opens with "${shown}"`]])
  expect(existsSync(canary)).toBe(false)
})

test('a broken block gives the same finding at every call', () => {
  const text = '---\na: b: c\n---\n'
  expect(summary(text)).toEqual(summary(text))
  expect(summary(text)[3]).toEqual(['2:4 a value holds ": " without quotes around it'])
})

test('no other module imports gray-matter', async () => {
  const { globSync } = await import('node:fs')
  const importers = globSync('src/**/*.{ts,astro}').filter((file) =>
    /from ['"]gray-matter/.test(readFileSync(file, 'utf8')),
  )
  expect(importers).toEqual(['src/read/document/readme.ts'])
})
