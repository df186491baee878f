/** Bytes become text here and nowhere else: strict UTF-8 with \n line ends. */
import type { Note } from '../../model/finding.ts'
import { noteOf } from '../note.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
const rule = 'text-is-utf8'
const mark = '\uFEFF'

export interface Decoded {
  /** Null when the bytes are not text in UTF-8. */
  text: string | null
  notes: Note[]
}

/** The text of the bytes: one byte-order mark dropped, CRLF made \n; anything but UTF-8 text is refused with its place. */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)
  if (utf16) return refused('text is UTF-16, expected UTF-8', 'iconv -f UTF-16 -t UTF-8', 1, 1)
  const nul = bytes.indexOf(0)
  if (nul >= 0)
    return refused('text holds a NUL character', 'remove it, or save the file as UTF-8', ...placeOf(bytes, nul))

  let text: string
  try {
    text = strict.decode(bytes)
  } catch {
    const at = firstInvalid(bytes)
    const seen = `byte 0x${(bytes[at] ?? 0).toString(16)}`
    return refused(
      `text is not UTF-8: ${seen}`,
      'save the file as UTF-8, e.g. iconv -f latin1 -t UTF-8',
      ...placeOf(bytes, at),
    )
  }
  return tidied(text)
}

function tidied(raw: string): Decoded {
  const notes: Note[] = []
  let text = raw
  if (text.startsWith(mark)) {
    text = text.slice(1)
    notes.push(
      noteOf(rule, 'warning', 'file starts with a byte-order mark', {
        at: { line: 1, column: 1 },
        fix: 'save it without one',
      }),
    )
    if (text.startsWith(mark)) {
      notes.push(
        noteOf(rule, 'error', 'file starts with two byte-order marks', {
          at: { line: 1, column: 1 },
          fix: 'remove both',
        }),
      )
    }
  }
  const crlf = text.indexOf('\r\n')
  if (crlf >= 0) {
    const line = text.slice(0, crlf).split('\n').length
    text = text.replaceAll('\r\n', '\n')
    notes.push(noteOf(rule, 'advice', 'lines end in CRLF', { at: { line, column: 1 }, fix: 'dos2unix' }))
  }
  const lone = text.indexOf('\r')
  if (lone < 0) return { text, notes }
  const before = text.slice(0, lone).split('\n')
  const { notes: found } = refused(
    'a lone carriage return ends a line',
    'use \\n line ends',
    before.length,
    (before.at(-1) ?? '').length + 1,
  )
  return { text: null, notes: [...notes, ...found] }
}

function refused(message: string, fix: string, line: number, column: number): Decoded {
  return { text: null, notes: [noteOf(rule, 'error', message, { at: { line, column }, fix })] }
}

function startsWith(bytes: Uint8Array, ...first: number[]): boolean {
  return first.every((byte, i) => bytes[i] === byte)
}

/** Line and column of a byte, counting a column for each character before it on its line. */
function placeOf(bytes: Uint8Array, at: number): [line: number, column: number] {
  let line = 1
  let start = 0
  for (let lf = bytes.indexOf(10); lf >= 0 && lf < at; lf = bytes.indexOf(10, lf + 1))
    [line, start] = [line + 1, lf + 1]
  return [line, lenient.decode(bytes.subarray(start, at)).length + 1]
}

/** Offset of the first byte that strict decoding refuses: where lenient decoding had to put something else. */
function firstInvalid(bytes: Uint8Array): number {
  const mended = Buffer.from(lenient.decode(bytes))
  const at = bytes.findIndex((byte, i) => byte !== mended[i])
  return at < 0 ? bytes.length - 1 : at
}
