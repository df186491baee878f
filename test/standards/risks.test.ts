/** A text is passed over only when nothing in it could be a risk. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayBeRisky } from '../../src/standards/risks.ts'

test('a long run of base64 is noticed wherever it begins', () => {
  const words = fc.array(fc.constantFrom('close', 'the', 'ledger', 'AB+/9'.repeat(20), 'Q2xv'.repeat(60), 'x'), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(words, fc.constantFrom(' ', '', '\n', '-'), (pieces, between) => {
      const text = pieces.join(between)
      expect(mayBeRisky(text)).toBe(/[A-Za-z0-9+/]{240}/.test(text))
    }),
    { numRuns: 2000, seed: 20261126 },
  )
})

test.each([
  [239, false],
  [240, true],
])('%i characters of base64', (length, noticed) => {
  for (const before of ['', ' ', 'See '.repeat(50)])
    expect(mayBeRisky(`${before}${'A'.repeat(length)} !`)).toBe(noticed)
})
