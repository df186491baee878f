/** Rows of any source as the event relation, in SQL: tolerant of notation, with the reason where a row cannot be used. */
import { literal } from '../../lib/duckdb.ts'
import { eventColumns } from '../../model/event.ts'

/** SQL expressions of a source by event column; text unless the type says otherwise. */
export type Cells = Map<string, { sql: string; type: string }>

/** Longest value that is a name; longer ones are content that went astray. */
const longest = 300

/**
 * Common table expressions that end in one of that name. A row that cannot be used has no time, nothing but its reason,
 * and that as its actor: so it passes the roll-up as one row a reason.
 */
export function eventsFrom(source: string, cells: Cells, broken = 'false', name = 'plugin_event'): string {
  const text = (column: string) => {
    const cell = cells.get(column)
    if (cell === undefined) return 'CAST(NULL AS VARCHAR)'
    return cell.type === 'VARCHAR' ? `nullif(${cell.sql}, '')` : `CAST(${cell.sql} AS VARCHAR)`
  }
  const said = eventColumns.map(
    (column) => `${column.name === 'time' ? timeOf(cells.get('time')) : text(column.name)} AS ${column.name}`,
  )
  const columns = [
    'team',
    'person',
    'plugin',
    'marketplace',
    'version',
    'component',
    'surface',
    'scope',
    'outcome',
    'event',
  ]
  const kept = columns.map((one) => `CASE WHEN reason IS NULL THEN ${one} END AS ${one}`)
  return `said AS (SELECT ${said.join(', ')}, ${broken} AS broken FROM ${source}),
understood AS (SELECT event_id, time, team, person, ${pluginName} AS plugin, ${marketplaceName} AS marketplace,
  version, component, ${wordsOf('surface', surfaces, 'NULL')} AS surface, lower(scope) AS scope,
  ${wordsOf('outcome', outcomes, "'?'")} AS outcome, TRY_CAST(duration_ms AS DOUBLE) AS duration_ms,
  duration_ms IS NOT NULL AS timed, ${wordsOf('actor', actors, "'?'")} AS actor,
  ${wordsOf('event', events, "'?'")} AS event, broken FROM said),
judged AS (SELECT *, CASE ${reasons.map(([when, reason]) => `WHEN ${when} THEN ${literal(reason)}`).join(' ')} END AS reason
  FROM understood),
${name} AS (SELECT CASE WHEN reason IS NULL AND event_id IS NOT NULL THEN hash(event_id, getvariable('key')) ELSE 0 END AS event_hash,
  CASE WHEN reason IS NULL THEN time END AS time, ${kept.join(', ')},
  CASE WHEN reason IS NULL THEN CAST(round(duration_ms) AS BIGINT) END AS duration_ms,
  coalesce(reason, actor) AS actor FROM judged)`
}

const pluginName = "CASE WHEN contains(plugin, '@') THEN nullif(split_part(plugin, '@', 1), '') ELSE plugin END"
const marketplaceName =
  "CASE WHEN contains(plugin, '@') AND marketplace IS NULL THEN split_part(plugin, '@', 2) ELSE marketplace END"

const surfaces = { chat: 'chat', cowork: 'cowork', code: 'code', claude_code: 'code', 'claude-code': 'code' }
const outcomes = {
  ok: 'ok',
  error: 'error',
  success: 'ok',
  true: 'ok',
  failure: 'error',
  failed: 'error',
  false: 'error',
}
const actors = { person: 'person', user: 'person', bot: 'bot', ci: 'ci', test: 'test' }
const events = { run: 'run', load: 'load', install: 'install' }

/** First that holds is told. */
const reasons: [when: string, reason: string][] = [
  ['broken', 'the line is no JSON object'],
  ["time IS NULL OR time NOT BETWEEN TIMESTAMP '2020-01-01' AND TIMESTAMP '2099-12-31'", 'the time cannot be read'],
  [
    "plugin IS NULL AND NOT coalesce(starts_with(component, 'connector:') OR starts_with(component, 'skill:'), false)",
    'no plugin is named',
  ],
  ["plugin[1] IN ('{', '[') OR contains(plugin, chr(10)) OR contains(plugin, chr(0))", 'the plugin is not a name'],
  ["contains(team, '@')", 'the team is an e-mail address'],
  [
    ['plugin', 'team', 'person', 'marketplace', 'version', 'component', 'scope', 'event_id']
      .map((name) => `strlen(${name}) > ${longest}`)
      .join(' OR '),
    'a value is too long to be a name',
  ],
  ["outcome = '?'", 'the outcome is neither ok nor error'],
  ["actor = '?'", 'the actor is not person, bot, ci or test'],
  ["event = '?'", 'the event is not run, load or install'],
  ['timed AND duration_ms IS NULL', 'the duration is not a number'],
  ['duration_ms < 0', 'the duration is negative'],
  ['duration_ms > 1e12', 'the duration is longer than 30 years'],
]

/** The word in the spelling of the relation; the usual spelling is compared first, since a run has millions of rows. */
function wordsOf(name: string, words: Record<string, string>, otherwise: string): string {
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
