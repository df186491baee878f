/** Event tables as Parquet: columns by name, of any type that says the same. */
import { fileLiteral } from '../../lib/duckdb.ts'
import { areEvents, checkNames, placesOf } from './event-names.ts'
import { format } from './format.ts'

export default format({
  id: 'event-parquet',
  title: 'Events as Parquet',
  recognises: ({ columns }) => areEvents(columns.map(({ name }) => name)),
  async events({ file, sample: { columns } }) {
    const names = columns.map(({ name }) => name)
    checkNames(names)
    const cells = [...placesOf(names)].map(
      ([name, at]) => [name, { sql: `c${at}`, type: columns[at]?.type ?? 'VARCHAR' }] as const,
    )
    return {
      from: `(SELECT * FROM read_parquet(${fileLiteral(file)})) AS t(${names.map((_, i) => `c${i}`).join(', ')})`,
      cells: new Map(cells),
    }
  },
})
