/** Views that reading usage leaves in the database: each stands, empty where no export speaks of it. */

/** Columns of each view but `daily`, whose columns are in daily.ts. Persons and authors are pseudonyms under the key of daily. */
export const usageViews: Record<string, string> = {
  /** Who is in which team, from membership lists; until is the first day on which it no longer holds. */
  member: 'person VARCHAR, team VARCHAR, first DATE, until DATE',
  /**
   * Rows of vendor reports (source analytics: /plugins, /skills, /connectors) and typed inventories (source inventory),
   * uncut by product or group. kind is plugin, skill or connector, or the same with -bucket where names were withheld:
   * a bucket is no plugin. sessions is null where several surfaces have some, since distinct counts do not add up.
   */
  reported: `source VARCHAR, kind VARCHAR, name VARCHAR, id VARCHAR, first DATE, last DATE,
    persons BIGINT, installs BIGINT, invocations BIGINT, sessions BIGINT, reads BIGINT, writes BIGINT`,
  /** Analytics API /summaries: denominators by day. */
  summary: `day DATE, daily_active BIGINT, weekly_active BIGINT, monthly_active BIGINT,
    cowork_monthly_active BIGINT, seats BIGINT`,
  /** Issues about plugins, from exports of an issue tracker; the newest export of an issue counts. */
  reported_issue: `id VARCHAR, plugin VARCHAR, opened TIMESTAMP, answered TIMESTAMP, closed TIMESTAMP,
    author VARCHAR, by_release BOOLEAN`,
}
