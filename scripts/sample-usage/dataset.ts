/** The exports of the sample organisation, file by file, in the variety in which they come in real life. */

import { brightwater } from './brightwater/story.ts'
import { upkeep } from './brightwater/upkeep.ts'
import { dayOf, type SimulatedEvent } from './events.ts'
import { analyticsPages } from './formats/analytics.ts'
import { type EventStyle, eventCsv, eventJsonl, eventRows } from './formats/events.ts'
import { githubIssues } from './formats/issues.ts'
import { membersCsv } from './formats/members.ts'
import { otlpLines } from './formats/otlp.ts'
import { issuesOf } from './issues.ts'
import { repeated } from './repeats.ts'
import { type Simulation, simulate } from './simulate.ts'

/** The seed of the committed files. */
export const sampleSeed = 1

/** How a directory names a team beside its id. */
export interface TeamNames {
  id: string
  name: string
  groups: readonly string[]
}

export interface SampleFile {
  /** Relative to usage/. */
  path: string
  /** Text before compression. */
  text: string
  /** Whether it is written as .gz. */
  packed: boolean
}

export function sampleOf(
  names: readonly TeamNames[],
  seed = sampleSeed,
): { simulation: Simulation; files: SampleFile[] } {
  const simulation = simulate(brightwater, seed)
  const { story, events, people } = simulation
  const months = Map.groupBy(events, (event) => arrivalOf(event).slice(0, 7))
  const ordered = [...months.keys()].sort()
  const tables = ordered.filter((month) => month < '2026-10')
  const telemetry = ordered.filter((month) => month >= '2026-10')
  const { marketplace, trouble } = story
  const lists = tables.map((month) => months.get(month) ?? [])
  // A retry sends a whole line again.
  const lines = telemetry.map((month) => otlpLines(months.get(month) ?? [], marketplace))
  const issues = issuesOf(story, upkeep, seed)
  return {
    simulation,
    files: [
      ...repeated(lists, trouble.repeated, seed).map((rows, i) => table(tables[i] ?? '', rows, names)),
      ...repeated(lines, trouble.repeated, seed).map((month, i) => ({
        path: `claude-otel-${telemetry[i]}.jsonl.gz`,
        text: `${month.join('\n')}\n`,
        packed: true,
      })),
      ...vendorReports(events, marketplace),
      { path: 'plugin-issues.json', text: githubIssues(issues), packed: false },
      { path: 'team-members.csv', text: membersCsv([...people.values()].flat()), packed: false },
    ],
  }
}

function table(month: string, events: readonly SimulatedEvent[], names: readonly TeamNames[]): SampleFile {
  const rows = eventRows(events, brightwater.marketplace, styleOf(month, names))
  const isLines = month === '2026-09'
  return {
    path: `events-${month}.${isLines ? 'jsonl' : 'csv'}.gz`,
    text: isLines ? eventJsonl(rows) : eventCsv(rows),
    packed: true,
  }
}

/** Names changed when the directory took over in June, and times were local for a while. */
function styleOf(month: string, names: readonly TeamNames[]): EventStyle {
  if (month < '2026-06') return {}
  const named = (choose: (team: TeamNames) => string | undefined) => (id: string) => {
    const found = names.find((team) => team.id === id)
    return (found && choose(found)) ?? id
  }
  if (month < '2026-08') return { zone: 2, teamAs: named(({ name }) => name) }
  // The new collector does not name people operations: the membership list tells.
  const grouped = named(({ groups }) => groups[0])
  return { teamAs: (id) => (id === 'people-operations' ? null : grouped(id)) }
}

function vendorReports(events: readonly SimulatedEvent[], marketplace: string): SampleFile[] {
  const seats = 460
  const periods = [
    { starting: '2026-10-01', ending: '2026-11-01', exported: '2026-11-03' },
    { starting: '2026-11-01', ending: '2026-11-25', exported: '2026-11-26' },
  ]
  return periods.flatMap((period) =>
    Object.entries(analyticsPages(events, seats, period, marketplace)).map(([endpoint, text]) => ({
      path: `analytics-${endpoint}_${period.starting}_${period.ending}.json`,
      text,
      packed: false,
    })),
  )
}

/** Day on which an event arrived: a clock that is ahead does not change that. */
function arrivalOf({ at }: SimulatedEvent): string {
  const day = dayOf(at)
  return day > brightwater.last ? brightwater.trouble.skewed.day : day
}
