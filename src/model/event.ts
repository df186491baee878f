/** The event relation: one row an event, the documented form of usage that anyone can write as CSV, JSON lines or Parquet. */
import { z } from 'zod'
import { aboutEvent } from './daily.ts'

export const EventColumn = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z_]+$/)
    .describe('Name of the column'),
  type: z.enum(['text', 'time', 'integer']).describe('Its type, where the format has types'),
  required: z.boolean().describe('Whether a file without it is refused'),
  about: z.string().min(1).describe('What it holds'),
  aliases: z.array(z.string()).describe('Other names that are understood, compared without case and punctuation'),
})
export type EventColumn = z.infer<typeof EventColumn>

const column = (name: string, about: string, aliases: string[] = [], more: Partial<EventColumn> = {}): EventColumn => ({
  name,
  type: 'text',
  required: false,
  about,
  aliases,
  ...more,
})

export const eventColumns: readonly EventColumn[] = [
  column('event_id', 'Id of the event; an event that comes twice with the same id counts once', [
    'eventid',
    'event_uuid',
    'uuid',
  ]),
  column(
    'time',
    'When it happened: ISO 8601 with its offset (UTC without one), or seconds since 1970',
    ['timestamp', 'event_time', 'event_timestamp', 'occurred_at', 'created_at'],
    { type: 'time', required: true },
  ),
  column('team', 'Id, name or directory group of the team', ['team_id', 'team_name', 'department']),
  column('person', 'Any id of the person; only a keyed hash of it is kept', [
    'user',
    'user_id',
    'person_id',
    'account_id',
  ]),
  column('plugin', 'Name of the plugin, or name@marketplace', ['plugin_name', 'plugin_id'], { required: true }),
  column('marketplace', 'Name of the marketplace it came from', ['marketplace_name']),
  column('version', 'Version of the plugin that ran', ['plugin_version']),
  column('component', 'Part that ran, as kind:name, e.g. skill:reconcile-account or connector:netsuite', [
    'component_name',
  ]),
  column('surface', 'chat, cowork or code', ['product']),
  column('scope', 'Where the plugin came from: org, official, user-local or default-bundle', ['plugin_scope']),
  column('outcome', 'ok or error; empty when the source does not say', ['result', 'status', 'success']),
  column('duration_ms', 'Milliseconds that it took', ['duration_millis', 'elapsed_ms'], { type: 'integer' }),
  column('actor', 'person, bot, ci or test; person when left out', ['actor_type']),
  column('event', `${aboutEvent}; run when left out`, ['event_type', 'event_name']),
]

/** Words that Claude writes where it withholds a name. */
export const placeholders = ['third-party', 'custom_skill', 'custom', 'mcp_tool'] as const
