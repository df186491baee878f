/** Exports of an issue tracker: GitHub's and GitLab's JSON, and a plain CSV. */
import type { SimulatedIssue } from '../issues.ts'
import { csvCell } from './events.ts'

/** As `gh issue list --json number,title,author,labels,createdAt,closedAt,comments` prints it. */
export function githubIssues(issues: readonly SimulatedIssue[]): string {
  const rows = issues.map((issue) => ({
    number: issue.number,
    title: issue.title,
    author: { login: issue.author },
    labels: [{ name: `plugin:${issue.plugin}` }, ...(issue.byRelease ? [{ name: 'released' }] : [])],
    createdAt: written(issue.opened),
    closedAt: issue.closed === null ? null : written(issue.closed),
    state: issue.closed === null ? 'OPEN' : 'CLOSED',
    comments: [
      // A bot is quick, and the author adds something: neither is an answer.
      comment('issue-greeter[bot]', issue.opened + 5_000, 'Thank you for the report.'),
      ...(issue.answered === null ? [] : [comment(issue.answerer, issue.answered, 'Had a look at it.')]),
    ],
  }))
  return `${JSON.stringify(rows, null, 1)}\n`
}

function comment(login: string, at: number, body: string) {
  return { author: { login }, createdAt: written(at), body }
}

/** As GitLab's API lists issues, with their notes beside them. */
export function gitlabIssues(issues: readonly SimulatedIssue[]): string {
  const rows = issues.map((issue) => ({
    iid: issue.number,
    title: issue.title,
    author: { username: issue.author },
    labels: [`plugin:${issue.plugin}`, ...(issue.byRelease ? ['released'] : [])],
    created_at: written(issue.opened),
    closed_at: issue.closed === null ? null : written(issue.closed),
    state: issue.closed === null ? 'opened' : 'closed',
    notes:
      issue.answered === null
        ? []
        : [{ author: { username: issue.answerer }, created_at: written(issue.answered), system: false }],
  }))
  return `${JSON.stringify(rows, null, 1)}\n`
}

export function csvIssues(issues: readonly SimulatedIssue[]): string {
  const lines = issues.map((issue) =>
    [
      String(issue.number),
      issue.plugin,
      written(issue.opened),
      issue.answered === null ? null : written(issue.answered),
      issue.closed === null ? null : written(issue.closed),
      issue.author,
      issue.byRelease,
    ]
      .map(csvCell)
      .join(','),
  )
  return `${['id,plugin,opened,answered,closed,author,by_release', ...lines].join('\n')}\n`
}

function written(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
