/** Event tables as CSV: any of four delimiters, columns by name, everything read as text. */
import { csvTable } from './csv-table.ts'
import { areEvents, checkNames, placesOf } from './event-names.ts'
import type { Cells } from './event-sql.ts'
import { format } from './format.ts'

export default format({
  id: 'event-csv',
  title: 'Events as CSV',
  recognises: ({ header: { cells } }) => areEvents(cells),
  async events({ file, sample, database }) {
    const { cells: names } = sample.header
    checkNames(names)
    const table = csvTable(file, sample)
    const cells: Cells = new Map([...placesOf(names)].map(([name, at]) => [name, { sql: `c${at}`, type: 'VARCHAR' }]))
    return { from: table.from, cells, unsplit: () => table.unsplit(database), linesOf: table.linesOf }
  },
})
