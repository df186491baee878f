/** Collects what is odd in one document, with the line and column of the file it stands in. */
import type { Note, Severity } from '../model/finding.ts'
import type { Document } from '../model/plugin.ts'

/** Notes beyond this are counted only, so that a hostile document cannot fill the report. */
const most = 100

export interface Problem {
  rule: string
  severity?: Severity
  /** Offset in the body; null when the place is the file as a whole. */
  at: number | null
  message: string
  fix?: string | null
  /** True where the line could hold a secret. */
  hideSource?: boolean
}

export interface Notes {
  add(problem: Problem): void
  /** The note of a problem, without collecting it. */
  made(problem: Problem): Note
  /** Whether there is room for another note, so that costly advice is not worked out in vain. */
  hasRoom(): boolean
  /** All notes in the order of their places. */
  list(): Note[]
}

export function notesOn({ body, line: firstLine }: Document): Notes {
  const lines = body.split('\n')
  const starts: number[] = []
  let offset = 0
  for (const line of lines) {
    starts.push(offset)
    offset += line.length + 1
  }
  const kept: Note[] = []
  let untold = 0

  function placeOf(at: number) {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return { index: low, line: firstLine + low, column: at - starts[low]! + 1 }
  }

  function made({ rule, severity = 'warning', at, message, fix = null, hideSource = false }: Problem): Note {
    const place = at !== null && at >= 0 && at <= body.length ? placeOf(at) : null
    const source = place === null || hideSource ? null : lines[place.index]!.slice(0, 200)
    return { rule, severity, line: place?.line ?? null, column: place?.column ?? null, message, fix, source }
  }

  return {
    add(problem) {
      if (kept.length < most) kept.push(made(problem))
      else untold++
    },
    made,
    hasRoom: () => kept.length < most,
    list() {
      const sorted = kept.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
      if (untold === 0) return sorted
      const message = `${untold} more of such findings are not listed`
      return [
        ...sorted,
        {
          rule: 'docs-are-safe-markdown',
          severity: 'warning',
          line: null,
          column: null,
          message,
          fix: null,
          source: null,
        },
      ]
    },
  }
}
