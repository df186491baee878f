/** Event tables as JSON lines: an object a line, keys by name. */
import { fileLiteral } from '../../lib/duckdb.ts'
import { eventColumns } from '../../model/event.ts'
import { areEvents, checkNames, placesOf } from './event-names.ts'
import { format } from './format.ts'
import { eachRecord } from './record-lines.ts'
import type { Sample } from './sample.ts'

export default format({
  id: 'event-jsonl',
  title: 'Events as JSON lines',
  recognises: (sample) => sample.lines.length > 0 && areEvents(keysOf(sample)),
  async events({ file, sample }) {
    const keys = keysOf(sample)
    checkNames(keys)
    const places = placesOf(keys)
    // A key that the first lines do not have may still come.
    const named = eventColumns.map(({ name }) => [name, keys[places.get(name) ?? -1] ?? name] as const)
    const columns = named.map(([, key]) => `"${key.replaceAll('"', '""')}": 'VARCHAR'`).join(', ')
    const names = named.map(([name]) => name)
    return {
      from: `(SELECT * FROM read_json(${fileLiteral(file)}, format = 'newline_delimited', columns = {${columns}},
        ignore_errors = true, compression = '${sample.compression}', maximum_object_size = 1048576)) AS t(${names.join(', ')})`,
      cells: new Map(names.map((name) => [name, { sql: name, type: 'VARCHAR' }])),
      broken: names.map((name) => `t.${name} IS NULL`).join(' AND '),
      async linesOf(wanted) {
        const lines = new Map<number, number>()
        let place = 0
        await eachRecord(file, sample.compression, { quotes: false, last: Infinity }, (_, { line, blank }) => {
          if (!blank && wanted.includes(++place)) lines.set(place, line)
          return lines.size === wanted.length
        })
        return lines
      },
    }
  },
})

function keysOf({ lines }: Sample): string[] {
  return [...new Set(lines.flatMap((line) => Object.keys(line)))]
}
