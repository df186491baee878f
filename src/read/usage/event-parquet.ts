/** Event tables as Parquet: columns by name, of any type that says the same. */
import { fileLiteral } from '../../lib/duckdb.ts'
import { areEvents, checkNames, placesOf } from './event-names.ts'
import { format } from './format.ts'
import { refusal } from './refusal.ts'

export default format({
  id: 'event-parquet',
  title: 'Events as Parquet',
  recognises: ({ columns }) => areEvents(columns.map(({ name }) => name)),
  async events({ file, sample: { columns } }) {
    const names = columns.map(({ name }) => name)
    checkNames(names)
    for (const [name, at] of placesOf(names)) checkType(name, columns[at]?.type ?? '')
    const cells = [...placesOf(names)].map(
      ([name, at]) => [name, { sql: `c${at}`, type: columns[at]?.type ?? 'VARCHAR' }] as const,
    )
    return {
      from: `(SELECT * FROM read_parquet(${fileLiteral(file)}, hive_partitioning = false)) AS t(${names.map((_, i) => `c${i}`).join(', ')})`,
      cells: new Map(cells),
    }
  },
})

/** Throws a refusal unless the values of a column can say what the column is for. */
function checkType(name: string, type: string): void {
  const scalar =
    /^(VARCHAR|UUID|BOOLEAN|DATE|TIMESTAMP.*|ENUM.*|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT)$/
  if (/\[\]$|^(STRUCT|MAP|UNION)/.test(type))
    throw refusal(`column ${name} holds lists or records`, `make ${name} a text`)
  if (!scalar.test(type) || (name === 'time' && /^(BOOLEAN|UUID|ENUM)/.test(type)))
    throw refusal(
      `column ${name} has a type that says no ${name}`,
      `make ${name} a ${name === 'time' ? 'timestamp' : 'text'}`,
    )
}
