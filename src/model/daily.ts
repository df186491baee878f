/** The daily relation: one row a day and combination, the form into which every usage export is brought and that a warehouse may write itself. */
import { z } from 'zod'

/** SQL types that every dialect we print has a word for. */
export const columnTypes = ['date', 'text', 'integer', 'boolean'] as const

export const DailyColumn = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z_]+$/)
    .describe('Name of the column'),
  type: z.enum(columnTypes).describe('Its type, in words that every dialect translates'),
  nullable: z.boolean().describe('Whether null is allowed; null means "not said", never 0'),
  about: z.string().min(1).describe('What it holds'),
})
export type DailyColumn = z.infer<typeof DailyColumn>

const column = (name: string, type: DailyColumn['type'], nullable: boolean, about: string): DailyColumn => ({
  name,
  type,
  nullable,
  about,
})

/**
 * What happened: a run is one piece of work, and only runs are use; a load is a session in which the plugin was on; an
 * install is neither; a call is one of a connector in the course of a run, which would otherwise count several times.
 */
export const dailyEvents = ['run', 'load', 'install', 'call'] as const
export type DailyEvent = (typeof dailyEvents)[number]

export const eventWords = 'run, load, install or call'
export const aboutEvent = `${eventWords}; call is for one of a connector in the course of a run`

/** Who acted; only persons count. */
export const dailyActors = ['person', 'bot', 'ci', 'test'] as const
export type DailyActor = (typeof dailyActors)[number]

/**
 * In this order; within an export a row is unique over all columns up to `actor`, and over whether it is known how its
 * runs ended, so counts are sums, never numbers of rows.
 */
export const dailyColumns: readonly DailyColumn[] = [
  column('day', 'date', false, 'Day in UTC'),
  column('team', 'text', true, 'Id, name or directory group of the team, as the export says it'),
  column('person', 'text', true, 'Pseudonym of the person: 32 hex characters of a keyed hash, never an account id'),
  column('plugin', 'text', true, 'Name of the plugin as the export says it; null when it was not named'),
  column('marketplace', 'text', true, 'Name of the marketplace it came from'),
  column('version', 'text', true, 'Version of the plugin that ran'),
  column('component', 'text', true, 'Part that ran, as kind:name, e.g. skill:reconcile-account or connector:netsuite'),
  column('surface', 'text', true, 'chat, cowork or code'),
  column('scope', 'text', true, 'Where the plugin came from: org, official, user-local or default-bundle'),
  column('redacted', 'boolean', false, 'True when the name was withheld at the source, e.g. third-party'),
  column('event', 'text', false, aboutEvent),
  column('actor', 'text', false, 'person, bot, ci or test'),
  column('runs', 'integer', false, 'How often, duplicates left out'),
  column('failures', 'integer', true, 'How many of them failed; null when the export does not say how runs ended'),
  column('duration_ms', 'integer', true, 'Milliseconds in all; null when not said'),
]
