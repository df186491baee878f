/** Words for messages: quoting, plurals, nearest spelling, trimming. */

/** The value in double quotes, control characters made visible, at most `most` characters. */
export function quoted(value: unknown, most = 80): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `"${visible(shortened(text, most))}"`
}

/** The text with control and invisible characters written as \u{…}, so that a message shows what is there. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`)
}

/** The text cut at `most` characters, with an ellipsis when something was cut. */
export function shortened(text: string, most: number): string {
  const marks = [...text.slice(0, most * 2 + 2)]
  return marks.length > most ? `${marks.slice(0, most - 1).join('')}…` : text
}

/** "1 skill", "3 skills"; pass `many` for irregular plurals. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}

/** 12345 as 12,345; without Intl, which takes long to load and follows the machine's data. */
function grouped(count: number): string {
  const [whole = '', fraction] = String(count).split('.')
  const marked = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? marked : `${marked}.${fraction}`
}

/** "a, b or c". */
export function either(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

/** "a, b and c". */
export function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`
}

/** The known value that takes the fewest edits to reach, when that is at most a third of its length; else undefined. */
export function nearest(value: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const edits = distance(value.toLowerCase(), candidate.toLowerCase())
    if (edits < least) [best, least] = [candidate, edits]
  }
  return best !== undefined && least <= Math.max(1, Math.ceil(best.length / 3)) ? best : undefined
}

/** Up to seven known values, beyond that the nearest one: how a fix names what would be right. */
export function expected(value: string, known: readonly string[]): string {
  if (known.length <= 7) return either(known)
  return nearest(value, known) ?? `one of ${known.length} known values`
}

/** Optimal string alignment distance: edits, with a swap of neighbours counted once. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 12) return Number.POSITIVE_INFINITY
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1)
      row.push(cost)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** One line: white space folded, trimmed. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
