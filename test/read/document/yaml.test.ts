/** YAML read strictly: what it refuses, where, and how scalars keep their source. */
import { expect, test } from 'vitest'
import { parseYaml } from '../../../src/read/document/yaml.ts'

const laughs = `a: &a [x, x]\n${['b', 'c', 'd', 'e', 'f'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcde'[i]}`)}]`).join('\n')}`

test.each([
  ['a function tag', 'run: !!js/function "() => 1"', ['2:6 tag "!!js/function" is refused']],
  ['a Python tag', 'run: !!python/object:os.system x', ['2:6 tag "!!python/object:os.system" is refused']],
  ['a known tag', 'version: !!str 1.10', ['2:16 tag "!!str" is refused']],
  ['a tag on a key', '!!str owner: finance', ['2:7 tag "!!str" is refused']],
  ['a merge key', 'base: &base { a: 1 }\nuse:\n  <<: *base', ['4:3 key "<<" is refused']],
  ['a repeated key', 'owner: finance\nowner: legal', ['3:1 key "owner" is there twice']],
  ['a repeated key, once as a number', '1: a\n"1": b', ['3:1 key "1" is there twice']],
  ['a prototype key', '__proto__:\n  admin: true', ['2:1 key "__proto__" is refused']],
  ['a constructor key', 'support: { constructor: x }', ['2:12 key "constructor" is refused']],
  ['a list as key', '? [a, b]\n: 1', ['2:3 a key is not a plain word']],
  ['a cycle', 'a: &a [*a]', ['2:8 alias "*a" refers to what holds it']],
  ['a cycle one level down', 'a: &a { b: { c: *a } }', ['2:17 alias "*a" refers to what holds it']],
  ['a billion laughs', laughs, ['5:14 more than 20 aliases']],
  ['an alias without anchor', 'a: *nowhere', ['2:4 alias "*nowhere" has no anchor']],
  [
    'an integer that would lose digits',
    'id: 9007199254740993',
    ['2:5 number "9007199254740993" cannot be kept exactly'],
  ],
  ['infinity', 'limit: .inf', ['2:8 number ".inf" cannot be kept exactly']],
  ['a tab', 'a:\n\tb: 1', ['3:1 YAML does not parse: tabs are not allowed as indentation']],
  ['a colon in a plain value', 'summary: Use when: late', ['2:10 a value holds ": " without quotes around it']],
  ['nesting', `${'['.repeat(21)}${']'.repeat(21)}`, ['2:21 YAML is nested deeper than 20 levels']],
  ['nesting that would end the stack', '- '.repeat(30_000), ['2:1 YAML is nested deeper than 20 levels']],
  ['64 KiB and one byte', `a: ${'x'.repeat(65_534)}`, ['2:1 YAML block is 65537 bytes, expected at most 65536']],
  ['another version', '%YAML 1.1\n---\na: yes', ['2:1 a %YAML directive is refused']],
  [
    'a second document',
    'a: 1\n---\nb: 2',
    ['3:1 YAML does not parse: source contains multiple documents; please use YAML.parseAllDocuments()'],
  ],
])('%s', (_name, block, expected) => {
  const { data, notes } = parseYaml(block, 2)
  expect(data).toBeUndefined()
  expect(notes.map((note) => `${note.line}:${note.column} ${note.message}`)).toEqual(expected)
})

test.each([
  ['summary: Use when: late', 'write summary: "Use when: late"'],
  ['a: 1\nrows:\n  - title: The "late": ones', 'write title: "The \\"late\\": ones"'],
  ['summary: Use when: late # and never early', 'put the value in double quotes'],
  [`note: token: ${['ghp_', 'Zt2LrK5bN7vXcWq8Ej4HuY6mPd3Ga9Sf1RzC'].join('')}`, 'put the value in double quotes'],
])('the quotes that are missing: %s', (block, fix) => {
  expect(parseYaml(block, 2).notes.map((note) => note.fix)).toContain(fix)
})

test('exactly 64 KiB, 20 levels and 20 aliases are within bounds', () => {
  expect(parseYaml(`a: ${'x'.repeat(65_533)}`, 1).notes).toEqual([])
  expect(parseYaml(`${'['.repeat(20)}${']'.repeat(20)}`, 1).notes).toEqual([])
  expect(parseYaml(`a: &a x\nb: [${Array(20).fill('*a')}]`, 1).notes).toEqual([])
})

test('scalars keep their type traps visible', () => {
  const { data, sourceOf } = parseYaml(
    'version: 1.10\nday: 2026-09-01\nno: no\ntime: 12:30\nhex: 0x10\nhint: [file]\nnothing: ~',
    2,
  )
  expect(data).toEqual({
    version: 1.1,
    day: '2026-09-01',
    no: 'no',
    time: '12:30',
    hex: 16,
    hint: ['file'],
    nothing: null,
  })
  expect(sourceOf(['version'])).toBe('1.10')
  expect(sourceOf(['hint'])).toBe('[file]')
  expect(sourceOf(['absent'])).toBeNull()
})

test('places are lines of the file', () => {
  const { locate } = parseYaml('owner: finance\nconnectors:\n  - id: netsuite\n  - { id: bank, scopes: [] }', 2)
  expect(locate(['owner'])).toEqual({ line: 2, column: 8 })
  expect(locate(['owner'], 'key')).toEqual({ line: 2, column: 1 })
  expect(locate(['connectors', 0, 'id'])).toEqual({ line: 4, column: 9 })
  expect(locate(['connectors', 1, 'scopes'], 'key')).toEqual({ line: 5, column: 17 })
  expect(locate(['connectors', 7])).toEqual({ line: 4, column: 3 })
})

test('thousands of keys cost no more than reading them', () => {
  const started = performance.now()
  parseYaml(`{${Array.from({ length: 9_000 }, (_, i) => `k${i}`).join(',')}}`, 2)
  expect(performance.now() - started).toBeLessThan(1_500)
})
