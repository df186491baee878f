/**
 * Which calls of connectors are runs, so that one piece of work counts once: a call in the course of a run of the same
 * plugin in the same prompt is part of it; where calls are all that a plugin did in a prompt, the first stands for the run.
 * What the records say is what counts: the plugin, or else the server. A prompt that two files share is told in each alone.
 */
import { literal } from '../../lib/duckdb.ts'
import { placeholders } from '../../model/event.ts'
import { outcomes, wordsOf } from './event-sql.ts'

/** Records of the telemetry that are a skill that ran; those that Claude brings along belong to no plugin. */
export const isSkill = (t: string) => `(${t}.kind = 'skill' AND ${t}.source IS DISTINCT FROM 'bundled')`

/** Records of the telemetry that are a call of a connector. */
export const isCall = (t: string) => `(${t}.kind = 'tool' AND (${t}.server IS NOT NULL OR ${t}.plugin = 'mcp_tool'))`

/** Withheld names are one owner: nothing tells them apart. */
const ownerOf = (plugin: string) =>
  `CASE WHEN ${plugin} IN (${placeholders.map(literal).join(', ')}) THEN 'withheld' ELSE 'plugin ' || ${plugin} END`
const ownerOfCall = `coalesce(${ownerOf('t.plugin')}, 'server ' || t.server)`

/**
 * Common table expressions that end in `turn`: prompt and owner with the call that comes first, whether a run of the owner
 * made the calls, and how they ended together. A skill is of the plugin before its colon too: the entry of a marketplace
 * may call a plugin otherwise than its manifest, and calls name it by that.
 */
export const turns = `ran AS (SELECT DISTINCT session, prompt,
    unnest([${ownerOf('t.plugin')}, CASE WHEN t.skill LIKE '%_:_%' THEN 'plugin ' || split_part(t.skill, ':', 1) END]) AS owner
  FROM telemetry t WHERE (t.kind = 'run' OR ${isSkill('t')}) AND session IS NOT NULL AND prompt IS NOT NULL),
called AS (SELECT session, prompt, ${ownerOfCall} AS owner, time, event_id, ${wordsOf('outcome', outcomes, 'NULL')} AS ended
  FROM telemetry t WHERE ${isCall('t')} AND session IS NOT NULL AND prompt IS NOT NULL),
together AS (SELECT session, prompt, owner, min({time: time, id: event_id}).id AS first,
    CASE WHEN bool_or(ended = 'ok') THEN 'ok' WHEN count(ended) = count(*) THEN 'error' END AS outcome
  FROM called GROUP BY session, prompt, owner),
turn AS (SELECT c.*, r.owner IS NOT NULL AS is_course FROM together c LEFT JOIN ran r USING (session, prompt, owner))`

/**
 * Joins a record t of the telemetry to its turn c; only calls that say session and prompt have one. All conditions are
 * equalities, since a condition on t alone would make the database compare every record with every turn.
 */
export const joinTurn = `LEFT JOIN turn c ON c.session = t.session AND c.prompt = t.prompt
  AND c.owner = CASE WHEN ${isCall('t')} THEN ${ownerOfCall} END`

/** Whether the call t stands for the run; null where it has no turn. */
export const standsForRun = 'NOT c.is_course AND c.first = t.event_id'
