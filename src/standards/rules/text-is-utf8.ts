/** Text is UTF-8 with plain line ends. */
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'text-is-utf8'
/** Endings of files that hold text, whatever their bytes say. */
const textual =
  /\.(?:md|mdx|markdown|txt|json|jsonc|ya?ml|toml|ini|cfg|js|mjs|cjs|ts|tsx|py|sh|bash|zsh|rb|go|rs|sql|css|html?|xml|svg|env)$/i

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Text is UTF-8 with plain line ends',
  why: 'Other encodings are published as garbage without a warning, and a script with CRLF does not start on Linux.',
  remedy: 'Convert the file with iconv or dos2unix, and save it without a byte-order mark.',
  sources: ['other encodings are published as garbage with exit 0', 'github/awesome-copilot checks line endings'],
  pass: [
    { title: 'UTF-8 with LF' },
    { title: 'letters of other scripts', files: { 'docs/glossary.txt': '見越計上 means accrual.\n' } },
  ],
  fail: [
    {
      title: 'a byte-order mark',
      files: { 'docs/notes.md': '\uFEFF# Notes\n\nNothing yet.\n' },
      finds: ['file starts with a byte-order mark'],
    },
    {
      title: 'CRLF in a document',
      files: { 'docs/notes.md': '# Notes\r\n\r\nNothing yet.\r\n' },
      finds: ['lines end in CRLF'],
    },
    {
      title: 'CRLF in a script',
      files: { 'scripts/check.sh': '#!/bin/sh\r\necho checked\r\n' },
      finds: ['lines end in CRLF, or the file starts with a byte-order mark'],
    },
    {
      title: 'a NUL in a table',
      files: { 'docs/cases.txt': 'vendor\u0000amount\n' },
      finds: ['text is not UTF-8, or holds a NUL character'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check(subject) {
    const read = [...noted(subject, id, 'save it as UTF-8 with \\n line ends')]
    yield* read.map((found) => ({
      ...found,
      ...(found.fix === 'dos2unix' && { fix: `dos2unix ${found.file}` }),
      ...(found.message.endsWith('a byte-order mark') && { severity: 'warning' as const }),
    }))
    const told = new Set(read.map(({ file }) => file))
    for (const { path, size, type } of subject.plugin.files) {
      if (told.has(path) || !textual.test(path) || (type !== 'text' && type !== 'binary')) continue
      const text = subject.text(path)
      if (text === null && size <= 1_048_576)
        yield {
          file: path,
          message: 'text is not UTF-8, or holds a NUL character',
          fix: `save it as UTF-8, e.g. iconv -f UTF-16 -t UTF-8 ${path}`,
        }
      // Reading makes CRLF one character and drops the mark, so a file that had either comes out shorter.
      if (text !== null && Buffer.byteLength(text) < size)
        yield {
          file: path,
          message: 'lines end in CRLF, or the file starts with a byte-order mark',
          fix: `dos2unix ${path}`,
        }
    }
  },
})
