/** What is true of a simulation, counted from what happened and not from what any export tells: figures are compared with it. */
import { dayAfter } from '../../src/lib/days.ts'
import { dayOf, type SimulatedEvent } from './events.ts'
import type { Simulation } from './simulate.ts'

/** A review that counts: from its first day up to, not including, the last. */
export interface Approval {
  plugin: string
  version: string
  first: string
  until: string
}

export interface Truth {
  /** Runs of persons in known teams before the day, whatever withheld their names. */
  runs: number
  withheld: number
  /** Of the last 90 days by class, names known. */
  classes: { vetted: number; listed: number; adhoc: number }
  /** Vetted by all of these. */
  vettedShare: number
  /** Teams with at least three runs on two days in the last 90, by plugin of the catalogue. */
  reach: Map<string, Set<string>>
  /** First day with ten successful runs on three days by two persons, counted from all that happened; null while a team waits. */
  productive: Map<string, string | null>
}

export function truthOf({ story, events }: Simulation, approvals: readonly Approval[], asOf: string): Truth {
  const teams = new Set(story.teams.map(({ id }) => id))
  const runs = events
    .map((event) => ({ ...event, day: dayOf(event.at) }))
    .filter(({ day, team, event, actor }) => event === 'run' && actor === 'person' && teams.has(team) && day < asOf)
  const classes = { vetted: 0, listed: 0, adhoc: 0 }
  const recent = runs.filter(({ day }) => day >= dayAfter(asOf, -90))
  for (const run of recent) classes[classOf(run, approvals)]++
  return {
    runs: runs.length,
    withheld: runs.filter(({ withheld }) => withheld).length,
    classes,
    vettedShare: classes.vetted / recent.length,
    reach: reachOf(recent.filter(({ scope }) => scope === 'org')),
    productive: new Map([...teams].map((team) => [team, productiveOn(runs.filter((run) => run.team === team))])),
  }
}

type Run = SimulatedEvent & { day: string }

function classOf({ plugin, version, scope, day }: Run, approvals: readonly Approval[]): keyof Truth['classes'] {
  if (scope === 'user-local') return 'adhoc'
  const counts = (one: Approval) =>
    one.plugin === plugin && one.version === version && one.first <= day && day < one.until
  return approvals.some(counts) ? 'vetted' : 'listed'
}

function reachOf(runs: readonly Run[]): Map<string, Set<string>> {
  const reach = new Map<string, Set<string>>()
  for (const group of Map.groupBy(runs, ({ plugin, team }) => `${plugin} ${team}`).values()) {
    const [first] = group
    if (first === undefined || group.length < 3 || new Set(group.map(({ day }) => day)).size < 2) continue
    reach.set(first.plugin, (reach.get(first.plugin) ?? new Set()).add(first.team))
  }
  return reach
}

function productiveOn(runs: readonly Run[]): string | null {
  const successes = runs.filter(({ outcome }) => outcome === 'ok').sort((a, b) => a.at - b.at)
  const [days, persons] = [new Set<string>(), new Set<string>()]
  for (const [place, { day, person }] of successes.entries()) {
    days.add(day)
    persons.add(person)
    if (place >= 9 && days.size >= 3 && persons.size >= 2) return day
  }
  return null
}
