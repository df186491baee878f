/** M10: share of runs on the newest version on the day of the run, days behind, and plugins whose users may hold a stuck cache. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Figure, Table } from '../model/metric.ts'
import { percent, shareOf, undefinedOf } from './figures.ts'
import { aboutRuns, metric } from './metric.ts'
import { datingNote } from './release-days.ts'
import { hidden, suppress } from './suppress.ts'

/** Runs of a version whose day is known, with the first day on which there was a newer one. */
const dated = /* sql */ `
  SELECT run.plugin, run.day, run.person, run.runs, release.next,
    CASE WHEN release.next <= run.day THEN (run.day - release.next)::BIGINT ELSE 0 END AS behind
  FROM run JOIN release ON release.plugin = run.plugin AND release.version = run.version
  WHERE run.class IN ('vetted', 'listed') AND run.day >= $as_of::DATE - $window_days::INTEGER`

export default metric({
  id: 'version-currency',
  number: 'M10',
  title: 'Version currency',
  question: 'Do people run the current versions?',
  unit: 'share',
  better: 'up',
  version: 2,
  needs: { runs: true, gate: true, outcomes: false, versions: true, persons: false },
  definition: ({ window, stuck }) =>
    `Of the runs within ${window} days of a version that is dated, the share on the version that was the newest on the day of the run. ${aboutRuns} ` +
    'A version is dated by its record in org/releases/, else by its tag or first commit, else by its heading in the changelog, which also stands where it is older than the history of the plugin. ' +
    'Days behind are those since the next version came out, 0 on the newest; their median is over runs. ' +
    `A stuck cache is suspected where more than ${percent(stuck.share)} of a plugin's runs are on a version that was replaced more than ${stuck.days} days before.`,
  queries: {
    all: `WITH dated AS (${dated})
      SELECT coalesce(sum(runs) FILTER (behind = 0), 0)::BIGINT AS newest, coalesce(sum(runs), 0)::BIGINT AS runs FROM dated`,
    // Weighted by runs: the first number of days at which half of the runs is reached.
    median: `WITH dated AS (${dated}), counted AS (
        SELECT behind, sum(sum(runs)) OVER (ORDER BY behind) AS up_to, sum(sum(runs)) OVER () AS total FROM dated GROUP BY behind
      )
      SELECT min(behind) AS days FROM counted WHERE up_to * 2 >= total`,
    plugins: `WITH dated AS (${dated})
      SELECT plugin, sum(runs)::BIGINT AS runs,
        coalesce(sum(runs) FILTER (behind = 0), 0)::BIGINT AS newest,
        coalesce(sum(runs) FILTER (behind > $stuck_days::BIGINT), 0)::BIGINT AS old,
        count(DISTINCT person) AS persons,
        count(DISTINCT person) FILTER (behind = 0) AS newest_persons,
        count(DISTINCT person) FILTER (behind > 0) AS behind_persons,
        count(DISTINCT person) FILTER (behind > $stuck_days::BIGINT) AS old_persons
      FROM dated GROUP BY plugin ORDER BY plugin`,
  },
  conclude: ({ all = [], median = [], plugins = [] }, { library, terms, asOf }) => {
    const [newest, runs] = [Number(all[0]?.['newest'] ?? 0), Number(all[0]?.['runs'] ?? 0)]
    const why = 'no run in the window is of a version that is dated'
    const days = median[0]?.['days'] ?? null
    const behind: Figure = {
      ...undefinedOf('Median days behind', 'days', why),
      ...(days !== null && { value: Number(days), text: null }),
    }
    const stuck = plugins.filter((row) => Number(row['old']) / Number(row['runs']) > terms.stuck.share)
    return {
      state: runs === 0 ? 'undefined' : 'measured',
      reasons:
        runs === 0
          ? [`There is nothing to take a share of: ${why}. Record releases, or date the headings of CHANGELOG.md.`]
          : [],
      sentence:
        runs === 0
          ? ''
          : `${percent(newest / runs)} of runs were on the newest version; a stuck cache is suspected for ${counted(stuck.length, 'plugin')}.`,
      figures: [shareOf('Runs on the newest version', newest, runs, why), behind],
      tables: [pluginTable(plugins, stuck, terms.cell)],
      curves: [],
      series: [],
      notes: [
        ...datingNote(library, asOf),
        'Content that changes without a new version is not offered to those who have the plugin (anthropics/claude-code#32983).',
      ],
    }
  },
})

function pluginTable(plugins: readonly Row[], stuck: readonly Row[], least: number): Table {
  const parts = plugins.flatMap((row) => {
    const plugin = String(row['plugin'])
    const [runs, newest] = [Number(row['runs']), Number(row['newest'])]
    return [
      { row: plugin, column: 'newest', value: newest, persons: Number(row['newest_persons']) },
      { row: plugin, column: 'behind', value: runs - newest, persons: Number(row['behind_persons']) },
      { row: plugin, column: null, value: runs, persons: Number(row['persons']) },
    ].filter(({ value }) => value > 0)
  })
  const { cell } = suppress(parts, least)
  return {
    id: 'plugins',
    title: 'Runs on the newest version by plugin',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'newest', label: 'Runs on the newest version', holds: 'count' },
      { id: 'runs', label: 'Runs of dated versions', holds: 'count' },
      { id: 'suspicion', label: 'Suspicion', holds: 'text' },
    ],
    rows: plugins.map((row) => {
      const plugin = String(row['plugin'])
      const isSmall = Number(row['old_persons']) < least
      const suspicion = isSmall && Number(row['old']) > 0 ? hidden : stuck.includes(row) ? 'stuck cache' : null
      return [plugin, cell(plugin, 'newest'), cell(plugin, null), suspicion]
    }),
  }
}
