/** Cases that need a date or a fact which examples cannot change. */
import { describe, expect, test } from 'vitest'
import hasTwoMaintainers from '../../src/standards/rules/has-two-maintainers.ts'
import reviewIsCurrent from '../../src/standards/rules/review-is-current.ts'
import { subjectOf } from './example.ts'

const { subject, whole } = subjectOf([], { title: 'nothing changed' })
const messages = (found: Iterable<{ message: string }>) => [...found].map(({ message }) => message)

describe('maintainers', () => {
  const quiet = {
    ...subject,
    plugin: { ...subject.plugin, lastChange: { commit: 'c0ffee'.padEnd(40, '0'), day: '2026-02-01' } },
  }
  const unreviewed = { ...whole, org: { ...whole.org, reviews: new Map() } }

  test('a plugin that nobody has touched for long', () => {
    expect(messages(hasTwoMaintainers.check(quiet, unreviewed))).toEqual([
      'nobody has changed or reviewed it since 2026-02-01',
    ])
  })
  test('a review confirms ownership', () => {
    expect(messages(hasTwoMaintainers.check(quiet, whole))).toEqual([])
  })
  test('without git nobody can tell', () => {
    expect(
      messages(hasTwoMaintainers.check({ ...quiet, plugin: { ...quiet.plugin, lastChange: null } }, unreviewed)),
    ).toEqual([])
  })
})

test.each([
  ['2027-04-07', []],
  ['2027-04-08', ['the review of 2026-11-09 ends on 2027-05-08, in 30 days']],
  ['2027-05-08', ['the review of 2026-11-09 ends today']],
  ['2027-05-09', ['the review of 2026-11-09 ended on 2027-05-08']],
])('a review of 180 days on %s', (asOf, expected) => {
  expect(messages(reviewIsCurrent.check(subject, { ...whole, asOf }))).toEqual(expected)
})
