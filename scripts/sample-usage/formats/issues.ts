/** Exports of an issue tracker: GitHub's and GitLab's JSON, and a plain CSV. An issue that a release closed is in its milestone. */
import type { SimulatedIssue } from '../issues.ts'
import { csvCell } from './events.ts'

const repository = 'https://git.brightwater.example/platform/plugin-commons'
const milestone = { title: 'Next release' }

/** As `gh issue list --json number,url,title,author,labels,milestone,createdAt,updatedAt,closedAt,comments` prints it. */
export function githubIssues(issues: readonly SimulatedIssue[]): string {
  const rows = issues.map((issue) => ({
    number: issue.number,
    url: `${repository}/issues/${issue.number}`,
    title: issue.title,
    author: { login: issue.author },
    labels: [{ name: `plugin:${issue.plugin}` }],
    milestone: issue.byRelease ? milestone : null,
    createdAt: written(issue.opened),
    updatedAt: written(issue.closed ?? issue.answered ?? issue.opened),
    closedAt: issue.closed === null ? null : written(issue.closed),
    comments: [
      // A bot is quick, and the author adds something: neither is an answer.
      comment('issue-greeter[bot]', issue.opened, 'Thank you for the report.'),
      comment(issue.author, issue.opened, 'It happened again.'),
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
    project_id: 7,
    web_url: `${repository}/-/issues/${issue.number}`,
    title: issue.title,
    author: { username: issue.author },
    labels: [`plugin:${issue.plugin}`],
    milestone: issue.byRelease ? milestone : null,
    created_at: written(issue.opened),
    updated_at: written(issue.closed ?? issue.answered ?? issue.opened),
    closed_at: issue.closed === null ? null : written(issue.closed),
    notes: [
      { author: { username: 'root' }, created_at: written(issue.opened), system: true },
      ...(issue.answered === null
        ? []
        : [{ author: { username: issue.answerer }, created_at: written(issue.answered), system: false }]),
    ],
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
      issue.byRelease ? milestone.title : null,
    ]
      .map(csvCell)
      .join(','),
  )
  return `${['id,plugin,opened,answered,closed,author,release', ...lines].join('\n')}\n`
}

function written(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
