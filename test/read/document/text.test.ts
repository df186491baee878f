/** Bytes that are text in UTF-8, and all that are not. */
import { expect, test } from 'vitest'
import { decode } from '../../../src/read/document/text.ts'

const utf16 = Buffer.from('\uFEFFledger', 'utf16le')

test.each<[string, Buffer, string | null, string[]]>([
  ['plain text', Buffer.from('Abschluß\n'), 'Abschluß\n', []],
  ['nothing', Buffer.from(''), '', []],
  ['a byte-order mark', Buffer.from('\uFEFFledger'), 'ledger', ['1:1 warning file starts with a byte-order mark']],
  [
    'two byte-order marks',
    Buffer.from('\uFEFF\uFEFFledger'),
    '\uFEFFledger',
    ['1:1 warning file starts with a byte-order mark', '1:1 error file starts with two byte-order marks'],
  ],
  ['CRLF from the second line', Buffer.from('a\nb\r\nc\r\n'), 'a\nb\nc\n', ['2:1 advice lines end in CRLF']],
  ['a lone CR', Buffer.from('a\nbc\rd'), null, ['2:3 error a lone carriage return ends a line']],
  ['a NUL', Buffer.from('a\nb\0'), null, ['2:2 error text holds a NUL character']],
  ['UTF-16 LE', utf16, null, ['1:1 error text is UTF-16, expected UTF-8']],
  ['UTF-16 BE', Buffer.from(utf16).swap16(), null, ['1:1 error text is UTF-16, expected UTF-8']],
  ['latin-1', Buffer.from('Fees\nVerg\xfctung', 'latin1'), null, ['2:5 error text is not UTF-8: byte 0xfc']],
  ['an overlong slash', Buffer.from([0x61, 0xc0, 0xaf]), null, ['1:2 error text is not UTF-8: byte 0xc0']],
  ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80]), null, ['1:1 error text is not UTF-8: byte 0xed']],
  ['a character cut off at the end', Buffer.from([0x61, 0xc3]), null, ['1:2 error text is not UTF-8: byte 0xc3']],
  ['a line separator inside a line', Buffer.from('a\u2028b'), 'a\u2028b', []],
])('%s', (_name, bytes, text, expected) => {
  const decoded = decode(bytes)
  expect(decoded.text).toBe(text)
  expect(decoded.notes.map((note) => `${note.line}:${note.column} ${note.severity} ${note.message}`)).toEqual(expected)
  expect(decoded.notes.every((note) => note.rule === 'text-is-utf8')).toBe(true)
})
