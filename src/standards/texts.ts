/** The text of a plugin, line by line: what the rules that search everything go through. */
import type { Subject } from './rule.ts'

export interface Line {
  file: string
  /** 1-based. */
  line: number
  text: string
}

/** Longer lines are made by machines; only this much of them is searched. */
export const lineMost = 100_000

/** Every line of every text file, in order of path; with `least` only those of so many characters. */
export function* linesOf(subject: Subject, wanted: (path: string) => boolean = () => true, least = 1): Generator<Line> {
  for (const { path, type } of subject.plugin.files) {
    if (type !== 'text' || !wanted(path)) continue
    const text = subject.text(path)
    if (text === null) continue
    let start = 0
    for (let line = 1; start <= text.length; line++) {
      const found = text.indexOf('\n', start)
      const end = found < 0 ? text.length : found
      if (end - start >= least) yield { file: path, line, text: text.slice(start, Math.min(end, start + lineMost)) }
      start = end + 1
    }
  }
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
