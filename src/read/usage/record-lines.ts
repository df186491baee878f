/** On which lines the records of a text file start: asked only about the few that could not be used. */
import { type Compression, contentOf } from './compression.ts'

interface Start {
  /** 1-based. */
  line: number
  blank: boolean
}

const [newline, quote, carriage] = [10, 34, 13]

/**
 * Visits the records by their number, the first being 1; blank ones are counted. `quotes` says whether a line end within
 * quotes belongs to the record. Stops after number `last`, or when the visitor returns true.
 */
export async function eachRecord(
  file: string,
  compression: Compression,
  { quotes, last }: { quotes: boolean; last: number },
  visit: (number: number, start: Start) => boolean,
): Promise<void> {
  let [number, line, quoted]: [number, number, boolean] = [1, 1, false]
  let start: Start = { line: 1, blank: true }
  for await (const piece of contentOf(file, compression)) {
    for (const byte of piece) {
      if (byte === quote && quotes) quoted = !quoted
      if (byte !== newline) {
        if (byte !== carriage) start.blank = false
        continue
      }
      line++
      if (quoted) continue
      if (visit(number, start) || number++ >= last) return
      start = { line, blank: true }
    }
  }
  if (!start.blank) visit(number, start)
}
