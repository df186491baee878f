/** CSV as text, for headers and small tables; reading millions of rows is DuckDB's business. */

export const delimiters = [',', ';', '\t', '|'] as const

export interface CsvRecord {
  cells: string[]
  /** 1-based line on which it starts. */
  line: number
}

/** Records of a text without blank ones; quotes as in RFC 4180. */
export function recordsIn(text: string, delimiter: string): CsvRecord[] {
  const records: CsvRecord[] = []
  let [cells, cell, quoted]: [string[], string, boolean] = [[], '', false]
  let [line, start] = [1, 1]
  const close = () => {
    cells.push(cell)
    if (cells.length > 1 || cell !== '') records.push({ cells, line: start })
    cells = []
    cell = ''
    start = line
  }
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? ''
    if (mark === '\n') line++
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (mark === '"' && cell === '') quoted = true
    else if (mark === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (mark === '\n') close()
    else if (mark !== '\r' || text[i + 1] !== '\n') cell += mark
  }
  if (cell !== '' || cells.length > 0) close()
  return records
}
