/** The daily roll-up as a warehouse writes it: taken as it is, its persons hashed once more under the key of this cache. */
import { fileLiteral, literal } from '../../lib/duckdb.ts'
import { dailyActors, dailyColumns, dailyEvents, eventWords } from '../../model/daily.ts'
import { readingOf, rejectedRows } from './daily-part.ts'
import { format } from './format.ts'
import { refusal } from './refusal.ts'

export default format({
  id: 'daily-parquet',
  title: 'Daily roll-up as Parquet',
  recognises: ({ columns }) => ['day', 'plugin', 'runs'].every((wanted) => columns.some(({ name }) => name === wanted)),
  async read(around) {
    const { file, part, sample, database } = around
    const there = new Map(sample.columns.map(({ name, type }) => [name, type]))
    for (const { name, type, nullable } of dailyColumns) {
      if (!nullable && !there.has(name) && !(name in fallbacks))
        throw refusal(`the roll-up has no column ${name}`, 'run the query that npm run explain -- rollup prints')
      if (there.has(name) && !fits[type].test(there.get(name) ?? ''))
        throw refusal(
          `column ${name} of the roll-up has another type`,
          'run the query that npm run explain -- rollup prints',
        )
    }
    const said = dailyColumns.map(({ name, type }) =>
      there.has(name)
        ? `TRY_CAST("${name}" AS ${types[type]}) AS ${name}`
        : `${fallbacks[name] ?? `CAST(NULL AS ${types[type]})`} AS ${name}`,
    )
    const kept = dailyColumns.map(({ name }) => {
      if (name === 'person')
        return "CASE WHEN reason IS NULL THEN left(sha256(getvariable('key') || person), 32) END AS person"
      if (name === 'actor') return 'coalesce(reason, actor) AS actor'
      if (name === 'runs') return 'CASE WHEN reason IS NULL THEN runs ELSE 1 END AS runs'
      return `CASE WHEN reason IS NULL THEN ${name} END AS ${name}`
    })
    const judged = Object.entries(reasons).map(([reason, when]) => `WHEN ${when} THEN ${literal(reason)}`)
    await database.run(`COPY (SELECT ${kept.join(', ')} FROM (
        SELECT *, CASE ${judged.join(' ')} END AS reason FROM (
          SELECT ${said.join(', ')} FROM read_parquet(${fileLiteral(file)}, hive_partitioning = false))))
      TO ${literal(part)} (FORMAT parquet, COMPRESSION zstd)`)
    const rejected = await rejectedRows(part, database)
    return readingOf(part, database, { rejected, duplicates: 0, unrelated: 0 })
  },
})

const types = { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' } as const

/** Types of DuckDB that say the same. */
const fits = {
  date: /^(DATE|TIMESTAMP.*|VARCHAR)$/,
  text: /^(VARCHAR|UUID|ENUM.*|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?)$/,
  integer: /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|FLOAT)$/,
  boolean: /^(BOOLEAN|U?(TINY|SMALL|BIG)?INT(EGER)?)$/,
}

/** Where a warehouse leaves out what all its rows share. */
const fallbacks: Record<string, string> = {
  redacted: 'false',
  event: "'run'",
  actor: "'person'",
}

const words = (list: readonly string[]) => list.map(literal).join(', ')
const reasons = {
  'the day cannot be read': "day IS NULL OR day NOT BETWEEN DATE '2020-01-01' AND DATE '2099-12-31'",
  'the runs are no positive number': 'runs IS NULL OR runs <= 0',
  'there are more failures than runs': 'failures < 0 OR failures > runs',
  'the duration is negative': 'duration_ms < 0',
  [`the event is not ${eventWords}`]: `event IS NULL OR event NOT IN (${words(dailyEvents)})`,
  'the actor is not person, bot, ci or test': `actor IS NULL OR actor NOT IN (${words(dailyActors)})`,
  'the row does not say whether the name was withheld': 'redacted IS NULL',
  'the call names no connector':
    "event = 'call' AND NOT redacted AND NOT coalesce(starts_with(component, 'connector:'), false)",
  'the team is an e-mail address': "contains(team, '@')",
  'a value is too long to be a name': ['plugin', 'team', 'person', 'marketplace', 'version', 'component', 'scope']
    .map((name) => `strlen(${name}) > 300`)
    .join(' OR '),
}
