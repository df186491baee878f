/** Issues of GitLab, as its REST interface writes them; notes beside an issue say when it was answered. */
import { type Data, isRecord } from '../record.ts'
import { format } from './format.ts'
import { type Issue, pluginIn, readIssues } from './issues.ts'
import { rowsIn } from './json-rows.ts'
import { instant, nameOf } from './small-part.ts'

export default format({
  id: 'issues-gitlab',
  title: 'Issues of GitLab as JSON',
  recognises: (sample) => rowsIn(sample).some((row) => 'iid' in row && 'labels' in row && 'created_at' in row),
  read: (around) => readIssues(rowsIn(around.sample).map(issueOf), around),
})

function issueOf(row: Data): Issue {
  const author = usernameOf(row)
  const notes = Array.isArray(row['notes']) ? row['notes'].filter(isRecord) : undefined
  const answers = notes
    ?.filter((note) => note['system'] !== true && usernameOf(note) !== null && usernameOf(note) !== author)
    .flatMap((note) => instant(note['created_at']) ?? [])
    .sort()
  const closed = instant(row['closed_at'])
  const place = nameOf(row['web_url'])
  return {
    id:
      place?.replace(/^https?:\/\/[^/]+\//, '') ??
      (typeof row['iid'] === 'number' ? `${row['project_id']}/${row['iid']}` : null),
    plugin: pluginIn(Array.isArray(row['labels']) ? row['labels'] : []),
    opened: instant(row['created_at']),
    answered: answers === undefined ? (row['user_notes_count'] === 0 ? null : undefined) : (answers[0] ?? null),
    closed,
    author,
    byRelease: closed === null ? null : isRecord(row['milestone']),
    updated: instant(row['updated_at']),
  }
}

function usernameOf({ author }: Data): string | null {
  return isRecord(author) && !/bot(?:_|$)/.test(String(author['username'])) ? nameOf(author['username']) : null
}
