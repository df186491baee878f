/** OTLP JSON lines as Claude's clients send them with tool details on; they hold prompts, addresses and paths, as in real life. */
import type { SimulatedEvent } from '../events.ts'
import { exported } from '../events.ts'
import { pathOf, promptOf } from '../private-text.ts'

type Attributes = Record<string, string | number | boolean | string[] | null>

interface Told {
  name: string
  at: number
  attributes: Attributes
}

/** One line a session, its records in order. */
export function otlpLines(events: readonly SimulatedEvent[], marketplace: string): string[] {
  return sessionsOf(events).map((session) => {
    const [first] = session
    if (first === undefined) return ''
    const records = session.flatMap((event) => recordsOf(event, marketplace))
    return JSON.stringify({
      resourceLogs: [
        {
          resource: { attributes: attributesOf(resourceOf(first)) },
          scopeLogs: [
            {
              scope: { name: 'com.anthropic.claude_code.events' },
              logRecords: records.map((record, sequence) => logRecord(record, sequence, first, marketplace)),
            },
          ],
        },
      ],
    })
  })
}

function sessionsOf(events: readonly SimulatedEvent[]): SimulatedEvent[][] {
  return [...Map.groupBy(events, ({ session, team }) => `${session} ${team}`).values()].map((session) =>
    session.toSorted((a, b) => a.at - b.at),
  )
}

function resourceOf({ surface, team, actor }: SimulatedEvent): Attributes {
  return {
    'service.name': surface === 'cowork' ? 'cowork' : 'claude-code',
    'service.version': surface === 'cowork' ? '1.22209.3' : '2.1.263',
    'os.type': 'darwin',
    'host.arch': 'arm64',
    'team.id': team,
    ...(actor !== 'person' && { actor }),
  }
}

function logRecord({ name, at, attributes }: Told, sequence: number, first: SimulatedEvent, marketplace: string) {
  const { person, session } = first
  const prefix = first.surface === 'code' ? 'claude_code.' : ''
  const all: Attributes = {
    'event.name': name,
    'event.timestamp': new Date(at).toISOString(),
    'event.sequence': sequence,
    'session.id': session,
    'user.account_uuid': person,
    'user.email': `${person}@${marketplace}.example`,
    ...(first.surface === 'cowork' && { 'workspace.host_paths': [pathOf(first)] }),
    ...attributes,
  }
  return {
    timeUnixNano: `${at}000000`,
    body: { stringValue: `${prefix}${name}` },
    attributes: attributesOf(all),
  }
}

function recordsOf(event: SimulatedEvent, marketplace: string): Told[] {
  if (event.event === 'load') return [loaded(event, marketplace)]
  return event.event === 'call' ? [called(event)] : [prompted(event), activated(event, marketplace), ended(event)]
}

function loaded(event: SimulatedEvent, marketplace: string): Told {
  const { plugin, version, marketplace: from, redacted } = exported(event, marketplace)
  const named = redacted
    ? { 'plugin.name': 'third-party', 'marketplace.name': 'third-party' }
    : { 'plugin.name': plugin, 'marketplace.name': from, 'plugin.version': version, 'plugin.scope': event.scope }
  return {
    name: 'plugin_loaded',
    at: event.at,
    attributes: { ...named, has_hooks: false, enabled_via: 'user-install' },
  }
}

function prompted(event: SimulatedEvent): Told {
  const prompt = promptOf(event)
  const attributes = { 'prompt.id': event.prompt, prompt_length: prompt.length, prompt }
  return { name: 'user_prompt', at: event.at - 400, attributes }
}

function activated(event: SimulatedEvent, marketplace: string): Told {
  const { plugin, marketplace: from, redacted } = exported(event, marketplace)
  const named = redacted
    ? { 'skill.name': 'custom_skill' }
    : { 'skill.name': nameOf(event), 'plugin.name': plugin, 'marketplace.name': from }
  const how = { invocation_trigger: 'claude-proactive', 'skill.source': 'plugin', 'prompt.id': event.prompt }
  return { name: 'skill_activated', at: event.at, attributes: { ...named, ...how } }
}

function ended(event: SimulatedEvent): Told {
  const told = { skill_name: nameOf(event), full_command: `open ${pathOf(event)}` }
  const attributes = {
    tool_name: 'Skill',
    'prompt.id': event.prompt,
    success: String(event.outcome === 'ok'),
    duration_ms: event.durationMs,
    tool_parameters: event.withheld ? null : JSON.stringify(told),
  }
  return { name: 'tool_result', at: event.at + (event.durationMs ?? 0), attributes }
}

function called(event: SimulatedEvent): Told {
  const server = nameOf(event)
  const told = { mcp_server_name: `plugin:${event.plugin}:${server}`, mcp_tool_name: 'search' }
  const attributes = {
    tool_name: event.withheld ? 'mcp_tool' : `mcp__plugin_${event.plugin}_${server}__search`,
    'prompt.id': event.prompt,
    success: String(event.outcome === 'ok'),
    duration_ms: event.durationMs,
    tool_parameters: event.withheld ? null : JSON.stringify(told),
  }
  return { name: 'tool_result', at: event.at, attributes }
}

function nameOf({ component }: SimulatedEvent): string {
  return (component ?? '').replace(/^[a-z]+:/, '')
}

function attributesOf(attributes: Attributes) {
  return Object.entries(attributes).flatMap(([key, value]) => (value === null ? [] : [{ key, value: wordedAs(value) }]))
}

function wordedAs(value: string | number | boolean | string[]) {
  if (typeof value === 'string') return { stringValue: value }
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'number') return { intValue: String(value) }
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } }
}
