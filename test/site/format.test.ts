/** Days, figures and lists as people read them. */
import { expect, it } from 'vitest'
import { counted, day, listed, number, sentence, short, size, stopped } from '../../src/site/format.ts'

it.each([
  ['2026-11-03', '3 Nov 2026'],
  ['2024-02-29', '29 Feb 2024'],
  ['2026-13-01', '2026-13-01'],
  ['soon', 'soon'],
])('day %s', (value, said) => {
  expect(day(value)).toBe(said)
})

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
])('number %d', (value, said) => {
  expect(number(value)).toBe(said)
})

it.each([
  [1, '1 byte'],
  [812, '812 bytes'],
  [48_213, '48 kB'],
  [2_340_000, '2.3 MB'],
])('size %d', (bytes, said) => {
  expect(size(bytes)).toBe(said)
})

it('counts in words', () => {
  expect([counted(1, 'skill'), counted(2, 'skill'), counted(0, 'entry', 'entries')]).toEqual([
    '1 skill',
    '2 skills',
    '0 entries',
  ])
})

it('stops once', () => {
  expect([stopped('It was replaced'), stopped('It was replaced.'), stopped('Why?')]).toEqual([
    'It was replaced.',
    'It was replaced.',
    'Why?',
  ])
})

it('lists', () => {
  expect([listed([]), listed(['NetSuite']), listed(['NetSuite', 'Slack']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'NetSuite',
    'NetSuite and Slack',
    'a, b and c',
  ])
})

it('shortens digests and begins sentences', () => {
  expect([
    short(`sha256:${'0123456789abcdef'.repeat(4)}`),
    short('a41c9e2b7d11', 7),
    sentence('extends'),
    sentence(''),
  ]).toEqual(['0123456789ab', 'a41c9e2', 'Extends', ''])
})
