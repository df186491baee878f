/** How readers write down what is odd: a note, before anyone knows which plugin and file it belongs to. */
import type { Note, Severity } from '../model/finding.ts'

/** 1-based place in a file. */
export interface Place {
  line: number
  column: number
}

/** Where a note points and what to do about it; a line without a column is the line as a whole. */
export interface NoteDetails {
  at?: Place | null | undefined
  fix?: string | null | undefined
  source?: string | null | undefined
}

/** One note; `at` is left out when the place is the file as a whole. */
export function noteOf(rule: string, severity: Severity, message: string, details: NoteDetails = {}): Note {
  const { at = null, fix = null, source = null } = details
  return { rule, severity, line: at?.line ?? null, column: at?.column ?? null, message, fix, source }
}

/** Line and column of an offset in a text with \n line ends, by the offsets at which its lines start. */
export function placeAt(starts: readonly number[], offset: number, firstLine = 1): Place {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + firstLine, column: offset - (starts[low] ?? 0) + 1 }
}

/** Offsets at which the lines of a text start. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
