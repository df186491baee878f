/** The roll-up: event relation → daily relation, as one query in five dialects. The event reader runs the DuckDB form. */
import { type DailyColumn, dailyColumns } from './daily.ts'
import { eventColumns, placeholders } from './event.ts'

export const dialects = ['duckdb', 'clickhouse', 'spark', 'bigquery', 'snowflake'] as const
export type Dialect = (typeof dialects)[number]

interface Words {
  /** Day in UTC of e.time. */
  day: string
  /** Keyed hash of d.person, 32 hex characters. */
  pseudonym: string
  integer: string
  /** How the key is given and how the result is written to Parquet. */
  use: string
  types: Record<DailyColumn['type'], string>
  /** How a column says that it takes null. */
  column(name: string, type: string, nullable: boolean): string
}

const standard = (name: string, type: string, nullable: boolean) => `${name} ${type}${nullable ? '' : ' NOT NULL'}`

const words: Record<Dialect, Words> = {
  duckdb: {
    day: 'CAST(e.time AS DATE)',
    pseudonym: "left(sha256(getvariable('key') || d.person), 32)",
    integer: 'BIGINT',
    use: "SET VARIABLE key = '…' first; write with COPY (…) TO 'usage/daily.parquet' (FORMAT parquet); time is a TIMESTAMP in UTC",
    types: { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' },
    column: standard,
  },
  clickhouse: {
    day: "toDate(e.time, 'UTC')",
    pseudonym: 'lower(left(hex(SHA256(concat({key:String}, d.person))), 32))',
    integer: 'Int64',
    use: "SET param_key = '…' first; write with INTO OUTFILE 'daily.parquet' FORMAT Parquet",
    types: { date: 'Date', text: 'String', integer: 'Int64', boolean: 'Bool' },
    column: (name, type, nullable) => `${name} ${nullable ? `Nullable(${type})` : type}`,
  },
  spark: {
    day: 'to_date(e.time)',
    pseudonym: 'left(sha2(concat(:key, d.person), 256), 32)',
    integer: 'BIGINT',
    use: 'give the parameter key; run with spark.sql.session.timeZone = UTC; write with df.write.parquet',
    types: { date: 'DATE', text: 'STRING', integer: 'BIGINT', boolean: 'BOOLEAN' },
    column: standard,
  },
  bigquery: {
    day: 'DATE(e.time)',
    pseudonym: 'LEFT(TO_HEX(SHA256(CONCAT(@key, d.person))), 32)',
    integer: 'INT64',
    use: "give the parameter key; write with EXPORT DATA OPTIONS (format = 'PARQUET', uri = '…') AS …",
    types: { date: 'DATE', text: 'STRING', integer: 'INT64', boolean: 'BOOL' },
    column: standard,
  },
  snowflake: {
    day: "CAST(CONVERT_TIMEZONE('UTC', e.time) AS DATE)",
    pseudonym: 'LEFT(SHA2($key || d.person, 256), 32)',
    integer: 'BIGINT',
    use: "SET key = '…' first; write with COPY INTO @stage/daily FROM (…) FILE_FORMAT = (TYPE = PARQUET) HEADER = TRUE",
    types: { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' },
    column: standard,
  },
}

/** How key and file are given in a dialect, as half sentences. */
export function roundAbout(dialect: Dialect): string {
  return words[dialect].use
}

/** CREATE TABLE for the daily relation. */
export function dailyTable(dialect: Dialect): string {
  const { types, column } = words[dialect]
  const lines = dailyColumns.map(({ name, type, nullable }) => `  ${column(name, types[type], nullable)}`)
  return `CREATE TABLE daily (\n${lines.join(',\n')}\n)`
}

/** The query over a table `plugin_event` in which every event stands once; its columns are those of event.ts. */
export function rollUp(dialect: Dialect): string {
  const { day, pseudonym, integer } = words[dialect]
  const withheld = `(${placeholders.map((word) => `'${word}'`).join(', ')})`
  const keys: Record<string, string> = {
    day,
    plugin: `CASE WHEN e.plugin IN ${withheld} THEN NULL ELSE e.plugin END`,
    redacted: `coalesce(e.plugin IN ${withheld}, FALSE)`,
    event: "coalesce(e.event, 'run')",
    actor: "coalesce(e.actor, 'person')",
  }
  const counts: Record<string, string> = {
    runs: 'count(*)',
    failures: "CASE WHEN count(e.outcome) > 0 THEN sum(CASE WHEN e.outcome = 'error' THEN 1 ELSE 0 END) END",
    duration_ms: 'sum(e.duration_ms)',
  }
  const names = dailyColumns.map(({ name }) => name)
  const grouped = names.filter((name) => counts[name] === undefined)
  const inner = names.map((name) => {
    const count = counts[name]
    return `${count === undefined ? (keys[name] ?? `e.${name}`) : `CAST(${count} AS ${integer})`} AS ${name}`
  })
  const outer = names.map((name) => (name === 'person' ? `${pseudonym} AS person` : `d.${name}`))
  return `SELECT
  ${outer.join(',\n  ')}
FROM (
  SELECT
    ${inner.join(',\n    ')}
  FROM plugin_event AS e
  GROUP BY ${grouped.map((_, i) => i + 1).join(', ')}, e.outcome IS NULL
) AS d`
}

/** The query that leaves every event of a table `raw_event` once, for stores in which a retry leaves doubles. */
export function oneOfEach(): string {
  const names = eventColumns.map(({ name }) => name).join(', ')
  return `CREATE VIEW plugin_event AS
SELECT ${names}
FROM (
  SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY time) AS copy
  FROM raw_event
) AS r
WHERE copy = 1 OR event_id IS NULL`
}
