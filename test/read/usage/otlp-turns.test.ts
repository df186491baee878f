/** One piece of work counts once: which calls of connectors in telemetry are runs, and which are part of one. */
import { describe, expect, test } from 'vitest'
import { only, read } from './folder.ts'
import { type LogRecord, logLine, record } from './otlp.ts'

/** Who did what in which prompt; a null prompt is not told. */
interface Did {
  prompt?: string | null
  session?: string
  skill?: string
  of?: string
  /** As mcp_server_name tells it; null where it is withheld. */
  server?: string | null
  success?: boolean
}

/** Records in the order given, a second apart. */
function records(did: readonly Did[]): LogRecord[] {
  return did.map(({ prompt = 'p-1', session = 's-1', skill, of, server, success = true }, i) =>
    record({
      'session.id': session,
      ...(prompt !== null && { 'prompt.id': prompt }),
      'event.timestamp': `2026-09-06T14:00:${String(i).padStart(2, '0')}.000Z`,
      'event.sequence': i,
      'user.account_uuid': 'uuid-1',
      ...(skill === undefined
        ? {
            'event.name': 'tool_result',
            tool_name: server === null ? 'mcp_tool' : 'mcp__any__search',
            success: String(success),
            ...(server != null && { tool_parameters: JSON.stringify({ mcp_server_name: server }) }),
          }
        : { 'event.name': 'skill_activated', 'skill.name': skill, ...(of !== undefined && { 'plugin.name': of }) }),
    }),
  )
}

/** What became of them, as `event plugin component ×runs !failures`. */
async function told(lines: readonly (readonly LogRecord[])[], terms: unknown = {}) {
  const text = lines.map((line) => `${logLine('claude-code', line, { 'team.id': 'finance' })}\n`).join('')
  const { daily, facts } = await read({ 'logs.jsonl': text }, { terms })
  expect(facts.findings).toEqual([])
  const { rows, kept, duplicates, unrelated } = only(facts)
  expect({ kept: daily.reduce((sum, { runs }) => sum + Number(runs), 0), rows }).toEqual({
    kept,
    rows: kept + duplicates + unrelated,
  })
  return daily
    .map(({ event, plugin, redacted, component, runs, failures }) => {
      const failed = failures === null || failures === 0 ? '' : ` !${failures}`
      return `${event} ${redacted ? 'withheld' : plugin} ${component} ×${runs}${failed}`
    })
    .sort()
}

const skill: Did = { skill: 'month-end-close:reconcile-account', of: 'month-end-close' }
const netsuite: Did = { server: 'plugin:month-end-close:netsuite' }
const failing: Did = { ...netsuite, success: false }
const snowflake: Did = { server: 'plugin:month-end-close:snowflake' }
const crm: Did = { server: 'plugin:deal-desk:salesforce' }
const bare: Did = { server: 'netsuite' }
const hidden: Did = { server: null }
const ran = 'run month-end-close skill:reconcile-account ×1'

describe.each<[what: string, did: Did[], expected: string[]]>([
  [
    'a skill and three calls are one run',
    [skill, netsuite, failing, snowflake],
    [ran, 'call month-end-close connector:netsuite ×2 !1', 'call month-end-close connector:snowflake ×1'],
  ],
  ['a call before its skill is part of it too', [netsuite, skill], [ran, 'call month-end-close connector:netsuite ×1']],
  [
    'calls alone are one run, which went well when one of them did',
    [failing, netsuite, snowflake],
    [
      'run month-end-close connector:netsuite ×1',
      'call month-end-close connector:netsuite ×1',
      'call month-end-close connector:snowflake ×1',
    ],
  ],
  [
    'calls alone are a run that failed when all of them did',
    [failing, failing],
    ['run month-end-close connector:netsuite ×1 !1', 'call month-end-close connector:netsuite ×1 !1'],
  ],
  [
    'two plugins in a prompt are told apart',
    [skill, netsuite, crm, crm],
    [
      ran,
      'call month-end-close connector:netsuite ×1',
      'run deal-desk connector:salesforce ×1',
      'call deal-desk connector:salesforce ×1',
    ],
  ],
  [
    'two prompts, and one prompt id in two sessions, are told apart',
    [skill, netsuite, { ...netsuite, prompt: 'p-2' }, { ...netsuite, session: 's-2' }],
    [ran, 'call month-end-close connector:netsuite ×1', 'run month-end-close connector:netsuite ×2'],
  ],
  [
    'without the id of the prompt each call is a run',
    [skill, { ...netsuite, prompt: null }, { ...failing, prompt: null }],
    [ran, 'run month-end-close connector:netsuite ×2 !1'],
  ],
  [
    'a plugin that calls name by its manifest is known by the name before the colon',
    [{ skill: 'close:reconcile-account', of: 'month-end-close' }, { server: 'plugin:close:netsuite' }],
    [ran, 'call close connector:netsuite ×1'],
  ],
  [
    'a bare server is of no plugin: its calls are one run beside that of the skill',
    [skill, bare, bare],
    [ran, 'run null connector:netsuite ×1', 'call null connector:netsuite ×1'],
  ],
  [
    'withheld calls are part of a withheld skill',
    [{ skill: 'custom_skill' }, hidden, hidden],
    ['run withheld null ×1', 'call withheld null ×2'],
  ],
  [
    'withheld calls alone are one run',
    [hidden, { ...hidden, success: false }],
    ['run withheld null ×1', 'call withheld null ×1 !1'],
  ],
  [
    'withheld calls beside a skill that is named are one run',
    [skill, hidden, hidden],
    [ran, 'run withheld null ×1', 'call withheld null ×1'],
  ],
])('%s', (_, did, expected) => {
  const all = records(did)
  const wanted = expected.toSorted()

  test('as it comes', async () => expect(await told([all])).toEqual(wanted))
  test('in another order', async () => expect(await told([all.toReversed()])).toEqual(wanted))
  test('a record a line', async () => expect(await told(all.map((one) => [one]))).toEqual(wanted))
  test('sent twice', async () => expect(await told([all, all])).toEqual(wanted))
})

test('a run by a name of the policy takes the calls in, a skill that Claude brings along does not', async () => {
  const own = record({
    'session.id': 's-1',
    'prompt.id': 'p-1',
    'event.timestamp': '2026-09-06T14:00:00Z',
    'event.name': 'bw.skill',
    'plugin.name': 'month-end-close',
  })
  const calls = records([netsuite, netsuite])
  const terms = { events: { run: ['bw.skill'] } }
  expect(await told([[own, ...calls]], terms)).toEqual([
    'call month-end-close connector:netsuite ×2',
    'run month-end-close null ×1',
  ])
  const bundled = record({
    'session.id': 's-1',
    'prompt.id': 'p-1',
    'event.timestamp': '2026-09-06T14:00:00Z',
    'event.name': 'skill_activated',
    'skill.name': 'pdf',
    'skill.source': 'bundled',
    'plugin.name': 'month-end-close',
  })
  expect(await told([[bundled, ...calls]])).toEqual([
    'call month-end-close connector:netsuite ×1',
    'run month-end-close connector:netsuite ×1',
  ])
})

test('an outcome that some calls keep to themselves is not guessed', async () => {
  const untold = record({
    'session.id': 's-1',
    'prompt.id': 'p-1',
    'event.timestamp': '2026-09-06T13:00:00Z',
    'event.sequence': 9,
    'event.name': 'tool_result',
    tool_name: 'mcp__any__search',
    tool_parameters: '{"mcp_server_name":"plugin:month-end-close:netsuite"}',
  })
  const { daily } = await read({ 'logs.jsonl': logLine('claude-code', [untold, ...records([failing])]) })
  expect(daily).toMatchObject([
    { event: 'call', runs: 1, failures: 1 },
    { event: 'run', runs: 1, failures: null },
  ])
})
