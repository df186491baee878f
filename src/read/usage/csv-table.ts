/** A CSV file as a relation of text columns c0, c1, …: rows that cannot be split are set aside and counted. */
import { type Database, fileLiteral, literal } from '../../lib/duckdb.ts'
import type { Rejection } from '../../model/usage.ts'
import { eachRecord } from './record-lines.ts'
import type { Sample } from './sample.ts'

export interface CsvTable {
  from: string
  /** Rows set aside by the last reading, by reason. */
  unsplit(database: Database): Promise<Rejection[]>
  /** Lines at which rows start, by their place among those that could be split; asked after `unsplit`. */
  linesOf(places: readonly number[]): Promise<Map<number, number>>
}

/** Longest line in bytes; a quote that is never closed ends there. */
const longestLine = 1_048_576
const linesMost = 5

const reasons: Record<string, string> = {
  'MISSING COLUMNS': 'the row has too few columns',
  'TOO MANY COLUMNS': 'the row has too many columns',
  'UNQUOTED VALUE': 'a quote is not closed',
  'LINE SIZE OVER MAXIMUM': 'the line is longer than a megabyte',
  'INVALID ENCODING': 'the row is not UTF-8',
}

export function csvTable(file: string, { header: { cells, delimiter }, compression }: Sample): CsvTable {
  const columns = cells.map((_, i) => `c${i}: 'VARCHAR'`).join(', ')
  const from = `read_csv(${fileLiteral(file)}, auto_detect = false, header = true, delim = ${literal(delimiter)},
    quote = '"', escape = '"', compression = '${compression}', columns = {${columns}}, store_rejects = true,
    max_line_size = ${longestLine}, buffer_size = ${longestLine * 8})`
  // DuckDB numbers records, the header being 1 and blank lines counted.
  let aside = new Set<number>()
  return {
    from,
    async unsplit(database) {
      const [{ there } = { there: 0 }] = await database.rows(
        "SELECT count(*) AS there FROM duckdb_tables() WHERE table_name = 'reject_errors'",
      )
      if (there === 0) return []
      const faults = await database.rows(
        'SELECT line, min(error_type) AS fault FROM reject_errors GROUP BY line ORDER BY line',
      )
      await database.run('DROP TABLE reject_errors; DROP TABLE reject_scans')
      aside = new Set(faults.map(({ line }) => Number(line)))
      const named = faults.map(({ line, fault }) => ({
        record: Number(line),
        reason: reasons[String(fault)] ?? 'the row cannot be split into columns',
      }))
      const lines = new Map<number, number>()
      const last = named[Math.min(named.length, 200) - 1]?.record ?? 0
      await eachRecord(file, compression, { quotes: true, last }, (record, start) => {
        if (aside.has(record)) lines.set(record, start.line)
        return false
      })
      return [...Map.groupBy(named, ({ reason }) => reason)].map(([reason, rows]) => ({
        reason,
        rows: rows.length,
        lines: rows.slice(0, linesMost).flatMap(({ record }) => lines.get(record) ?? []),
      }))
    },
    async linesOf(places) {
      const wanted = new Set(places)
      const lines = new Map<number, number>()
      let place = 0
      await eachRecord(
        file,
        compression,
        { quotes: true, last: Number.POSITIVE_INFINITY },
        (record, { line, blank }) => {
          if (record === 1 || blank || aside.has(record)) return false
          if (wanted.has(++place)) lines.set(place, line)
          return lines.size === wanted.size
        },
      )
      return lines
    },
  }
}
