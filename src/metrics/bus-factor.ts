/** M8: how many people each plugin hangs on, and what share of runs would be at risk without one of them. */
import type { Row } from '../lib/duckdb.ts'
import { counted } from '../lib/text.ts'
import type { Library } from '../model/library.ts'
import type { Conclusion, Figure, Table } from '../model/metric.ts'
import type { Plugin } from '../model/plugin.ts'
import { absenceFactor } from './absence-factor.ts'
import { percent, shareOf, undefinedOf } from './figures.ts'
import { refusalOf } from './gates.ts'
import { type Around, metric } from './metric.ts'
import { isDisabled } from './offered.ts'
import { matrixOf, matrixQuery } from './plugin-by-team.ts'
import { hidden } from './suppress.ts'

/** Why a plugin is at risk, in the order of the table. */
interface Standing {
  plugin: string
  owner: string | null
  /** Null when its history is not known. */
  factor: number | null
  maintainers: number
  reasons: string[]
}

export default metric({
  id: 'bus-factor',
  number: 'M8',
  title: 'Ownership bus factor',
  question: 'On how many people does each plugin hang?',
  unit: 'share',
  better: 'down',
  version: 2,
  needs: { runs: false, gate: false, outcomes: false, versions: false, persons: false },
  definition: ({ window }) =>
    'The absence factor of a plugin is the smallest number of people whose commits to its folder and reviews within 12 ' +
    'months reach at least half of all; bots are left out (CHAOSS). A plugin is at risk when the factor is at most 1, when ' +
    'fewer than 2 of its declared maintainers still stand in org/teams.yaml, or when the team that owns it is gone. Runs at ' +
    `risk are those of such plugins within ${window} days, of all runs of plugins of the catalogue; plugins whose runs are not ` +
    'shown, since few persons ran them, count on neither side. Disabled plugins are left out.',
  queries: {
    work: /* sql */ `
      SELECT plugin, person, sum(count)::BIGINT AS count FROM contribution
      WHERE day >= ($as_of::DATE - INTERVAL 12 MONTH)::DATE GROUP BY plugin, person ORDER BY plugin, person`,
    matrix: matrixQuery,
  },
  conclude: ({ work = [], matrix = [] }, around) => {
    const isKnown = around.contributions.history === 'whole'
    const standings = standingsOf(work, around, isKnown)
    const atRisk = standings.filter(({ reasons }) => reasons.length > 0)
    const n = standings.length
    const runs = runsAtRisk(standings, matrix, around)
    const share =
      runs.value === null
        ? runs.text?.startsWith('hidden')
          ? '; their runs are hidden'
          : ''
        : `; ${percent(runs.value)} of the runs are on them`
    const lone = standings.filter(({ factor }) => factor !== null && factor <= 1).length
    return {
      state: n === 0 ? 'undefined' : 'measured',
      reasons: n === 0 ? ['There is no plugin yet.'] : [],
      sentence:
        n === 0
          ? ''
          : `${atRisk.length} of ${counted(n, 'plugin')} ${atRisk.length === 1 ? 'hangs' : 'hang'} on one person or fewer than two maintainers${share}.`,
      figures: [
        runs,
        shareOf('Plugins at risk', atRisk.length, n, 'there is no plugin'),
        isKnown
          ? shareOf('Plugins with an absence factor of at most 1', lone, n, 'there is no plugin')
          : undefinedOf('Plugins with an absence factor of at most 1', 'share', unknownHistory(around)),
      ],
      tables: [tableOf(standings)],
      curves: [],
      series: [],
      notes: [
        ...(isKnown ? [] : [`Only maintainers and owners were looked at: ${unknownHistory(around)}.`]),
        'It counts commits and reviews, not what they are worth, and it says nothing of single people.',
      ],
    } satisfies Conclusion
  },
})

function unknownHistory({ contributions }: Around): string {
  return contributions.history === 'none'
    ? 'the folder is not a git repository'
    : 'the history of the repository is cut off; fetch all of it, with git fetch --unshallow'
}

function standingsOf(work: readonly Row[], { library, asOf }: Around, isKnown: boolean): Standing[] {
  const counts = Map.groupBy(work, ({ plugin }) => plugin)
  const names = new Set<string>()
  const present = peopleOf(library, asOf)
  return library.plugins.flatMap((plugin) => {
    if (names.has(plugin.name) || plugin.source.kind !== 'local' || isDisabled(plugin)) return []
    names.add(plugin.name)
    const own = counts.get(plugin.name) ?? []
    const factor = isKnown ? absenceFactor(own.map(({ count }) => Number(count))) : null
    return standingOf(plugin, factor, present)
  })
}

function standingOf(
  { name, manifest }: Plugin,
  factor: number | null,
  { teams, people }: { teams: Set<string>; people: Set<string> },
): Standing {
  const owner = manifest?.owner ?? null
  const maintainers = [...new Set(manifest?.maintainers)].filter((name) => people.has(name)).length
  const reasons = [
    ...(factor === 0 ? ['nobody worked on it'] : factor === 1 ? ['one person did half of the work'] : []),
    ...(maintainers < 2 ? [maintainers === 0 ? 'no active maintainer' : 'one active maintainer'] : []),
    ...(owner === null ? ['no owner'] : teams.has(owner) ? [] : ['the owner team is gone']),
  ]
  return { plugin: name, owner, factor, maintainers, reasons }
}

/** Teams that still are, and those who maintain plugins in one of them. */
function peopleOf({ org }: Library, asOf: string): { teams: Set<string>; people: Set<string> } {
  const active = org.teams.filter(({ offboarded }) => offboarded === undefined || offboarded > asOf)
  return {
    teams: new Set(active.map(({ id }) => id)),
    people: new Set(
      active.flatMap(({ maintainers = [], lead }) => [...maintainers, ...(lead === undefined ? [] : [lead])]),
    ),
  }
}

/** Only sums of totals that the table of runs shows, so that nothing hidden there can be worked out here. */
function runsAtRisk(standings: readonly Standing[], matrix: readonly Row[], around: Around): Figure {
  const label = 'Runs on plugins at risk'
  const { quality, usage, terms } = around
  const needs = { runs: true, gate: true, outcomes: false, versions: false, persons: false }
  const told = { outcomes: true, versions: true, persons: true }
  const refusal = refusalOf(needs, { quality, told, usage, terms })
  if (refusal !== null) {
    const why = refusal.state === 'no-usage' ? 'no usage yet' : `not enough data: ${refusal.reasons.join(' ')}`
    return undefinedOf(label, 'share', why)
  }
  const shown = matrixOf(matrix, terms.cell)
  const runsOf = (list: readonly Standing[]) =>
    list.reduce((sum, { plugin }) => {
      const cell = shown.cell(plugin, null)
      return typeof cell === 'number' ? sum + cell : sum
    }, 0)
  const atRisk = standings.filter(({ reasons }) => reasons.length > 0)
  const areHidden = atRisk.some(({ plugin }) => shown.cell(plugin, null) === hidden)
  if (areHidden && runsOf(atRisk) === 0) {
    return undefinedOf(label, 'share', `hidden, since fewer than ${terms.cell} persons ran them`)
  }
  // Runs are no independent trials, so there is no interval.
  return { ...shareOf(label, runsOf(atRisk), runsOf(standings), 'no runs that may be shown'), interval: null }
}

function tableOf(standings: readonly Standing[]): Table {
  const weight = ({ reasons, factor }: Standing) => reasons.length * 1000 - (factor ?? 0)
  return {
    id: 'plugins',
    title: 'Plugins by how few people they hang on',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'owner', label: 'Owner', holds: 'team' },
      { id: 'factor', label: 'Absence factor', holds: 'count' },
      { id: 'maintainers', label: 'Active maintainers', holds: 'count' },
      { id: 'risk', label: 'At risk, since', holds: 'text' },
    ],
    rows: standings
      .toSorted((a, b) => weight(b) - weight(a))
      .map(({ plugin, owner, factor, maintainers, reasons }) => [
        ...[plugin, owner, factor, maintainers],
        reasons.length === 0 ? null : reasons.join('; '),
      ]),
  }
}
