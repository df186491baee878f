/** A strict reader of CSV (RFC 4180), with line feeds between rows. */

/** Rows of cells; throws on a quote in the wrong place or a last line without end. */
export function readCsv(text: string): string[][] {
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/gy
  let at = 0
  for (const [all, quoted, bare, end] of text.matchAll(cell)) {
    at += all.length
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  if (at !== text.length) throw new Error(`cannot be read from ${JSON.stringify(text.slice(at, at + 60))}`)
  return rows
}
