/** Who is in which team: a CSV of one's own, or the group export of a directory as CSV or SCIM. */
import { type Data, isRecord } from '../record.ts'
import { format } from './format.ts'
import type { Sample } from './sample.ts'
import { dayOf, nameOf, rejections, type SmallRow, smallReading, writeRows } from './small-part.ts'
import { hasColumns, tableRows } from './table-rows.ts'

const teams = [
  'team',
  'team_id',
  'team_name',
  'group',
  'group_name',
  'groupname',
  'group_id',
  'group_email',
  'group_email_required',
]
/** A person can have several ids; events may name any of them. */
const persons = [
  'person',
  'person_id',
  'user',
  'user_id',
  'account_id',
  'account_uuid',
  'member',
  'member_id',
  'member_email',
]
persons.push(
  'email',
  'user_email',
  'email_address',
  'user_principal_name',
  'userprincipalname',
  'login',
  'username',
  'sam_account_name',
)
const starts = ['first', 'from', 'since', 'start', 'joined']
const ends = ['until', 'to', 'end', 'left']

export default format({
  id: 'members',
  title: 'Team membership',
  recognises: (sample) => hasColumns(sample, teams, persons) || groupsIn(sample).length > 0,
  async read(around) {
    const { sample, pseudonym } = around
    const rejected = rejections()
    const rows = new Map<string, SmallRow>()
    let duplicates = 0
    let people = 0
    const add = (ids: readonly string[], team: string, first: string | null, until: string | null) => {
      const fresh = ids.filter((id) => !rows.has([id, team, first, until].join('\n')))
      if (fresh.length === 0) duplicates++
      else people++
      for (const id of fresh)
        rows.set([id, team, first, until].join('\n'), { person: pseudonym(id), team, first, until })
    }
    for (const { team, ids } of groupsIn(sample)) for (const id of ids) add([id], team, null, null)
    for (const { cell, line, isWhole } of groupsIn(sample).length > 0 ? [] : await tableRows(around)) {
      const team = nameOf(cell(...teams))
      const ids = persons.flatMap((name) => nameOf(cell(name)) ?? [])
      const [first, until] = [cell(...starts), cell(...ends)]
      if (!isWhole) rejected.add('the row has another number of columns', line)
      else if (team === null) rejected.add('no team is named', line)
      else if (ids.length === 0) rejected.add('no person is named', line)
      else if ((first !== null && dayOf(first) === null) || (until !== null && dayOf(until) === null))
        rejected.add('the day cannot be read', line)
      else if (first !== null && until !== null && (dayOf(first) ?? '') >= (dayOf(until) ?? ''))
        rejected.add('the membership ends before it begins', line)
      else add([...new Set(ids)], team, dayOf(first), dayOf(until))
    }
    await writeRows('member', [...rows.values()], around)
    return smallReading({ view: 'member', kept: people, duplicates, rejected: rejected.all() })
  },
})

/** Groups of a SCIM answer, each with the ids of its members. */
function groupsIn({ json }: Sample): { team: string; ids: string[] }[] {
  if (!isRecord(json) || !Array.isArray(json['Resources'])) return []
  return json['Resources'].filter(isRecord).flatMap((group: Data) => {
    const team = nameOf(group['displayName'])
    const members = Array.isArray(group['members']) ? group['members'].filter(isRecord) : []
    const ids = members.flatMap((member) => nameOf(member['value']) ?? [])
    return team === null ? [] : [{ team, ids }]
  })
}
