/** Forms that are passed over in texts without a long run of letters and digits match nothing there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasRun, isWord } from '../../src/lib/character-runs.ts'
import { secretForms, tokenRun } from '../../src/lib/secret-forms.ts'

const tokens = secretForms.filter(({ isToken }) => isToken)

test('most forms are of tokens', () => {
  expect(tokens.length).toBeGreaterThan(secretForms.length / 2)
})

test.each(tokens.map(({ kind, pattern }) => [kind, pattern] as const))(
  '%s holds such a run, whatever it is',
  (_, pattern) => {
    // What may stand around a match is not part of it.
    const inner = pattern.source.replace(/\(\?<?!\[[^\]]*\]\)/g, '').replaceAll('\\b', '')
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(inner)), (text) => {
        for (const [match] of text.matchAll(new RegExp(inner, 'g'))) expect(hasRun(match, tokenRun, isWord)).toBe(true)
      }),
      { numRuns: 60, seed: 20261126 },
    )
  },
)
