/** OTLP logs: what counts as a run, where outcome and version come from, and what is survived. */
import { describe, expect, test } from 'vitest'
import { only, read } from './folder.ts'
import { logLine, record } from './otlp.ts'

const at = (minute: number) => `2026-09-06T14:${String(minute).padStart(2, '0')}:00.000Z`
const common = { 'session.id': 's-1', 'prompt.id': 'p-1', 'user.account_uuid': 'uuid-1' }
const loaded = record({
  ...common,
  'event.name': 'plugin_loaded',
  'event.timestamp': at(0),
  'event.sequence': 1,
  'plugin.name': 'month-end-close',
  'plugin.version': '1.2.0',
  'plugin.scope': 'org',
  'marketplace.name': 'acme-plugins',
})
const skill = record({
  ...common,
  'event.name': 'claude_code.skill_activated',
  'event.timestamp': at(1),
  'event.sequence': 2,
  'skill.name': 'month-end-close:reconcile-account',
  'skill.source': 'plugin',
  'plugin.name': 'month-end-close',
})
const ended = record({
  ...common,
  'event.name': 'tool_result',
  'event.timestamp': at(2),
  'event.sequence': 3,
  tool_name: 'Skill',
  success: 'false',
  duration_ms: 412,
  tool_parameters: '{"skill_name":"month-end-close:reconcile-account"}',
})
const called = record(
  {
    ...common,
    'event.timestamp': at(3),
    'event.sequence': 4,
    tool_name: 'mcp_tool',
    success: 'true',
    duration_ms: '88',
    tool_parameters: '{"mcp_server_name":"plugin:month-end-close:netsuite","mcp_tool_name":"search"}',
  },
  { body: { stringValue: 'tool_result' } },
)
const team = { department: 'Finance Operations' }

describe('Claude Code', () => {
  test('a skill takes its outcome from the tool and its version from the load', async () => {
    const { daily, facts } = await read({
      'logs.jsonl': `${logLine('claude-code', [loaded, skill, ended, called], team)}\n`,
    })
    expect(facts.findings).toEqual([])
    expect(only(facts)).toMatchObject({ format: 'otlp', rows: 4, kept: 3, unrelated: 1 })
    const shared = {
      day: '2026-09-06',
      team: 'Finance Operations',
      plugin: 'month-end-close',
      version: '1.2.0',
      surface: 'code',
      scope: 'org',
      redacted: false,
      marketplace: 'acme-plugins',
    }
    expect(daily).toMatchObject([
      { ...shared, component: 'connector:netsuite', event: 'call', runs: 1, failures: 0, duration_ms: 88 },
      { ...shared, component: 'skill:reconcile-account', event: 'run', runs: 1, failures: 1, duration_ms: 412 },
      { ...shared, component: null, event: 'load', runs: 1, failures: null, duration_ms: null },
    ])
  })

  test('withheld names are counted as withheld', async () => {
    const hidden = record({
      ...common,
      'event.name': 'skill_activated',
      'event.timestamp': at(1),
      'event.sequence': 7,
      'skill.name': 'custom_skill',
    })
    const bundled = record({
      ...common,
      'event.name': 'skill_activated',
      'event.timestamp': at(1),
      'event.sequence': 8,
      'skill.name': 'pdf',
      'skill.source': 'bundled',
    })
    const { daily, facts } = await read({ 'logs.jsonl': logLine('claude-code', [hidden, bundled], team) })
    expect(daily).toMatchObject([{ plugin: null, component: null, redacted: true, runs: 1, failures: null }])
    expect(only(facts).unrelated).toBe(1)
  })

  test('odd files are survived: cut-off end, blank lines, CRLF, retries, nanoseconds, several resources', async () => {
    const nanos = record(
      { 'session.id': 's-2', 'event.sequence': 1, 'plugin.name': 'deal-desk', 'skill.name': 'price-check' },
      {
        timeUnixNano: '1788706200000000000',
        body: { stringValue: 'claude_code.skill_activated' },
      },
    )
    const observed = record(
      { 'session.id': 's-2', 'event.sequence': 2, 'plugin.name': 'deal-desk', 'skill.name': 'price-check' },
      {
        timeUnixNano: '0',
        observedTimeUnixNano: '1788706200000000000',
        body: { stringValue: 'skill_activated' },
      },
    )
    const whole = JSON.parse(logLine('cowork', [nanos], team))
    whole.resourceLogs.push(JSON.parse(logLine('claude-code', [observed], team)).resourceLogs[0])
    const line = JSON.stringify(whole)
    const { daily, facts } = await read({ 'logs.jsonl': [line, '', line, 'not json', line.slice(0, 200)].join('\r\n') })
    expect(daily).toMatchObject([
      { day: '2026-09-06', plugin: 'deal-desk', surface: 'code', runs: 1 },
      { day: '2026-09-06', plugin: 'deal-desk', surface: 'cowork', runs: 1 },
    ])
    expect(only(facts)).toMatchObject({
      rows: 6,
      kept: 2,
      duplicates: 2,
      rejected: [{ reason: 'the line holds no logs', rows: 2, lines: [4, 5] }],
    })
  })

  test('events and attributes of a telemetry plugin of one’s own are read by the names of the policy', async () => {
    const own = record({
      'event.name': 'bw.skill',
      'event.timestamp': at(4),
      'bw.plugin': 'deal-desk',
      'bw.squad': 'sales-enablement',
    })
    const terms = { events: { run: ['bw.skill'] }, attributes: { plugin: ['bw.plugin'], team: ['bw.squad'] } }
    const { daily } = await read({ 'logs.jsonl': logLine('bw-agent', [own]) }, { terms })
    expect(daily).toMatchObject([{ team: 'sales-enablement', plugin: 'deal-desk', event: 'run', runs: 1 }])
  })
})
