/** CSV as text: the records of a start of a file, and where records begin; reading whole files is DuckDB's business. */

export const delimiters = [',', ';', '\t', '|'] as const

/** Records of a text, each a list of cells; quotes as in RFC 4180. */
export function recordsIn(text: string, delimiter: string): string[][] {
  const records: string[][] = []
  let [cells, cell, quoted]: [string[], string, boolean] = [[], '', false]
  const close = () => {
    cells.push(cell)
    if (cells.length > 1 || cell !== '') records.push(cells)
    cells = []
    cell = ''
  }
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] ?? ''
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
