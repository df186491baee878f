/** M11: how many of the last runs of a plugin succeeded, with the interval; "no evidence" where there are too few. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Figure, Table } from '../model/metric.ts'
import { shareOf, undefinedOf } from './figures.ts'
import { aboutRuns, metric } from './metric.ts'
import { hidden } from './suppress.ts'

/** Whole days backwards until enough runs are there, so that no run of a day is picked. */
export const successQuery = /* sql */ `
  WITH by_day AS (
    SELECT plugin, day, sum(runs) AS runs, sum(failures) AS failures FROM run
    WHERE class IN ('vetted', 'listed') AND failures IS NOT NULL GROUP BY plugin, day
  ), backwards AS (
    SELECT *, coalesce(sum(runs) OVER (
      PARTITION BY plugin ORDER BY day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS later
    FROM by_day
  ), taken AS (
    SELECT plugin, min(day) AS since, sum(runs)::BIGINT AS runs, sum(failures)::BIGINT AS failures
    FROM backwards WHERE later < $evidence_runs::BIGINT GROUP BY plugin
  )
  SELECT taken.*, (
      SELECT count(DISTINCT person) FROM run
      WHERE run.plugin = taken.plugin AND class IN ('vetted', 'listed') AND failures IS NOT NULL AND day >= since
    ) AS persons
  FROM taken ORDER BY plugin`

/** Success share of a plugin from its row of successQuery; null where few persons stand behind it. */
export function successOf(row: Row | undefined, { evidence, cell }: { evidence: number; cell: number }): Figure | null {
  const [runs, failures] = [Number(row?.['runs'] ?? 0), Number(row?.['failures'] ?? 0)]
  const label = 'Success share of the last runs'
  if (row === undefined || runs < evidence)
    return undefinedOf(label, 'share', `no evidence: fewer than ${evidence} runs whose end is known`)
  if (Number(row['persons']) < cell) return null
  return { ...shareOf(label, runs - failures, runs, ''), text: `since ${row['since']}` }
}

export default metric({
  id: 'reliability',
  number: 'M11',
  title: 'Reliability',
  question: 'Do plugins do what people ask of them?',
  unit: 'share',
  better: 'up',
  version: 2,
  needs: { runs: true, gate: true, outcomes: true, versions: false, persons: false },
  definition: ({ evidence }) =>
    `Of a plugin's last runs whose end is known, at least ${evidence} and whole days, the share that did not fail, with its Wilson interval; ` +
    `with fewer there is no evidence. ${aboutRuns} The headline is the median over plugins with evidence. It says nothing about whether a result was right: that is what evaluations are for.`,
  queries: { plugins: successQuery },
  conclude: ({ plugins = [] }, { terms, library }) => {
    const figures = new Map(plugins.map((row) => [String(row['plugin']), successOf(row, terms)]))
    const shares = [...figures.values()].flatMap((figure) => figure?.value ?? []).sort((a, b) => a - b)
    const why = `no plugin has ${terms.evidence} runs whose end is known`
    const middle = (shares.length - 1) / 2
    const median =
      shares.length === 0 ? null : ((shares[Math.floor(middle)] ?? 0) + (shares[Math.ceil(middle)] ?? 0)) / 2
    const headline: Figure = {
      ...undefinedOf('Median success share over plugins', 'share', why),
      ...(median !== null && { value: median, text: `over ${counted(shares.length, 'plugin')}` }),
    }
    return {
      state: median === null ? 'undefined' : 'measured',
      reasons: median === null ? [`There is no evidence: ${why}.`] : [],
      sentence:
        median === null
          ? ''
          : `Half of the ${counted(shares.length, 'plugin')} with evidence succeed in ${Math.floor(median * 1000) / 10} % of runs or more.`,
      figures: [
        headline,
        shareOf('Plugins with evidence', shares.length, library.plugins.length, 'there is no plugin'),
      ],
      tables: [
        table(
          library.plugins.map(({ name, manifest }) => ({ name, date: manifest?.reliability.date ?? null })),
          figures,
        ),
      ],
      curves: [],
      series: [],
      notes: [],
    }
  },
})

function table(
  plugins: readonly { name: string; date: string | null }[],
  figures: ReadonlyMap<string, Figure | null>,
): Table {
  return {
    id: 'plugins',
    title: 'Success by plugin',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'success', label: 'Succeeded', holds: 'share' },
      { id: 'low', label: 'At least', holds: 'share' },
      { id: 'high', label: 'At most', holds: 'share' },
      { id: 'runs', label: 'Runs', holds: 'count' },
      { id: 'evidence', label: 'Evidence', holds: 'text' },
      { id: 'evaluated', label: 'Last evaluation', holds: 'day' },
    ],
    rows: plugins.map(({ name, date }) => {
      const figure = figures.get(name)
      if (figure === null) return [name, hidden, hidden, hidden, hidden, null, date]
      if (figure === undefined || figure.value === null) return [name, null, null, null, null, 'no evidence', date]
      return [
        name,
        figure.value,
        figure.interval?.[0] ?? null,
        figure.interval?.[1] ?? null,
        figure.n,
        figure.text,
        date,
      ]
    }),
  }
}
