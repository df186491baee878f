-- Daily roll-up of plugin usage, bigquery: give the parameter key; write with EXPORT DATA OPTIONS (format = 'PARQUET', uri = '…') AS ….
-- The key is a secret of yours: with it, ids of persons become pseudonyms before anything is written.
--
-- Expects a table plugin_event with every event once:
--   event_id     Id of the event; an event that comes twice with the same id counts once
--   time         When it happened: ISO 8601 with its offset (UTC without one), or seconds since 1970 (required)
--   team         Id, name or directory group of the team
--   person       Any id of the person; only a keyed hash of it is kept
--   plugin       Name of the plugin, or name@marketplace (required)
--   marketplace  Name of the marketplace it came from
--   version      Version of the plugin that ran
--   component    Part that ran, as kind:name, e.g. skill:reconcile-account or connector:netsuite
--   surface      chat, cowork or code
--   scope        Where the plugin came from: org, official, user-local or default-bundle
--   outcome      ok or error; empty when the source does not say
--   duration_ms  Milliseconds that it took
--   actor        person, bot, ci or test; person when left out
--   event        run, load, install or call; call is for one of a connector in the course of a run; run when left out
--
-- Makes the daily relation:
--   day          Day in UTC (never null)
--   team         Id, name or directory group of the team, as the export says it
--   person       Pseudonym of the person: 32 hex characters of a keyed hash, never an account id
--   plugin       Name of the plugin as the export says it; null when it was not named
--   marketplace  Name of the marketplace it came from
--   version      Version of the plugin that ran
--   component    Part that ran, as kind:name, e.g. skill:reconcile-account or connector:netsuite
--   surface      chat, cowork or code
--   scope        Where the plugin came from: org, official, user-local or default-bundle
--   redacted     True when the name was withheld at the source, e.g. third-party (never null)
--   event        run, load, install or call; call is for one of a connector in the course of a run (never null)
--   actor        person, bot, ci or test (never null)
--   runs         How often, duplicates left out (never null)
--   failures     How many of them failed; null when the export does not say how runs ended
--   duration_ms  Milliseconds in all; null when not said

CREATE TABLE daily (
  day DATE NOT NULL,
  team STRING,
  person STRING,
  plugin STRING,
  marketplace STRING,
  version STRING,
  component STRING,
  surface STRING,
  scope STRING,
  redacted BOOL NOT NULL,
  event STRING NOT NULL,
  actor STRING NOT NULL,
  runs INT64 NOT NULL,
  failures INT64,
  duration_ms INT64
);

-- Where a retry may leave an event twice, rename the table raw_event and put this before it.
CREATE VIEW plugin_event AS
SELECT event_id, time, team, person, plugin, marketplace, version, component, surface, scope, outcome, duration_ms, actor, event
FROM (
  SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY time) AS copy
  FROM raw_event
) AS r
WHERE copy = 1 OR event_id IS NULL;

SELECT
  d.day,
  d.team,
  LEFT(TO_HEX(SHA256(CONCAT(@key, d.person))), 32) AS person,
  d.plugin,
  d.marketplace,
  d.version,
  d.component,
  d.surface,
  d.scope,
  d.redacted,
  d.event,
  d.actor,
  d.runs,
  d.failures,
  d.duration_ms
FROM (
  SELECT
    DATE(e.time) AS day,
    e.team AS team,
    e.person AS person,
    CASE WHEN e.plugin IN ('third-party', 'custom_skill', 'custom', 'mcp_tool') THEN NULL ELSE e.plugin END AS plugin,
    e.marketplace AS marketplace,
    e.version AS version,
    e.component AS component,
    e.surface AS surface,
    e.scope AS scope,
    coalesce(e.plugin IN ('third-party', 'custom_skill', 'custom', 'mcp_tool'), FALSE) AS redacted,
    coalesce(e.event, 'run') AS event,
    coalesce(e.actor, 'person') AS actor,
    CAST(count(*) AS INT64) AS runs,
    CAST(CASE WHEN count(e.outcome) > 0 THEN sum(CASE WHEN e.outcome = 'error' THEN 1 ELSE 0 END) END AS INT64) AS failures,
    CAST(sum(e.duration_ms) AS INT64) AS duration_ms
  FROM plugin_event AS e
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, e.outcome IS NULL
) AS d;
