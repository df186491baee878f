/** Draws the events of a story from a seed; what was planted stays readable in each event. */
import { dayAfter, daysBetween } from '../../src/lib/days.ts'
import { daysFrom, instant, shareOf, workdayBetween } from './calendar.ts'
import { type Chance, chance } from './chance.ts'
import type { SimulatedEvent } from './events.ts'
import { peopleOf, type SimulatedPerson } from './people.ts'
import type { Habit, PluginStory, Story, TeamStory } from './story.ts'
import { type VersionOf, versionsOf } from './versions.ts'

export interface Simulation {
  story: Story
  /** Sorted by time. */
  events: SimulatedEvent[]
  people: Map<string, SimulatedPerson[]>
}

/** One run that is about to happen. */
interface Plan {
  team: TeamStory
  plugin: PluginStory
  person: string
  day: string
  success: number
  actor?: SimulatedEvent['actor']
  /** What must be seen, since the story depends on it. */
  named?: boolean
}

export function simulate(story: Story, seed: number): Simulation {
  const people = peopleOf(story, seed)
  const plans = [...habitual(story, people, seed), ...trained(story, people), ...occasional(story, people)]
  const events = happen(story, [...plans, ...machines(story), ...odd(story, people)], seed)
  return { story, people, events: events.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)) }
}

function* habitual(story: Story, people: Map<string, SimulatedPerson[]>, seed: number): Generator<Plan> {
  for (const habit of story.habits) {
    const team = teamOf(story, habit.team)
    const draw = chance(seed, 'habit', habit.team, habit.plugin, habit.from)
    for (const day of daysOf(habit, team, story)) {
      const runs = draw.poisson(habit.weekly * shareOf(habit.rhythm ?? 'workdays', day) * used(habit, day))
      for (let i = 0; i < runs; i++) {
        const person = personOf(people, habit.team, draw.place(habit.persons))
        yield { team, plugin: pluginOf(story, habit.plugin), person, day, success: habit.success ?? 0.96 }
      }
    }
  }
}

/** Habits begin when the team has been trained. */
function daysOf({ from, until }: Habit, { productive }: TeamStory, { last }: Story): string[] {
  const begin = productive !== null && productive >= from ? dayAfter(productive, 1) : from
  return daysFrom(begin, until ?? last)
}

/** People get used to a plugin over four weeks. */
function used({ from }: Habit, day: string): number {
  return Math.min(1, 0.4 + (0.6 * daysBetween(from, day)) / 28)
}

/**
 * Two days of trying with three runs in all, then a day of training with ten runs by three people: on that day, and not
 * before, a team has ten successful runs on three days by two people.
 */
function* trained(story: Story, people: Map<string, SimulatedPerson[]>): Generator<Plan> {
  for (const team of story.teams) {
    const { productive, trainedOn, onboarded } = team
    if (productive === null || trainedOn === null) continue
    const plugin = pluginOf(story, trainedOn)
    const offered = plugin.releases[0]?.[1] ?? onboarded
    const begin = productive < onboarded ? dayAfter(productive, -10) : offered > onboarded ? offered : onboarded
    const days = [workdayBetween(begin, productive, 0.1), workdayBetween(begin, productive, 0.55)]
    for (const [day, runs] of [
      [days[0], 2],
      [days[1], 1],
      [productive, 10],
    ] as const) {
      for (let i = 0; i < runs && day !== undefined; i++)
        yield { team, plugin, person: personOf(people, team.id, i % 3), day, success: 1, named: true }
    }
  }
}

function* occasional(story: Story, people: Map<string, SimulatedPerson[]>): Generator<Plan> {
  for (const { team, plugin, days, runs, persons } of story.occasions) {
    for (const [place, day] of days.entries()) {
      const person = personOf(people, team, place % persons)
      const plan = { team: teamOf(story, team), plugin: pluginOf(story, plugin), person, day, success: 1, named: true }
      for (let i = 0; i < runs; i++) yield plan
    }
  }
}

function* machines(story: Story): Generator<Plan> {
  for (const { team, plugin, actor, days, runs } of story.machines) {
    const one = { team: teamOf(story, team), plugin: pluginOf(story, plugin), person: `svc_${actor}_${team}`, actor }
    for (const day of days) for (let i = 0; i < runs; i++) yield { ...one, day, success: 0.97, named: true }
  }
}

/** Runs under an unknown team, and of a computer whose clock is wrong. */
function* odd(story: Story, people: Map<string, SimulatedPerson[]>): Generator<Plan> {
  const { strangers, skewed } = story.trouble
  const [some] = story.teams
  if (some === undefined) return
  const unknown: TeamStory = { ...some, id: strangers.team, productive: null }
  const plugin = pluginOf(story, strangers.plugin)
  for (const day of strangers.days) {
    for (let i = 0; i < strangers.runs; i++)
      yield { team: unknown, plugin, person: `user_contractor${i % 3}`, day, success: 1, named: true }
  }
  const team = teamOf(story, skewed.team)
  for (let i = 0; i < skewed.runs; i++) {
    const person = personOf(people, team.id, 0)
    yield { team, plugin: pluginOf(story, skewed.plugin), person, day: dayAfter(skewed.day, skewed.ahead), success: 1 }
  }
}

function happen(story: Story, plans: readonly Plan[], seed: number): SimulatedEvent[] {
  const versionOf = versionsOf(seed)
  const draw = chance(seed, 'events')
  const sessions = new Map<string, Session>()
  const dark = story.trouble.outages
  return plans.flatMap((plan) => {
    if (dark.some(([first, last]) => plan.day >= first && plan.day <= last)) return []
    const session = sessionOf(sessions, plan, story, seed)
    return eventsOf(plan, session, versionOf, draw)
  })
}

interface Session {
  id: string
  withheld: boolean
  begun: number
  loaded: Set<string>
}

function sessionOf(sessions: Map<string, Session>, plan: Plan, story: Story, seed: number): Session {
  const { team, person, day } = plan
  const named = plan.named === true
  const key = `${person} ${day} ${named}`
  const known = sessions.get(key)
  if (known !== undefined) return known
  const draw = chance(seed, 'session', key)
  const { detailsFrom, withheldBefore } = story.trouble
  const share = named ? 0 : day < detailsFrom ? withheldBefore : team.withheld
  const begun = instant(day, 8 + draw.next() * 2, team.zone)
  const session = { id: draw.hex(12), withheld: draw.happens(share), begun, loaded: new Set<string>() }
  sessions.set(key, session)
  return session
}

/** A load where the session has not seen the plugin yet, the run, and the calls that it makes. */
function eventsOf(plan: Plan, session: Session, versionOf: VersionOf, draw: Chance): SimulatedEvent[] {
  const { team, plugin, person, day, success } = plan
  const at = session.begun + Math.floor(draw.next() * 7 * 3_600_000)
  const shared = {
    team: team.id,
    person,
    session: session.id,
    plugin: plugin.name,
    version: versionOf(plugin, person, day),
    surface: team.surface,
    scope: plugin.releases.length > 0 ? ('org' as const) : ('user-local' as const),
    withheld: session.withheld,
    actor: plan.actor ?? ('person' as const),
  }
  const prompt = draw.hex(8)
  const run = { ...shared, prompt, event: 'run' as const }
  const skills = plugin.skills.filter((skill) => (plugin.later?.[skill] ?? '') <= day)
  const outcome = draw.happens(success) ? ('ok' as const) : ('error' as const)
  const durationMs = Math.round(draw.lognormal(38_000, 0.7))
  const events: SimulatedEvent[] = [
    { ...run, id: draw.hex(12), at, component: `skill:${draw.pick(skills)}`, outcome, durationMs },
  ]
  if (!session.loaded.has(plugin.name)) {
    session.loaded.add(plugin.name)
    const load = { ...shared, prompt: '', event: 'load' as const, component: null, outcome: null, durationMs: null }
    events.unshift({ ...load, id: draw.hex(12), at: session.begun - 60_000 + session.loaded.size })
  }
  // Where the story fixes the number of runs, and where access is missing, nothing is called.
  const calls = plugin.servers.length > 0 && plan.named !== true && success > 0 ? draw.poisson(0.6) : 0
  for (let i = 0; i < calls; i++) {
    const ended = draw.happens(outcome === 'ok' ? 0.985 : 0.6) ? ('ok' as const) : ('error' as const)
    const took = { at: at + 2_000 * (i + 1), durationMs: Math.round(draw.lognormal(420, 0.8)) }
    events.push({
      ...run,
      ...took,
      event: 'call',
      id: draw.hex(12),
      component: `connector:${draw.pick(plugin.servers)}`,
      outcome: ended,
    })
  }
  return events
}

function teamOf({ teams }: Story, id: string): TeamStory {
  return found(teams, ({ id: one }) => one === id, `team ${id}`)
}

function pluginOf({ plugins }: Story, name: string): PluginStory {
  return found(plugins, ({ name: one }) => one === name, `plugin ${name}`)
}

function personOf(people: Map<string, SimulatedPerson[]>, team: string, place: number): string {
  return found(people.get(team) ?? [], (_, i) => i === place, `person ${place} of ${team}`).id
}

function found<T>(list: readonly T[], fits: (one: T, i: number) => boolean, what: string): T {
  const one = list.find(fits)
  if (one === undefined) throw new Error(`the story names ${what}, which it does not tell of`)
  return one
}
