/** Issues of a tracker: GitHub and GitLab as JSON, or a CSV of one's own. The label plugin:NAME says what they are about. */

import { noteOf } from '../note.ts'
import { isRecord } from '../record.ts'
import type { Around, Reading } from './format.ts'
import { dayOf, nameOf, rejections, type SmallRow, smallReading, writeRows } from './small-part.ts'

/** One issue as any of the forms say it; null answers mean that nobody answered, undefined that it is not said. */
export interface Issue {
  id: string | null
  plugin: string | null
  opened: string | null
  answered: string | null | undefined
  closed: string | null
  author: string | null
  byRelease: boolean | null
  updated: string | null
  line?: number
}

/** Writes issues that are about a plugin. Of an issue that comes twice the one updated last counts. */
export async function readIssues(issues: readonly Issue[], around: Around): Promise<Reading> {
  const rejected = rejections()
  const rows = new Map<string, SmallRow>()
  let [duplicates, unrelated, silent] = [0, 0, 0]
  for (const issue of issues) {
    const { id, plugin, opened, closed, author, answered = null, updated, line } = issue
    if (plugin === null) unrelated++
    else if (id === null) rejected.add('the issue has no number', line)
    else if (opened === null) rejected.add('the time cannot be read', line)
    else if ((closed !== null && closed < opened) || (answered !== null && answered < opened))
      rejected.add('the issue ends before it begins', line)
    else {
      const before = rows.get(id)
      if (before !== undefined) duplicates++
      if (issue.answered === undefined) silent++
      if (before !== undefined && String(before['updated'] ?? '') > (updated ?? '')) continue
      const by = author === null ? null : around.pseudonym(author)
      rows.set(id, { id, plugin, opened, answered, closed, author: by, by_release: issue.byRelease, updated })
    }
  }
  await writeRows('reported_issue', [...rows.values()], around)
  const days = [...rows.values()].flatMap(({ opened }) => dayOf(opened) ?? []).sort()
  const notes =
    silent === 0
      ? []
      : [
          noteOf('usage-is-readable', 'advice', 'the export does not say when issues were answered', {
            fix: 'gh issue list --state all --json number,labels,author,createdAt,updatedAt,closedAt,milestone,comments,url',
          }),
        ]
  const [first = null, last = null] = [days[0], days.at(-1)]
  return smallReading({
    view: 'reported_issue',
    kept: rows.size,
    duplicates,
    unrelated,
    rejected: rejected.all(),
    first,
    last,
    notes,
  })
}

/** The plugin that labels name: plugin:NAME, plugin/NAME or plugin::NAME. */
export function pluginIn(labels: readonly unknown[]): string | null {
  for (const label of labels) {
    const name = typeof label === 'string' ? label : isRecord(label) ? label['name'] : null
    const [, plugin] = typeof name === 'string' ? (/^plugin\s*(?:::?|\/)\s*(.+)$/i.exec(name) ?? []) : []
    if (plugin !== undefined) return nameOf(plugin)
  }
  return null
}
