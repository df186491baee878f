/** Lines of OTLP logs → one row a record with the few attributes that count; everything else is never taken out of the line. */
import { literal } from '../../lib/duckdb.ts'
import type { UsageTerms } from '../../model/policy.ts'

/** Attribute names by what they hold, in the order in which they are asked; those of the policy come first. */
function attributesOf({ attributes: own }: UsageTerms): Record<string, string[]> {
  return {
    name: ['event.name'],
    stamp: ['event.timestamp'],
    sequence: ['event.sequence'],
    session: ['session.id'],
    prompt: ['prompt.id'],
    service: ['service.name'],
    team: [...own.team, 'team.id', 'team', 'department'],
    person: [...own.person, 'user.account_uuid', 'user.account_id', 'user.id'],
    plugin: [...own.plugin, 'plugin.name'],
    marketplace: [...own.marketplace, 'marketplace.name'],
    version: [...own.version, 'plugin.version'],
    scope: ['plugin.scope'],
    skill: [...own.skill, 'skill.name'],
    source: ['skill.source'],
    tool: ['tool_name'],
    parameters: ['tool_parameters'],
    outcome: [...own.outcome, 'success'],
    duration_ms: [...own.duration, 'duration_ms'],
    actor: [...own.actor, 'actor'],
  }
}

/** What events mean; names that the policy does not know and Claude neither are about something else. */
function kindsOf({ events }: UsageTerms): [kind: string, names: string[]][] {
  return [
    ['run', events.run],
    ['load', [...events.load, 'plugin_loaded']],
    ['install', [...events.install, 'plugin_installed']],
    ['skill', ['skill_activated']],
    ['tool', ['tool_result']],
  ]
}

/** A query over lines with a column json. Ids that link records become hashes at once. */
export function telemetryFrom(lines: string, terms: UsageTerms): string {
  const attributes = attributesOf(terms)
  const wanted = [...new Set(Object.values(attributes).flat())].map(literal).join(', ')
  const taken = Object.entries(attributes).map(([name, keys]) => {
    const values = keys.map((key) => `list_filter(said, lambda a: a.key = ${literal(key)})[1].text`)
    return `nullif(${values.length === 1 ? values[0] : `coalesce(${values.join(', ')})`}, '') AS ${name}`
  })
  const kinds = kindsOf(terms)
    .filter(([, names]) => names.length > 0)
    .map(([kind, names]) => `WHEN name IN (${names.map(literal).join(', ')}) THEN ${literal(kind)}`)
  const listOf = (json: string) => `coalesce(from_json(${json}, '[{"key":"VARCHAR","value":"JSON"}]'), [])`
  return `WITH resource AS (SELECT unnest(json_extract(json, '$.resourceLogs[*]')) AS resource FROM ${lines}
  WHERE json_type(json, '$.resourceLogs') = 'ARRAY'),
record AS (SELECT json_extract(resource, '$.resource.attributes') AS around,
  unnest(json_extract(resource, '$.scopeLogs[*].logRecords[*]')) AS record FROM resource),
said AS (SELECT list_transform(list_filter(
    list_concat(${listOf("json_extract(record, '$.attributes')")}, ${listOf('around')}), lambda a: a.key IN (${wanted})),
    lambda a: {key: a.key, text: coalesce(a.value->>'stringValue', a.value->>'intValue', a.value->>'doubleValue', a.value->>'boolValue')}) AS said,
  record->'body'->>'stringValue' AS body, nullif(record->>'timeUnixNano', '0') AS nanos,
  nullif(record->>'observedTimeUnixNano', '0') AS observed, md5(CAST(record AS VARCHAR)) AS whole FROM record),
taken AS (SELECT ${taken.join(', ')}, body, nanos, observed, whole FROM said),
named AS (SELECT * EXCLUDE (name, stamp, nanos, observed, body, service),
  regexp_replace(coalesce(name, body), '^(claude_code|cowork)\\.', '') AS name, coalesce(stamp, nanos, observed) AS time,
  CASE WHEN service = 'cowork' THEN 'cowork' WHEN starts_with(service, 'claude-code') THEN 'code' END AS surface,
  coalesce(json_extract_string(try_cast(parameters AS JSON), '$.mcp_server_name'), ${serverOfTool}) AS called,
  json_extract_string(try_cast(parameters AS JSON), '$.skill_name') AS asked FROM taken)
SELECT CASE ${kinds.join(' ')} ELSE 'other' END AS kind, time, md5(session) AS session, md5(prompt) AS prompt,
  CASE WHEN session IS NOT NULL AND sequence IS NOT NULL THEN md5(concat_ws('/', session, sequence, name)) ELSE whole END AS event_id,
  team, person, surface, version, actor, source, tool,
  CASE WHEN source IN ('userSettings', 'projectSettings') THEN 'user-local' ELSE scope END AS scope,
  nullif(marketplace, 'third-party') AS marketplace,
  CASE WHEN skill = 'custom_skill' THEN NULL ELSE coalesce(skill, asked) END AS skill,
  regexp_replace(CASE WHEN skill = 'custom_skill' THEN NULL ELSE coalesce(skill, asked) END, '^[^:]*:', '') AS bare_skill,
  CASE WHEN called LIKE 'plugin:%:%' AND len(string_split(called, ':')) = 3 THEN split_part(called, ':', 3) ELSE called END AS server,
  CASE WHEN name = 'tool_result' AND called LIKE 'plugin:%:%' AND len(string_split(called, ':')) = 3 THEN split_part(called, ':', 2)
    WHEN name = 'tool_result' AND called IS NULL AND tool = 'mcp_tool' THEN 'mcp_tool'
    WHEN name = 'tool_result' THEN plugin
    WHEN name = 'skill_activated' AND plugin IS NULL AND skill LIKE '%_:_%' THEN split_part(skill, ':', 1)
    WHEN name = 'skill_activated' AND plugin IS NULL AND (source = 'plugin' OR skill = 'custom_skill') THEN 'third-party'
    ELSE plugin END AS plugin,
  outcome, duration_ms FROM named`
}

/** mcp__<server>__<tool>: what stands between; which plugin it is, only the catalogue can tell. */
const serverOfTool = "nullif(regexp_extract(tool, '^mcp__(.+)__[^_].*$', 1), '')"
