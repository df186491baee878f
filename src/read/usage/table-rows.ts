/** A small CSV as rows by column name, for lists that people keep by hand. */
import { recordsIn } from './csv.ts'
import { plainName } from './event-names.ts'
import type { Around } from './format.ts'
import { type Sample, wholeText } from './sample.ts'

export interface TableRow {
  line: number
  /** Cell of the first of these columns that is there and not empty; null when there is none. */
  cell(...names: string[]): string | null
  /** Whether it has as many cells as the header. */
  isWhole: boolean
}

export async function tableRows({ file, sample }: Around): Promise<TableRow[]> {
  const [header, ...records] = recordsIn(await wholeText(file, sample), sample.header.delimiter)
  const columns = (header?.cells ?? []).map(plainName)
  return records.map(({ cells, line }) => ({
    line,
    isWhole: cells.length === columns.length,
    cell(...names) {
      for (const name of names) {
        const cell = cells[columns.indexOf(name)]?.trim() ?? ''
        if (cell !== '' && cell !== '-' && cell !== '–' && cell !== '—') return cell
      }
      return null
    },
  }))
}

/** Whether a header has one of the names of each group. */
export function hasColumns({ header: { cells } }: Sample, ...groups: readonly (readonly string[])[]): boolean {
  const columns = cells.map(plainName)
  return groups.every((names) => names.some((name) => columns.includes(name)))
}
