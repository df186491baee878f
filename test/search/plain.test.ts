import { describe, expect, test } from 'vitest'
import { opening, plain, wordsOf } from '../../src/search/plain.ts'

describe('plain text', () => {
  test.each([
    ['lines and tabs become single blanks', 'Matches\tthe\r\n\r\nledger ', 'Matches the ledger'],
    ['invisible characters go, so that the word is found', 'fi\u200bnan\u00adce\ufeff \u2060report', 'finance report'],
    ['direction marks cannot turn the text around', 'safe\u202eelbisiver', 'safeelbisiver'],
    ['tag characters hide nothing', 'ledger\u{e0069}\u{e0067}\u{e006e}', 'ledger'],
    ['control characters part words', 'bank\u0000line\u0007s', 'bank line s'],
    ['half a character does not reach the index', 'cash \ud83d flow', 'cash \ufffd flow'],
    ['markup stays text', '<mark>paid</mark> &lt;b&gt;', '<mark>paid</mark> &lt;b&gt;'],
    ['accents in one form', 'Bu\u0308ro', 'Büro'],
    ['an endless word is cut', `id ${'A'.repeat(500)} end`, `id ${'A'.repeat(64)} end`],
    ['a cut never halves a character', `${'A'.repeat(63)}😀`, `${'A'.repeat(63)}\ufffd`],
    ['nothing stays nothing', ' \u200b\n', ''],
  ])('%s', (_fact, text, expected) => {
    expect(plain(text)).toBe(expected)
  })

  test('the opening ends with a whole word', () => {
    expect(opening('Matches the ledger against bank lines', 20)).toBe('Matches the ledger')
    expect(opening('ledger', 20)).toBe('ledger')
    expect(opening('reconciliation', 5)).toBe('')
  })

  test('a text of a megabyte is cut at once', () => {
    expect(opening('finance '.repeat(125_000), 4_000)).toHaveLength(3_999)
  })

  test('words of phrases are each said once', () => {
    expect(wordsOf(['Google Drive', 'Google Calendar', 'finance finance finance', ''], 80)).toBe(
      'Google Drive Calendar finance',
    )
    expect(
      wordsOf(
        Array.from({ length: 500 }, (_, i) => `tag${i}`),
        3,
      ),
    ).toBe('tag0 tag1 tag2')
  })
})
