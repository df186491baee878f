/** M14: what each wave taught, what changed before the next began, and how the next one fared beside it. A plain table, no index. */
import type { Row } from '../lib/duckdb.ts'
import { counted, listed } from '../lib/text.ts'
import type { Cell, Table } from '../model/metric.ts'
import type { Wave } from '../model/wave.ts'
import { adoptionQuery, breadthQuery } from './adoption-clock.ts'
import { numberOf } from './figures.ts'
import { type Around, metric } from './metric.ts'
import { datingNote } from './release-days.ts'
import { clockOf, productiveQuery, watchOf } from './team-clock.ts'
import { type WaveCurve, waveCurves } from './waves.ts'

export default metric({
  id: 'wave-learning',
  number: 'M14',
  title: 'What each wave taught the next',
  question: 'Does each wave feed the next?',
  unit: 'count',
  better: 'up',
  version: 2,
  needs: { runs: false, gate: false, outcomes: false, versions: false, persons: false },
  definition: () =>
    'For each wave: lessons in org/waves.yaml; rules that came into force, connectors whose file in org/connectors/ changed, releases and new plugins between its start and that of the next one; ' +
    'its teams, the median days until they were productive and until they used a vetted plugin of others, and how many of those they had used by day 60. ' +
    'The next wave stands in the line below.',
  queries: {
    connectors: /* sql */ `
      SELECT wave.id AS wave, count(DISTINCT connector) AS connectors FROM wave JOIN connector_change AS change
        ON change.day >= wave.start AND change.day < coalesce((SELECT min(later.start) FROM wave AS later WHERE later.start > wave.start), $as_of::DATE)
      GROUP BY wave.id`,
    releases: /* sql */ `
      SELECT wave.id AS wave, count(*) AS releases FROM wave JOIN release
        ON release.day >= wave.start AND release.day < coalesce((SELECT min(later.start) FROM wave AS later WHERE later.start > wave.start), $as_of::DATE)
      GROUP BY wave.id`,
    plugins: /* sql */ `
      SELECT wave.id AS wave, count(*) AS plugins FROM wave JOIN plugin
        ON plugin.published >= wave.start AND plugin.published < coalesce((SELECT min(later.start) FROM wave AS later WHERE later.start > wave.start), $as_of::DATE)
      GROUP BY wave.id`,
    teams: 'SELECT wave, count(*) AS teams FROM team WHERE onboarded < $as_of::DATE GROUP BY wave',
    productive: productiveQuery('true'),
    adopted: adoptionQuery,
    breadth: breadthQuery,
  },
  conclude: (rows, around) => {
    const { waves } = around.library.org
    const begun = waves.filter(({ start }) => start < around.asOf)
    const lessons = begun.reduce((sum, wave) => sum + (wave.lessons?.length ?? 0), 0)
    return {
      state: begun.length === 0 ? 'undefined' : 'measured',
      reasons: begun.length === 0 ? ['No wave has begun: write them into org/waves.yaml.'] : [],
      sentence:
        begun.length === 0 ? '' : `${counted(lessons, 'lesson')} recorded over ${counted(begun.length, 'wave')}.`,
      figures: begun.length === 0 ? [] : [numberOf('Lessons recorded', lessons)],
      tables: [waveTable(begun, rows, around)],
      curves: [],
      series: [],
      notes: [
        ...begun.flatMap(lessonNote),
        ...connectorNote(begun, around),
        ...(begun.length === 0 ? [] : datingNote(around.library, around.asOf)),
      ],
    }
  },
})

function lessonNote({ name, lessons = [] }: Wave): string[] {
  return lessons.length === 0 ? [`${name}: no lesson is recorded yet.`] : []
}

/** Whether git saw the whole time from a day on; what a first commit brought in did not change on its day. */
function isKnown({ contributions: { connectors } }: Around, start: string): boolean {
  return connectors.since !== null && connectors.since < start
}

function connectorNote(waves: readonly Wave[], around: Around): string[] {
  const unknown = waves.filter(({ start }) => !isKnown(around, start))
  if (unknown.length === 0) return []
  const { since } = around.contributions.connectors
  const why = since === null ? 'there is no whole history in git' : `the history in git begins on ${since}`
  return [`How many connectors changed is not known of ${listed(unknown.map(({ name }) => name))}: ${why}.`]
}

function waveTable(waves: readonly Wave[], rows: Record<string, Row[]>, around: Around): Table {
  const count = (query: string, id: string) => Number(rows[query]?.find(({ wave }) => wave === id)?.[query] ?? 0)
  const enforced = Object.values(around.library.org.policy?.enforceFrom ?? {})
  const curves = (query: string) =>
    waveCurves(
      waves.map(({ id, name }) => ({
        ...{ wave: id, name },
        followed: (rows[query] ?? []).flatMap((row) => {
          const { followed, wave } = clockOf(row, watchOf(around))
          return wave === id && followed !== null ? [followed] : []
        }),
      })),
    )
  const [productive, adopted] = [curves('productive'), curves('adopted')]
  const median = (of: readonly WaveCurve[], id: string): Cell => of.find(({ wave }) => wave === id)?.median ?? null
  return {
    id: 'waves',
    title: 'Waves one after the other',
    columns: [
      { id: 'wave', label: 'Wave', holds: 'wave' },
      { id: 'start', label: 'Start', holds: 'day' },
      { id: 'lessons', label: 'Lessons', holds: 'count' },
      { id: 'rules', label: 'Rules that came into force', holds: 'count' },
      { id: 'connectors', label: 'Connectors changed', holds: 'count' },
      { id: 'releases', label: 'Releases', holds: 'count' },
      { id: 'plugins', label: 'New plugins', holds: 'count' },
      { id: 'teams', label: 'Teams', holds: 'teams' },
      { id: 'productive', label: 'Median days to productive', holds: 'days' },
      { id: 'adopted', label: 'Median days to a plugin of others', holds: 'days' },
      { id: 'breadth', label: 'Plugins of others by day 60', holds: 'ratio' },
    ],
    rows: waves.map(({ id, start, lessons = [] }, i) => {
      const next = waves[i + 1]?.start ?? around.asOf
      const breadth = rows['breadth']?.find(({ wave, days }) => wave === id && Number(days) === 60)?.['breadth']
      return [
        ...[id, start, lessons.length, enforced.filter((day) => day >= start && day < next).length],
        ...[isKnown(around, start) ? count('connectors', id) : null, count('releases', id)],
        ...[count('plugins', id), count('teams', id)],
        ...[median(productive, id), median(adopted, id), typeof breadth === 'number' ? breadth : null],
      ]
    }),
  }
}
