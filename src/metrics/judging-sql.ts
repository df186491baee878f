/** From the daily relation to the tables of runs: whose team, which plugin, which class on that day, and what is set aside and why. */

/** Rows of memberships with the team they mean; who is in two teams on a day is in none that can be told. */
const membership = `CREATE OR REPLACE TEMP TABLE membership AS
  SELECT DISTINCT member.person, coalesce(named.meant, member.team) AS team, member.first, member.until
  FROM member LEFT JOIN team_name AS named ON named.written = lower(member.team)`

/**
 * Every row with the team and plugin it means. A name counts as one of ours unless its marketplace is another's, or the
 * plugin was the user's own.
 */
const judged = `CREATE OR REPLACE TEMP TABLE judged AS
  WITH numbered AS (SELECT row_number() OVER () AS id, * FROM daily),
  by_list AS (
    SELECT numbered.id, count(DISTINCT membership.team) AS teams, min(membership.team) AS team
    FROM numbered JOIN membership ON membership.person = numbered.person
      AND (membership.first IS NULL OR membership.first <= numbered.day)
      AND (membership.until IS NULL OR numbered.day < membership.until)
    WHERE numbered.team IS NULL
    GROUP BY numbered.id
  ),
  joined AS (
    SELECT
      numbered.* EXCLUDE (team, plugin),
      numbered.team AS team_written,
      numbered.plugin AS plugin_written,
      CASE WHEN numbered.team IS NOT NULL THEN named.meant WHEN by_list.teams = 1 THEN by_list.team END AS team,
      named.written IS NOT NULL AND named.meant IS NULL OR coalesce(by_list.teams, 0) > 1 AS ambiguous,
      CASE
        WHEN numbered.scope = 'user-local' THEN NULL
        WHEN numbered.marketplace IS NOT NULL AND (SELECT count(*) FROM marketplace_name) > 0
          AND lower(numbered.marketplace) NOT IN (SELECT written FROM marketplace_name) THEN NULL
        ELSE meaning.meant
      END AS plugin,
      meaning.written IS NOT NULL AND meaning.meant IS NULL AS plugin_ambiguous
    FROM numbered
    LEFT JOIN team_name AS named ON named.written = lower(numbered.team)
    LEFT JOIN by_list ON by_list.id = numbered.id
    LEFT JOIN plugin_name AS meaning ON meaning.written = lower(numbered.plugin)
  )
  SELECT joined.*,
    CASE
      WHEN day >= $as_of::DATE THEN 'after the date of the run'
      WHEN day < $as_of::DATE - $retention_days::INTEGER THEN 'older than the retention'
      WHEN actor <> 'person' THEN 'started by a bot, a pipeline or a test'
      WHEN runs < 1 OR failures < 0 OR failures > runs THEN 'the counts contradict each other'
      WHEN ambiguous THEN 'the team can be one of several'
      WHEN team_written IS NOT NULL AND team IS NULL THEN 'the team is not in org/teams.yaml'
      WHEN team NOT IN (SELECT id FROM team) THEN 'the team is not in org/teams.yaml'
      WHEN team IS NULL AND person IS NULL THEN 'no team is named, and nobody whose team could be looked up'
      WHEN team IS NULL THEN 'no team is named, and no membership list says it for that day'
      WHEN event = 'run' AND plugin_written IS NULL AND NOT redacted AND component LIKE 'connector:%'
        THEN 'a call of a connector that belongs to no single plugin'
    END AS aside
  FROM joined`

/** A run without a version is of no approved version; a name that can be two plugins is of none that can be told. */
const run = `INSERT INTO run
  SELECT
    day, team, person,
    CASE
      WHEN redacted OR plugin_ambiguous AND plugin IS NULL THEN NULL
      ELSE coalesce(plugin, plugin_written, component)
    END AS plugin,
    version, component, surface,
    CASE
      WHEN redacted OR plugin_ambiguous AND plugin IS NULL OR coalesce(plugin, plugin_written, component) IS NULL
        THEN 'unattributed'
      WHEN plugin IS NULL THEN 'adhoc'
      WHEN EXISTS (
        SELECT 1 FROM approval
        WHERE approval.plugin = judged.plugin AND approval.version = judged.version
          AND approval.first <= judged.day AND judged.day < approval.until
      ) THEN 'vetted'
      ELSE 'listed'
    END AS class,
    runs, failures, greatest(duration_ms, 0)
  FROM judged WHERE aside IS NULL AND event = 'run'`

const load = `INSERT INTO load
  SELECT day, team, coalesce(plugin, plugin_written), version, runs
  FROM judged WHERE aside IS NULL AND event = 'load'`

/** A run that is itself a call counts for its connector too. */
const connectorCall = `INSERT INTO connector_call
  SELECT day, team, person, coalesce(named.meant, lower(substr(component, 11))), plugin, runs, failures
  FROM judged LEFT JOIN connector_name AS named ON named.written = lower(substr(component, 11))
  WHERE event IN ('run', 'call') AND component LIKE 'connector:%'
    AND (aside IS NULL OR aside = 'a call of a connector that belongs to no single plugin')`

const issue = `INSERT INTO issue
  SELECT meaning.meant, opened,
    CASE WHEN answered < $as_of::DATE THEN answered END,
    CASE WHEN closed < $as_of::DATE THEN closed END,
    by_release
  FROM reported_issue JOIN plugin_name AS meaning ON meaning.written = lower(reported_issue.plugin)
  WHERE meaning.meant IS NOT NULL AND opened < $as_of::DATE`

/** A reply to an issue is activity too. */
const active = `UPDATE plugin SET active = greatest(plugin.active, replied.day)
  FROM (SELECT plugin, max(answered)::DATE AS day FROM issue GROUP BY plugin) AS replied
  WHERE replied.plugin = plugin.name AND replied.day IS NOT NULL`

const useWithin = (since: string) => `
  FROM run JOIN plugin ON plugin.name = run.plugin
  WHERE run.class IN ('vetted', 'listed') AND day >= $as_of::DATE - ${since}::INTEGER
  GROUP BY run.plugin, run.team, plugin.owner
  HAVING sum(runs) >= $use_runs::BIGINT AND count(DISTINCT day) >= $use_days::BIGINT`

const used = `INSERT INTO used
  SELECT run.plugin, run.team, coalesce(plugin.owner = run.team, false), sum(runs), count(DISTINCT day) ${useWithin('$window_days')}`

const usedEver = `INSERT INTO used_ever
  SELECT run.plugin, run.team, coalesce(plugin.owner = run.team, false), min(day), max(day) ${useWithin('$retention_days')}`

/** Statements that fill the tables, in this order; parameters are those of parametersOf and $retention_days. */
export const judging: readonly string[] = [membership, judged, run, load, connectorCall, issue, active, used, usedEver]

/** Runs set aside, by reason, and those that count, for which it is null; calls in the course of a run are part of it. */
export const asideQuery = `SELECT aside AS reason, sum(runs)::BIGINT AS runs FROM judged
  WHERE event = 'run' GROUP BY aside ORDER BY runs DESC, reason`
