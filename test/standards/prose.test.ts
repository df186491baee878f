/** What rules read documents and JSON with: prose apart from code, sections, keys, circles. */
import { describe, expect, it, test } from 'vitest'
import type { Document } from '../../src/model/plugin.ts'
import { cycleFrom } from '../../src/standards/dependencies.ts'
import { oddKeysOf } from '../../src/standards/json-keys.ts'
import { proseOf, sectionsOf } from '../../src/standards/prose.ts'

const documentOf = (body: string): Document => ({
  path: 'README.md',
  role: 'readme',
  syntax: 'markdown',
  title: 'Close',
  body,
  line: 4,
})

describe('prose', () => {
  test.each([
    ['plain lines', 'Close the books.\nThen rest.', ['4 Close the books.', '5 Then rest.']],
    ['a block of code', 'Before\n```sh\nTODO\n```\nAfter', ['4 Before', '8 After']],
    ['a longer fence around a shorter one', '````\n```\nTODO\n```\n````\nAfter', ['9 After']],
    ['tildes', '~~~text\nTODO\n~~~\nAfter', ['7 After']],
    ['a fence without end', 'Before\n```\nTODO', ['4 Before']],
    ['backticks within a line', 'Type `close` now', ['4 Type         now']],
  ])('%s', (_, body, expected) => {
    expect(proseOf(documentOf(body)).map(({ line, text }) => `${line} ${text}`)).toEqual(expected)
  })
})

describe('sections', () => {
  test.each([
    ['nothing below', '## Setup\n## Support\nAsk.', ['2 Setup @4: 0', '2 Support @5: 1']],
    [
      'a heading below counts as text',
      '## Setup\n\n### Access\n\nAsk for it.\n\n## Support',
      ['2 Setup @4: 2', '3 Access @6: 1', '2 Support @10: 0'],
    ],
    ['number signs in code are no heading', '## Setup\n```sh\n# comment\n```', ['2 Setup @4: 3']],
    ['emphasis and closing signs', '## **Limits** ##\n#hashtag', ['2 Limits @4: 1']],
  ])('%s', (_, body, expected) => {
    expect(
      sectionsOf(documentOf(body)).map(
        ({ depth, title, line, lines }) => `${depth} ${title} @${line}: ${lines.length}`,
      ),
    ).toEqual(expected)
  })
})

describe('keys of JSON', () => {
  test.each([
    ['each once', '{"a": {"b": 1}, "b": [{"a": 1}, {"a": 2}]}', []],
    ['twice, with its place', '{\n  "url": 1,\n  "url": 2\n}', ['url twice 3:3']],
    ['twice by an escape', '{"url": 1, "\\u0075rl": 2}', ['url twice 1:12']],
    [
      'dangerous',
      '{"__proto__": 1, "a": {"constructor": 2}}',
      ['__proto__ dangerous 1:2', 'constructor dangerous 1:24'],
    ],
    ['a value is no key', '{"a": "a", "b": "a"}', []],
    ['not JSON at all', '{"a": , }] "a" : {', []],
    ['very deep', '{"a":'.repeat(100_000), []],
  ])('%s', (_, text, expected) => {
    expect(oddKeysOf(text).map(({ key, what, line, column }) => `${key} ${what} ${line}:${column}`)).toEqual(expected)
  })
})

describe('circles of dependencies', () => {
  const next = new Map([
    ['accruals', ['audit', 'elsewhere']],
    ['audit', ['board']],
    ['board', ['accruals']],
    ['close', ['audit']],
    ['self', ['self']],
  ])

  it.each([
    ['accruals', ['accruals', 'audit', 'board', 'accruals']],
    ['self', ['self', 'self']],
    ['close', null],
  ])('from %s', (start, expected) => {
    expect(cycleFrom(start, next)).toEqual(expected)
  })
})
