/** JSON read strictly, with the place of every fault and of every key. */
import { expect, test } from 'vitest'
import { parseJson } from '../../../src/read/document/json.ts'

const faults: [string, string, string[]][] = [
  ['a repeated key', '{ "url": "a",\n  "url": "b" }', ['2:3 key "url" is there twice']],
  [
    'keys repeated at two levels',
    '{"a":{"b":1,"b":2},"a":3}',
    ['1:13 key "b" is there twice', '1:20 key "a" is there twice'],
  ],
  ['a prototype key', '{"__proto__": {"admin": true}}', ['1:2 key "__proto__" is refused']],
  ['an escaped prototype key', '{"\\u005f_proto__": 1}', ['1:2 key "__proto__" is refused']],
  ['a constructor key', '{"constructor": 1}', ['1:2 key "constructor" is refused']],
  ['a trailing comma', '{"a": 1,\n}', ['2:1 JSON does not parse: "}" comes too early, or follows a comma']],
  ['a comment', '{\n// no\n"a": 1}', ['2:1 JSON does not parse: a comment']],
  ['a missing comma', '{"a": 1\n "b": 2}', ['2:2 JSON does not parse: a comma is missing']],
  ['single quotes', "{'a': 1}", ['1:2 JSON does not parse: a word that is not JSON']],
  ['an open end', '{"a": [1', ['1:9 JSON does not parse: a closing bracket is missing']],
  ['nothing', ' \n', ['1:1 JSON does not parse: the file is empty']],
  ['something after the end', '{} {}', ['1:4 JSON does not parse: text after the end']],
  ['a line end in a string', '{"a": "b\nc"}', ['1:7 JSON does not parse: a string without end']],
  ['a number with a leading zero', '01', ['1:2 JSON does not parse: text after the end']],
  ['deep nesting', '['.repeat(100_000), ['1:65 JSON is nested deeper than 64 levels']],
]

test.each(faults)('%s', (_name, text, expected) => {
  const { notes } = parseJson(text)
  expect(notes.map((note) => `${note.line}:${note.column} ${note.message}`)).toEqual(expected)
})

test('what has a syntax fault has no data; what repeats a key keeps the last, as Claude does', () => {
  expect(parseJson('{"a": 1,}').data).toBeUndefined()
  expect(parseJson('{"a": 1, "a": 2}').data).toEqual({ a: 2 })
})

test('no key reaches a prototype', () => {
  const { data } = parseJson('{"__proto__": {"admin": true}, "x": {"__proto__": null}}')
  expect(Object.getPrototypeOf(data)).toBeNull()
  expect(Object.assign({}, data)).toEqual({ x: {} })
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
})

test('places of keys and values', () => {
  const { locate } = parseJson('{\n  "plugins": [\n    { "name": "ledger",\n      "url": "" }\n  ]\n}')
  expect(locate(['plugins', 0, 'url'])).toEqual({ line: 4, column: 14 })
  expect(locate(['plugins', 0, 'url'], 'key')).toEqual({ line: 4, column: 7 })
  expect(locate(['plugins', 0])).toEqual({ line: 3, column: 5 })
  expect(locate(['plugins', 9, 'url'])).toEqual({ line: 2, column: 14 })
  expect(locate(['missing'])).toEqual({ line: 1, column: 1 })
})
