/** Analytics API exports of a month, wrapped with their period: what the vendor would count of the same events. */
import { dayAfter } from '../../../src/lib/days.ts'
import { daysFrom } from '../calendar.ts'
import { dayOf, type SimulatedEvent } from '../events.ts'

export interface Period {
  /** First day, and the first day after. */
  starting: string
  ending: string
  exported: string
}

type Row = Record<string, unknown>

/** The four endpoints by name. */
export function analyticsPages(events: readonly SimulatedEvent[], seats: number, period: Period, marketplace: string) {
  const within = events.filter(({ at, actor }) => {
    const day = dayOf(at)
    return actor === 'person' && day >= period.starting && day < period.ending
  })
  const skills = within.filter(({ event }) => event === 'run')
  const calls = within.filter(({ event }) => event === 'call')
  return {
    plugins: wrapped('plugins', period, pluginRows(within, marketplace)),
    skills: wrapped(
      'skills',
      period,
      rowsBy(skills, ({ component }) => nameOf(component), skillRow),
    ),
    connectors: wrapped(
      'connectors',
      period,
      rowsBy(calls, ({ component }) => nameOf(component), connectorRow),
    ),
    summaries: wrapped('summaries', period, summaryRows(events, seats, period)),
  }
}

function wrapped(endpoint: string, { starting, ending, exported }: Period, rows: Row[]): string {
  const dates = { starting_date: starting, ending_date: ending, exported_at: `${exported}T05:00:00Z` }
  const half = Math.ceil(rows.length / 2)
  const pages = [
    { data: rows.slice(0, half), next_page: 'page_2' },
    { data: rows.slice(half), next_page: null },
  ]
  return `${JSON.stringify({ endpoint, ...dates, pages }, null, 1)}\n`
}

/** Claude Code never names an organisation's own plugins here, so that a named row is a lower bound. */
function pluginRows(events: readonly SimulatedEvent[], marketplace: string): Row[] {
  const shown = ({ plugin, surface, withheld }: SimulatedEvent) =>
    surface === 'code' || withheld ? 'third-party' : plugin
  return rowsBy(events, shown, (name, rows) => {
    const runs = rows.filter(({ event }) => event === 'run')
    return {
      plugin_name: name,
      plugin_id: name === 'third-party' || rows[0]?.scope !== 'org' ? null : `${name}@${marketplace}`,
      distinct_user_count: distinct(rows, 'person'),
      install_count: 0,
      invocation_count: runs.length,
      cowork_metrics: sessions(
        runs.filter(({ surface }) => surface === 'cowork'),
        'plugin',
      ),
      claude_code_metrics: sessions(
        runs.filter(({ surface }) => surface === 'code'),
        'plugin',
      ),
    }
  })
}

function skillRow(name: string, rows: SimulatedEvent[]): Row {
  return {
    skill_name: name,
    skill_display_name: null,
    distinct_user_count: distinct(rows, 'person'),
    invocation_count: rows.length,
    enable_count: null,
    share_status: 'organization',
    chat_metrics: { distinct_conversation_skill_used_count: 0 },
    claude_code_metrics: sessions(
      rows.filter(({ surface }) => surface === 'code'),
      'skill',
    ),
    cowork_metrics: sessions(
      rows.filter(({ surface }) => surface === 'cowork'),
      'skill',
    ),
  }
}

function connectorRow(name: string, rows: SimulatedEvent[]): Row {
  const writes = rows.filter(({ id }) => id.endsWith('0')).length
  return {
    connector_name: name,
    connector_display_name: null,
    distinct_user_count: distinct(rows, 'person'),
    chat_metrics: { distinct_conversation_connector_used_count: 0 },
    claude_code_metrics: sessions(
      rows.filter(({ surface }) => surface === 'code'),
      'connector',
    ),
    cowork_metrics: sessions(
      rows.filter(({ surface }) => surface === 'cowork'),
      'connector',
    ),
    read_call_count: rows.length - writes,
    write_call_count: writes,
    unclassified_call_count: 0,
  }
}

function summaryRows(events: readonly SimulatedEvent[], seats: number, { starting, ending }: Period): Row[] {
  const persons = events.filter(({ actor }) => actor === 'person')
  const everyone = personsByDay(persons)
  const cowork = personsByDay(persons.filter(({ surface }) => surface === 'cowork'))
  return daysFrom(starting, dayAfter(ending, -1)).map((day) => {
    const active = (days: number, among = everyone) =>
      new Set(daysFrom(dayAfter(day, 1 - days), day).flatMap((one) => [...(among.get(one) ?? [])])).size
    const [daily, weekly, monthly] = [active(1), active(7), active(30)]
    const rate = (count: number) => Math.round((1000 * count) / seats) / 10
    return {
      starting_at: `${day}T00:00:00Z`,
      ending_at: `${dayAfter(day, 1)}T00:00:00Z`,
      daily_active_user_count: daily,
      weekly_active_user_count: weekly,
      monthly_active_user_count: monthly,
      cowork_daily_active_user_count: active(1, cowork),
      cowork_weekly_active_user_count: active(7, cowork),
      cowork_monthly_active_user_count: active(30, cowork),
      assigned_seat_count: seats,
      pending_invite_count: 0,
      daily_adoption_rate: rate(daily),
      weekly_adoption_rate: rate(weekly),
      monthly_adoption_rate: rate(monthly),
    }
  })
}

function personsByDay(events: readonly SimulatedEvent[]): Map<string, Set<string>> {
  const days = Map.groupBy(events, ({ at }) => dayOf(at))
  return new Map([...days].map(([day, group]) => [day, new Set(group.map(({ person }) => person))]))
}

function rowsBy(
  events: readonly SimulatedEvent[],
  nameOfRow: (event: SimulatedEvent) => string,
  row: (name: string, events: SimulatedEvent[]) => Row,
): Row[] {
  const groups = [...Map.groupBy(events, nameOfRow)]
  return groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, rows]) => row(name, rows))
}

function sessions(events: readonly SimulatedEvent[], what: string): Row {
  return { [`distinct_session_${what}_used_count`]: distinct(events, 'session') }
}

function distinct(events: readonly SimulatedEvent[], key: 'person' | 'session'): number {
  return new Set(events.map((event) => event[key])).size
}

function nameOf(component: string | null): string {
  return (component ?? '').replace(/^[a-z]+:/, '')
}
