/** OTLP JSON lines of Claude Code and Cowork: skills that ran, MCP calls, plugins that were loaded or installed. */
import { fileLiteral } from '../../lib/duckdb.ts'
import type { Rejection } from '../../model/usage.ts'
import { type Around, format } from './format.ts'
import { telemetryFrom } from './otlp-sql.ts'
import { isCall, isSkill, joinTurn, standsForRun, turns } from './otlp-turns.ts'
import { eachRecord } from './record-lines.ts'

/** Bytes of the longest line; the Collector sends batches of a few hundred records. */
const lineMost = 33_554_432
const linesMost = 5

export default format({
  id: 'otlp',
  title: 'OpenTelemetry logs as JSON lines',
  recognises: ({ text, lines }) =>
    lines.some(({ resourceLogs }) => Array.isArray(resourceLogs)) || /^\s*\{\s*"resourceLogs"\s*:/.test(text),
  async events(around) {
    const { database, file, sample, terms } = around
    const lines = `read_ndjson_objects(${fileLiteral(file)}, ignore_errors = true, compression = '${sample.compression}',
      maximum_object_size = ${lineMost})`
    await database.run(`CREATE OR REPLACE TEMP TABLE telemetry AS ${telemetryFrom(lines, terms)}`)
    return {
      from: `(${usedFrom})`,
      cells: new Map(columns.map((name) => [name, { sql: name, type: 'VARCHAR' }])),
      unrelated: async () => {
        const [all] = await database.rows(
          `SELECT count(*) - (SELECT count(*) FROM (${usedFrom})) AS rows FROM telemetry`,
        )
        return Number(all?.rows ?? 0)
      },
      unsplit: () => brokenLines(lines, around),
      close: () => database.run('DROP TABLE IF EXISTS telemetry'),
    }
  },
})

const columns = ['event_id', 'time', 'team', 'person', 'plugin', 'marketplace', 'version', 'component']
columns.push('surface', 'scope', 'outcome', 'duration_ms', 'actor', 'event')

/**
 * What counts among the records. How a skill ended stands in the result of the tool Skill in the same prompt, paired in
 * the order of time; the version of its plugin in the load of the same session. Calls of connectors that a run makes are
 * part of it; without the ids of session and prompt nothing tells what a call is part of, and each is a run of its own.
 */
const usedFrom = `WITH
loaded AS (SELECT session, plugin, max(version) AS version, max(scope) AS scope, max(marketplace) AS marketplace
  FROM telemetry WHERE kind = 'load' AND session IS NOT NULL AND plugin IS NOT NULL GROUP BY session, plugin),
once AS (SELECT * FROM telemetry QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY time) = 1),
ended AS (SELECT session, prompt, bare_skill, outcome, duration_ms,
  row_number() OVER (PARTITION BY session, prompt, bare_skill ORDER BY time, event_id) AS place
  FROM once WHERE kind = 'tool' AND tool = 'Skill'),
run AS (SELECT event_id, row_number() OVER (PARTITION BY session, prompt, bare_skill ORDER BY time, event_id) AS place
  FROM once WHERE kind = 'skill'),
${turns}
SELECT t.event_id, t.time, t.team, t.person, t.plugin, coalesce(t.marketplace, l.marketplace) AS marketplace,
  coalesce(t.version, l.version) AS version,
  CASE WHEN t.kind = 'tool' THEN 'connector:' || t.server WHEN t.skill IS NOT NULL THEN 'skill:' || t.bare_skill END AS component,
  t.surface, coalesce(t.scope, l.scope) AS scope,
  CASE WHEN t.kind IN ('load', 'install') THEN NULL WHEN ${standsForRun} THEN c.outcome
    ELSE coalesce(t.outcome, e.outcome) END AS outcome,
  CASE WHEN t.kind IN ('load', 'install') THEN NULL ELSE coalesce(t.duration_ms, e.duration_ms) END AS duration_ms,
  t.actor, CASE WHEN t.kind IN ('load', 'install') THEN t.kind WHEN ${standsForRun} OR c.first IS NULL THEN 'run' ELSE 'call' END AS event
FROM telemetry t
LEFT JOIN loaded l ON t.session = l.session AND t.plugin = l.plugin
LEFT JOIN run r ON r.event_id = t.event_id
LEFT JOIN ended e ON e.session = t.session AND e.prompt = t.prompt AND e.bare_skill = t.bare_skill AND e.place = r.place
${joinTurn}
WHERE t.kind IN ('load', 'install', 'run') OR ${isSkill('t')} OR ${isCall('t')}`

/** Lines without logs in them: cut off, damaged, or of another kind. */
async function brokenLines(lines: string, { inOrder, file, sample }: Around): Promise<Rejection[]> {
  const found = await inOrder((database) =>
    database.rows(`SELECT place, rows FROM (SELECT place, count(*) OVER () AS rows FROM (
      SELECT row_number() OVER () AS place, json FROM ${lines})
      WHERE json IS NULL OR json_type(json, '$.resourceLogs') IS DISTINCT FROM 'ARRAY') ORDER BY place LIMIT ${linesMost}`),
  )
  if (found.length === 0) return []
  const wanted = new Set(found.map(({ place }) => Number(place)))
  const at: number[] = []
  let place = 0
  await eachRecord(
    file,
    sample.compression,
    { quotes: false, last: Number.POSITIVE_INFINITY },
    (_, { line, blank }) => {
      if (!blank && wanted.has(++place)) at.push(line)
      return at.length === wanted.size
    },
  )
  return [{ reason: 'the line holds no logs', rows: Number(found[0]?.rows ?? 0), lines: at }]
}
