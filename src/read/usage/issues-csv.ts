/** Issues as CSV: id, plugin, opened, and where known answered, closed, author, updated. */
import { format } from './format.ts'
import { readIssues } from './issues.ts'
import { instant, nameOf } from './small-part.ts'
import { hasColumns, tableRows } from './table-rows.ts'

const ids = ['id', 'number', 'issue', 'key', 'issue_key', 'issue_id']
const opening = ['opened', 'opened_at', 'created', 'created_at']

export default format({
  id: 'issues-csv',
  title: 'Issues as CSV',
  recognises: (sample) => hasColumns(sample, ids, ['plugin'], opening),
  async read(around) {
    const saysAnswers = hasColumns(around.sample, ['answered', 'answered_at', 'first_response'])
    const rows = await tableRows(around)
    const issues = rows.map(({ cell, line }) => {
      const closed = instant(cell('closed', 'closed_at', 'resolved'))
      return {
        id: nameOf(cell(...ids)),
        plugin: nameOf(cell('plugin')),
        opened: instant(cell(...opening)),
        answered: saysAnswers ? instant(cell('answered', 'answered_at', 'first_response')) : undefined,
        closed,
        author: nameOf(cell('author', 'reporter')),
        byRelease: closed === null ? null : cell('release', 'fix_version', 'milestone') !== null,
        updated: instant(cell('updated', 'updated_at')),
        line,
      }
    })
    return readIssues(issues, around)
  },
})
