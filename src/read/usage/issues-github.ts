/** Issues of GitHub, as `gh issue list --json` and its REST interface write them. */
import { type Data, isRecord } from '../record.ts'
import { format } from './format.ts'
import { type Issue, pluginIn, readIssues } from './issues.ts'
import { rowsIn } from './json-rows.ts'
import { instant, nameOf } from './small-part.ts'

export default format({
  id: 'issues-github',
  title: 'Issues of GitHub as JSON',
  recognises: (sample) =>
    rowsIn(sample).some((row) => 'number' in row && 'labels' in row && ('createdAt' in row || 'created_at' in row)),
  read: (around) =>
    readIssues(
      rowsIn(around.sample)
        .filter((row) => !('pull_request' in row))
        .map(issueOf),
      around,
    ),
})

function issueOf(row: Data): Issue {
  const author = loginOf(row['author'] ?? row['user'])
  const comments = Array.isArray(row['comments']) ? row['comments'].filter(isRecord) : undefined
  const answers = comments
    ?.filter((comment) => isAnswer(comment['author'] ?? comment['user'], author))
    .flatMap((comment) => instant(comment['createdAt'] ?? comment['created_at']) ?? [])
    .sort()
  const closed = instant(row['closedAt'] ?? row['closed_at'])
  const labels = Array.isArray(row['labels']) ? row['labels'] : []
  const place = nameOf(row['url']) ?? nameOf(row['html_url'])
  return {
    id:
      place?.replace(/^https?:\/\/(?:api\.)?[^/]+\/(?:repos\/)?/, '') ??
      (typeof row['number'] === 'number' ? String(row['number']) : null),
    plugin: pluginIn(labels),
    opened: instant(row['createdAt'] ?? row['created_at']),
    answered: answers === undefined ? (row['comments'] === 0 ? null : undefined) : (answers[0] ?? null),
    closed,
    author,
    byRelease: closed === null ? null : isRecord(row['milestone']),
    updated: instant(row['updatedAt'] ?? row['updated_at']),
  }
}

function loginOf(user: unknown): string | null {
  return isRecord(user) ? nameOf(user['login']) : null
}

/** Someone else than the author, and no bot. */
function isAnswer(user: unknown, author: string | null): boolean {
  const login = loginOf(user)
  const isBot = isRecord(user) && (user['is_bot'] === true || user['type'] === 'Bot')
  return login !== null && login !== author && !isBot && !login.endsWith('[bot]')
}
