/** Rows of any source as the event relation, in SQL: tolerant of notation, with the reason where a row cannot be used. */
import { literal } from '../../lib/duckdb.ts'
import { dailyColumns, eventWords } from '../../model/daily.ts'
import { eventColumns, placeholders } from '../../model/event.ts'

/** SQL expressions of a source by event column; text unless the type says otherwise. */
export type Cells = Map<string, { sql: string; type: string }>

/** Longest value that is a name; longer ones are content that went astray. */
const longest = 300

/**
 * Common table expressions that end in one of that name: the events of a source, and the hash of their id. What costs
 * too much for each of millions of rows is left to `dailyFrom`. A row that cannot be used has no time and its reason as
 * its actor; so it passes the roll-up and is counted there.
 */
export function eventsFrom(source: string, cells: Cells, broken: string | undefined, name: string): string {
  const text = (column: string) => {
    const cell = cells.get(column)
    if (cell === undefined) return 'CAST(NULL AS VARCHAR)'
    return cell.type === 'VARCHAR' ? cell.sql : `CAST(${cell.sql} AS VARCHAR)`
  }
  const said = eventColumns.map(
    (column) => `${column.name === 'time' ? timeOf(cells.get('time')) : text(column.name)} AS ${column.name}`,
  )
  return `said AS (SELECT ${said.join(', ')}, ${broken ?? 'false'} AS broken FROM ${source}),
judged AS (SELECT event_id, time, team, person, ${pluginName} AS plugin, ${marketplaceName} AS marketplace, version, component,
  surface, scope, ${wordsOf('outcome', outcomes, "'?'")} AS outcome, TRY_CAST(duration_ms AS BIGINT) AS duration_ms,
  actor, event, CASE ${cases(ofRows)} END AS reason FROM said),
${name} AS (SELECT CASE WHEN reason IS NULL AND event_id IS NOT NULL THEN hash(event_id, getvariable('key')) ELSE 0 END AS event_hash,
  CASE WHEN reason IS NULL THEN time END AS time, team, person, plugin, marketplace, version, component, surface, scope,
  outcome, duration_ms, event, coalesce(reason, actor) AS actor FROM judged)`
}

/** The daily relation of a roll-up: words in their usual spelling, rows that cannot be used bare of all but their reason. */
export function dailyFrom(rolled: string): string {
  const spelt: Record<string, string> = {
    surface: wordsOf('surface', surfaces, 'NULL'),
    scope: 'lower(scope)',
    actor: wordsOf('actor', actors, "'?'"),
    event: wordsOf('event', events, "'?'"),
  }
  const columns = dailyColumns.map(({ name }) => {
    if (name === 'runs') return name
    const value = spelt[name] ?? name
    return `CASE WHEN reason IS NULL THEN ${value} ${name === 'actor' ? 'ELSE reason ' : ''}END AS ${name}`
  })
  return `SELECT ${columns.join(', ')} FROM (
    SELECT *, CASE WHEN day IS NULL THEN actor ${cases(ofGroups)} END AS reason FROM (${rolled}))`
}

/** Why an event cannot be used, by either list; null when it can. Asked of few rows only. */
export function reasonOf(events: string): string {
  return `SELECT *, CASE WHEN time IS NULL THEN actor ${cases(ofGroups)} END AS reason FROM (
    SELECT *, coalesce(plugin IN (${placeholders.map(literal).join(', ')}), false) AS redacted FROM ${events})`
}

const pluginName =
  "CASE WHEN contains(plugin, '@') THEN nullif(split_part(plugin, '@', 1), '') ELSE nullif(plugin, '') END"
const marketplaceName =
  "CASE WHEN contains(plugin, '@') AND marketplace IS NULL THEN split_part(plugin, '@', 2) ELSE marketplace END"

const surfaces = { chat: 'chat', cowork: 'cowork', code: 'code', claude_code: 'code', 'claude-code': 'code' }
/** How outcomes are written, by how the relation writes them. */
export const outcomes = {
  ok: 'ok',
  error: 'error',
  success: 'ok',
  true: 'ok',
  failure: 'error',
  failed: 'error',
  false: 'error',
}
const actors = { person: 'person', user: 'person', bot: 'bot', ci: 'ci', test: 'test' }
const events = { run: 'run', load: 'load', install: 'install', call: 'call' }

type Reasons = readonly [when: string, reason: string][]

/** First that holds is told. These take the cells of a row. */
const ofRows: Reasons = [
  ['broken', 'the line is no JSON object'],
  ["time IS NULL OR time NOT BETWEEN TIMESTAMP '2020-01-01' AND TIMESTAMP '2099-12-31'", 'the time cannot be read'],
  [`${wordsOf('outcome', outcomes, "'?'")} = '?'`, 'the outcome is neither ok nor error'],
  ['duration_ms IS NOT NULL AND TRY_CAST(duration_ms AS BIGINT) IS NULL', 'the duration is not a number'],
  [
    'TRY_CAST(duration_ms AS BIGINT) NOT BETWEEN 0 AND 1000000000000',
    'the duration is negative or longer than 30 years',
  ],
  [`strlen(event_id) > ${longest}`, 'a value is too long to be a name'],
]

/** These take what events are grouped by, and so as many evaluations as there are groups. */
const ofGroups: Reasons = [
  [
    "plugin IS NULL AND NOT redacted AND NOT coalesce(starts_with(component, 'connector:') OR starts_with(component, 'skill:'), false)",
    'no plugin is named',
  ],
  ["plugin[1] IN ('{', '[') OR contains(plugin, chr(10)) OR contains(plugin, chr(0))", 'the plugin is not a name'],
  ["contains(team, '@')", 'the team is an e-mail address'],
  [
    ['plugin', 'team', 'marketplace', 'version', 'component', 'scope']
      .map((name) => `strlen(${name}) > ${longest}`)
      .join(' OR '),
    'a value is too long to be a name',
  ],
  [`${wordsOf('actor', actors, "'?'")} = '?'`, 'the actor is not person, bot, ci or test'],
  [`${wordsOf('event', events, "'?'")} = '?'`, `the event is not ${eventWords}`],
  [
    `${wordsOf('event', events, "'?'")} = 'call' AND NOT redacted AND NOT coalesce(starts_with(component, 'connector:'), false)`,
    'the call names no connector',
  ],
]

function cases(reasons: Reasons): string {
  return reasons.map(([when, reason]) => `WHEN ${when} THEN ${literal(reason)}`).join(' ')
}

/** The word in the spelling of the relation; the usual spelling is compared first, since a run has millions of rows. */
export function wordsOf(name: string, words: Record<string, string>, otherwise: string): string {
  const usual = [...new Set(Object.values(words))].map(literal).join(', ')
  const spelt = Object.entries(words).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`)
  return `CASE WHEN ${name} IS NULL OR ${name} IN (${usual}) THEN ${name}
    ELSE CASE lower(trim(${name})) ${spelt.join(' ')} ELSE ${otherwise} END END`
}

/** The instant in UTC, as a TIMESTAMP; text with an offset is moved, since a plain cast would drop the offset. */
function timeOf(cell: { sql: string; type: string } | undefined): string {
  if (cell === undefined) return 'CAST(NULL AS TIMESTAMP)'
  const { sql, type } = cell
  if (/^TIMESTAMP|^DATE$/.test(type)) return `TRY_CAST(${sql} AS TIMESTAMP)`
  const since = (number: string) =>
    `TRY(make_timestamp(CAST(CASE WHEN ${number} < 1e11 THEN ${number} * 1e6 WHEN ${number} < 1e14 THEN ${number} * 1e3
      WHEN ${number} < 1e17 THEN ${number} ELSE ${number} / 1e3 END AS BIGINT)))`
  if (type !== 'VARCHAR') return since(`TRY_CAST(${sql} AS DOUBLE)`)
  return `CASE WHEN ends_with(${sql}, 'Z') THEN TRY_CAST(${sql} AS TIMESTAMP)
    WHEN TRY_CAST(${sql} AS DOUBLE) IS NOT NULL THEN ${since(`CAST(${sql} AS DOUBLE)`)}
    ELSE CAST(TRY_CAST(${sql} AS TIMESTAMPTZ) AS TIMESTAMP) END`
}
