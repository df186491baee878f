/** When each team first used a vetted plugin that it does not own, and which of those it used when. */

/** First day of a use of each such plugin by each team: enough vetted runs on enough days within the window up to that day. */
export const firstUses = /* sql */ `
  WITH by_day AS (
    SELECT run.team, run.plugin, run.day, sum(run.runs) AS runs
    FROM run JOIN plugin ON plugin.name = run.plugin
    WHERE run.class = 'vetted' AND plugin.owner IS DISTINCT FROM run.team
    GROUP BY run.team, run.plugin, run.day
  ), rolling AS (
    SELECT team, plugin, day,
      sum(runs) OVER latest AS runs,
      count(*) OVER latest AS days
    FROM by_day
    WINDOW latest AS (
      PARTITION BY team, plugin ORDER BY day RANGE BETWEEN ($window_days::INTEGER - 1) * INTERVAL 1 DAY PRECEDING AND CURRENT ROW
    )
  )
  SELECT team, plugin, min(day) AS day FROM rolling
  WHERE runs >= $use_runs::BIGINT AND days >= $use_days::BIGINT GROUP BY team, plugin`

/** One row a team, as clockOf reads it: productive is the day of its first use. */
export const adoptionQuery = /* sql */ `
  WITH first_use AS (${firstUses})
  SELECT team.id AS team, team.wave, team.onboarded, team.offboarded,
    (SELECT min(day) FROM first_use WHERE first_use.team = team.id) AS productive
  FROM team ORDER BY team.id`

/** Plugins in use by the 30th, 60th and 90th day of each team; null for a team that was not followed that long. */
export const breadthQuery = /* sql */ `
  WITH first_use AS (${firstUses}), mark AS (SELECT unnest([30, 60, 90]) AS days)
  SELECT team.wave, mark.days, count(*) AS teams, avg((
      SELECT count(*) FROM first_use
      WHERE first_use.team = team.id AND first_use.day <= team.onboarded + mark.days::INTEGER
    )) AS breadth
  FROM team, mark
  WHERE team.onboarded + mark.days::INTEGER <= least($as_of::DATE - 1, (SELECT max(day) FROM run), coalesce(team.offboarded, $as_of::DATE))
    AND team.onboarded >= (SELECT min(day) FROM run)
  GROUP BY team.wave, mark.days ORDER BY team.wave, mark.days`
