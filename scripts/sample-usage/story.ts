/** What is planted: teams, habits, plugins and troubles as data, from which events are drawn and against which figures are tested. */

/** How the runs of a habit lie in the month. */
export type Rhythm = 'workdays' | 'every-day' | 'month-start' | 'month-middle'

/** One team that uses one plugin. */
export interface Habit {
  team: string
  plugin: string
  /** First and, where it stops, last day. */
  from: string
  until?: string
  /** Expected runs a week once people are used to it; in a month rhythm, a day of the burst. */
  weekly: number
  /** How many people of the team do it; the same first ones in every habit of the team. */
  persons: number
  rhythm?: Rhythm
  /** Share of runs that end well; 0.96 unless said. */
  success?: number
}

/** Runs on fixed days, for what is rare. */
export interface Occasion {
  team: string
  plugin: string
  days: readonly string[]
  runs: number
  persons: number
}

export interface TeamStory {
  id: string
  wave: string
  onboarded: string
  /** First day with enough successful runs, days and persons; null while the team waits. */
  productive: string | null
  /** Plugin it is trained on, on that day. */
  trainedOn: string | null
  /** Hours that its clocks are ahead of UTC in winter. */
  zone: number
  /** People with an account that runs plugins. */
  people: number
  surface: 'cowork' | 'code'
  /** Share of sessions whose names are withheld once details are switched on. */
  withheld: number
}

export interface PluginStory {
  name: string
  /** Version and the day it came, oldest first; empty for a plugin of somebody's own. */
  releases: readonly (readonly [version: string, day: string])[]
  skills: readonly string[]
  /** Day on which a skill came, where it was not there from the first. */
  later?: Readonly<Record<string, string>>
  servers: readonly string[]
  /** Share of people whose client keeps a version for good, and that version. */
  stuck?: { version: string; share: number }
}

/** Runs of no person: a nightly job, an evaluation, a smoke test. */
export interface Machine {
  team: string
  plugin: string
  actor: 'bot' | 'ci' | 'test'
  days: readonly string[]
  runs: number
}

export interface Trouble {
  /** First and last day without telemetry. */
  outages: readonly (readonly [first: string, last: string])[]
  /** Before this day the details were off for most: share of sessions whose names were withheld. */
  detailsFrom: string
  withheldBefore: number
  /** Share of events sent twice, within a file and across two. */
  repeated: { within: number; across: number }
  /** Runs under a team that nobody knows. */
  strangers: { team: string; days: readonly string[]; runs: number; plugin: string }
  /** Runs of a computer whose clock is ahead by so many days. */
  skewed: { team: string; day: string; runs: number; plugin: string; ahead: number }
}

export interface Story {
  marketplace: string
  /** Telemetry starts on the first day and ends on the last. */
  first: string
  last: string
  teams: readonly TeamStory[]
  plugins: readonly PluginStory[]
  habits: readonly Habit[]
  occasions: readonly Occasion[]
  machines: readonly Machine[]
  trouble: Trouble
}
