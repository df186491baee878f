/** Pages of the Analytics API: /plugins, /skills, /connectors for a period, /summaries by day. */

import { noteOf } from '../note.ts'
import { type Data, isRecord } from '../record.ts'
import { type Around, format, type Reading } from './format.ts'
import { pagesIn, rowsIn } from './json-rows.ts'
import { periodOf } from './period.ts'
import { refusal } from './refusal.ts'
import { reportedRow } from './reported.ts'
import type { Sample } from './sample.ts'
import { countOf, dayOf, nameOf, rejections, type SmallRow, smallReading, writeRows } from './small-part.ts'

const endpoints = {
  plugins: 'plugin_name',
  skills: 'skill_name',
  connectors: 'connector_name',
  summaries: 'daily_active_user_count',
}
type Endpoint = keyof typeof endpoints
const names = Object.keys(endpoints) as Endpoint[]

export default format({
  id: 'analytics',
  title: 'Pages of the Analytics API',
  recognises: (sample) => endpointOf(sample) !== null,
  async read(around) {
    const { sample } = around
    const endpoint = endpointOf(sample) ?? 'plugins'
    const pages = pagesIn(sample.json ?? sample.lines)
    const notes = []
    if (pages.at(-1)?.['next_page'] != null)
      notes.push(
        noteOf('usage-is-readable', 'warning', 'incomplete: more pages follow', {
          fix: 'export all pages into one file',
        }),
      )
    const rows = rowsIn(sample).filter((row) => !Array.isArray(row['data']))
    if (rows.length === 0) notes.push(noteOf('usage-is-readable', 'advice', 'the export holds no rows for this period'))
    const cut = ['product', 'rbac_group_id', 'rbac_group_name', 'user_id'].find((key) => rows.some((row) => key in row))
    if (cut !== undefined)
      throw refusal(
        'rows are cut by product, group or person and cannot be added to uncut rows',
        'export again without group_by[]',
      )
    const reading =
      endpoint === 'summaries' ? await readSummaries(rows, around) : await readReport(endpoint, rows, around)
    return { ...reading, notes }
  },
})

function endpointOf(sample: Sample): Endpoint | null {
  const rows = rowsIn(sample)
  const found = names.find((name) =>
    rows.some((row) => endpoints[name] in row && (name === 'summaries' || 'distinct_user_count' in row)),
  )
  if (found !== undefined) return found
  const { json } = sample
  if (!isRecord(json) || !(Array.isArray(json['data']) || Array.isArray(json['pages']))) return null
  const isEmpty = pagesIn(json).every((page) => Array.isArray(page['data']) && page['data'].length === 0)
  const said = typeof json['endpoint'] === 'string' ? json['endpoint'].replace(/^.*\//, '') : sample.name
  return isEmpty ? (names.find((name) => said.startsWith(name)) ?? null) : null
}

async function readReport(
  endpoint: Exclude<Endpoint, 'summaries'>,
  rows: readonly Data[],
  around: Around,
): Promise<Reading> {
  const period = periodOf(around.sample)
  if (period === null)
    throw refusal(
      'the export does not say its dates',
      `call the file ${endpoint}_2026-09-01_2026-10-01.json, or put starting_date and ending_date into a wrapper`,
    )
  const rejected = rejections()
  const kept = new Map<string, SmallRow>()
  let duplicates = 0
  for (const row of rows) {
    const name = nameOf(row[endpoints[endpoint]])
    if (name === null) rejected.add('the row has no name')
    else if (kept.has(`${name}\n${String(row['plugin_id'] ?? '')}`)) duplicates++
    else kept.set(`${name}\n${String(row['plugin_id'] ?? '')}`, reportedRow(endpoint, name, row, period))
  }
  await writeRows('reported', [...kept.values()], around)
  const { first, last, exported } = period
  return smallReading({
    view: 'reported',
    kept: kept.size,
    duplicates,
    rejected: rejected.all(),
    first,
    last,
    report: { on: endpoint, exported },
  })
}

async function readSummaries(rows: readonly Data[], around: Around): Promise<Reading> {
  const rejected = rejections()
  const days = new Map<string, SmallRow>()
  let duplicates = 0
  for (const row of rows) {
    const day = dayOf(row['starting_at'])
    if (day === null) {
      rejected.add('the day cannot be read')
      continue
    }
    if (days.has(day)) duplicates++
    days.set(day, {
      day,
      daily_active: countOf(row['daily_active_user_count']),
      weekly_active: countOf(row['weekly_active_user_count']),
      monthly_active: countOf(row['monthly_active_user_count']),
      cowork_monthly_active: countOf(row['cowork_monthly_active_user_count']),
      seats: countOf(row['assigned_seat_count']),
    })
  }
  await writeRows('summary', [...days.values()], around)
  const sorted = [...days.keys()].sort()
  const [first = null, last = null] = [sorted[0], sorted.at(-1)]
  const exported = periodOf(around.sample)?.exported ?? last
  return smallReading({
    view: 'summary',
    kept: days.size,
    duplicates,
    rejected: rejected.all(),
    first,
    last,
    report: { on: 'summaries', exported },
  })
}
