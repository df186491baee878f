/** Numbers typed from the Inventory page, which has no export: plugin, users and activity of 30 days, and their day. */
import { dayAfter } from '../../lib/days.ts'
import { format } from './format.ts'
import { countOf, dayOf, nameOf, rejections, type SmallRow, smallReading, writeRows } from './small-part.ts'
import { hasColumns, tableRows } from './table-rows.ts'

export default format({
  id: 'inventory',
  title: 'Numbers typed from the Inventory page',
  recognises: (sample) => hasColumns(sample, ['plugin'], ['users_30d', 'activity_30d'], ['as_of']),
  async read(around) {
    const rejected = rejections()
    const rows = new Map<string, SmallRow>()
    let duplicates = 0
    for (const { cell, line, isWhole } of await tableRows(around)) {
      const [name, asOf] = [nameOf(cell('plugin')), dayOf(cell('as_of'))]
      if (!isWhole) rejected.add('the row has another number of columns', line)
      else if (name === null) rejected.add('no plugin is named', line)
      else if (asOf === null) rejected.add('the day cannot be read', line)
      else {
        if (rows.has(`${name}\n${asOf}`)) duplicates++
        rows.set(`${name}\n${asOf}`, {
          source: 'inventory',
          kind: 'plugin',
          name,
          first: dayAfter(asOf, -30),
          last: dayAfter(asOf, -1),
          persons: countOf(cell('users_30d')),
          invocations: countOf(cell('activity_30d')),
        })
      }
    }
    await writeRows('reported', [...rows.values()], around)
    return smallReading({ view: 'reported', kept: rows.size, duplicates, rejected: rejected.all() })
  },
})
