/** Nothing about a person and no content survives reading: not in the cache, the facts, the views or the output. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { literal, openDatabase } from '../../../src/lib/duckdb.ts'
import { dailyColumns } from '../../../src/model/daily.ts'
import { usageViews } from '../../../src/model/usage-tables.ts'
import { type Files, read, temporary, writeFiles } from './folder.ts'
import { logLine, record } from './otlp.ts'

let made = 0
const marks: string[] = []
/** A value that must be nowhere afterwards, unlike any other. */
function mark(kind: string): string {
  const value = `${kind}zq${String(++made).padStart(4, '0')}qz`
  marks.push(value)
  return value
}

const mail = () => `${mark('mail')}@acme.example`
const row = (more: object) => ({ ...more, user_agent: mark('agent'), ip_address: mark('ip') })

/** An export of every format, marked wherever it says something about a person or holds content. */
async function exportsOf(root: string): Promise<Files> {
  const member = mark('member')
  const folder = join(root, 'made')
  writeFiles(folder, {})
  const log = record(
    {
      'event.name': 'skill_activated',
      'event.timestamp': '2026-09-06T14:50:00Z',
      'event.sequence': 1,
      'session.id': mark('session'),
      'prompt.id': mark('prompt-id'),
      'user.email': mail(),
      'user.account_uuid': member,
      'user.account_id': mark('account'),
      'user.id': mark('user'),
      'user.groups': mark('groups'),
      'organization.id': mark('organisation'),
      'workspace.host_paths': [`/Users/${mark('path')}/notes`],
      prompt: mark('prompt'),
      response: mark('response'),
      tool_input: mark('input'),
      error: mark('error'),
      'message.uuid': mark('message'),
      request_id: mark('request'),
      'enduser.pseudo.id': mark('enduser'),
      'identity.name': mark('identity'),
      'plugin.name': 'expense-audit',
      'skill.name': 'check-receipts',
    },
    { body: { stringValue: mark('body') } },
  )
  const tool = record({
    'event.name': 'tool_result',
    'event.timestamp': '2026-09-06T14:51:00Z',
    'session.id': mark('session'),
    tool_use_id: mark('use'),
    tool_name: 'mcp_tool',
    success: 'true',
    tool_parameters: JSON.stringify({
      mcp_server_name: 'plugin:expense-audit:netsuite',
      full_command: mark('command'),
      bash_command: mark('bash'),
      url: mark('url'),
    }),
  })
  const bash = record({
    'event.name': 'tool_result',
    'event.timestamp': '2026-09-06T14:51:00Z',
    tool_name: 'Bash',
    tool_parameters: JSON.stringify({ full_command: mark('command') }),
  })
  const prompt = record({
    'event.name': 'user_prompt',
    prompt: mark('prompt'),
    'event.timestamp': '2026-09-06T14:51:00Z',
  })
  const resource = {
    'enduser.id': mark('enduser'),
    'process.owner': mark('owner'),
    'host.name': mark('host'),
    'team.id': 'finance-operations',
  }
  const event = {
    event_id: mark('event'),
    time: '2026-09-06T10:00:00Z',
    team: 'finance-operations',
    person: mark('person'),
    plugin: 'expense-audit',
    outcome: 'ok',
    prompt: mark('prompt'),
    path: mark('path'),
    email: mail(),
  }
  const bad = { ...event, event_id: mark('event'), time: mark('time'), person: mark('person') }
  const columns = Object.keys(event)
  const csv = (rows: object[]) =>
    `${columns.join(',')}\n${rows.map((one) => columns.map((name) => Reflect.get(one, name)).join(',')).join('\n')}\n`
  const database = await openDatabase({ folders: [root] })
  const structure = (of: object) =>
    JSON.stringify([Object.fromEntries(Object.keys(of).map((name) => [name, 'VARCHAR']))])
  const parquet = async (name: string, of: object, types: string) => {
    const file = join(root, name)
    await database.run(
      `CREATE OR REPLACE TABLE made AS SELECT ${types} FROM (SELECT unnest(from_json($rows, '${structure(of)}'), recursive := true))`,
      { rows: JSON.stringify([of]) },
    )
    await database.run(`COPY made TO ${literal(file)} (FORMAT parquet)`)
    return readFileSync(file)
  }
  const daily = {
    day: '2026-09-06',
    team: 'finance-operations',
    person: mark('pseudonym'),
    plugin: 'expense-audit',
    redacted: 'false',
    event: 'run',
    actor: 'person',
    runs: '3',
    note: mark('note'),
  }
  const events = await parquet('events.bin', { ...event, event_id: mark('event'), person: mark('person') }, '*')
  const rolled = await parquet(
    'daily.bin',
    daily,
    '* REPLACE (CAST(day AS DATE) AS day, CAST(redacted AS BOOLEAN) AS redacted, CAST(runs AS BIGINT) AS runs)',
  )
  database.close()
  const report = row({ plugin_name: 'expense-audit', distinct_user_count: 3, created_by: mark('creator') })
  const by = (login: string) => ({
    author: { login, name: mark('name') },
    createdAt: '2026-09-03T00:00:00Z',
    body: mark('comment'),
  })
  const github = {
    number: 1,
    title: mark('title'),
    body: mark('issue'),
    labels: [{ name: 'plugin:expense-audit' }],
    author: { login: mark('author') },
    createdAt: '2026-09-01T00:00:00Z',
    comments: [by(mark('answerer'))],
  }
  const gitlab = {
    iid: 1,
    title: mark('title'),
    description: mark('issue'),
    labels: ['plugin::deal-desk'],
    created_at: '2026-09-01T00:00:00Z',
    author: { username: mark('author'), name: mark('name') },
  }
  return {
    'otlp.jsonl': `${logLine('cowork', [log, tool, bash, prompt], resource)}\n${logLine('cowork', [log]).slice(0, 300)}`,
    'broken.jsonl': `${JSON.stringify(event)}\n{"time": "${mark('broken')}`,
    'events.csv': csv([event, bad, { ...event, event_id: `${mark('open')},${mark('more')}` }]),
    'again.jsonl': `${JSON.stringify(event)}\n${JSON.stringify(bad)}\n`,
    'events.parquet': events,
    'daily.parquet': rolled,
    'plugins_2026-09-01.json': JSON.stringify({ data: [report], next_page: null, request: mark('request') }),
    'summaries.json': JSON.stringify({
      data: [row({ starting_at: '2026-09-01T00:00:00Z', daily_active_user_count: 5 })],
    }),
    'users.json': JSON.stringify({ data: [{ user: { id: mark('user'), email_address: mail() }, cowork_metrics: {} }] }),
    'audit.csv': `created_at,actor_info,event,event_info\n2026-09-10,${mark('actor')},x,${mark('info')}\n`,
    'github.json': JSON.stringify([github]),
    'gitlab.json': JSON.stringify([gitlab]),
    'issues.csv': `id,plugin,opened,author,title\n1,deal-desk,2026-09-01,${mark('author')},${mark('title')}\n2,deal-desk,${mark('when')},${mark('author')},x\n`,
    'members.csv': `account_id,email,team,name\n${member},${mail()},finance-operations,${mark('name')}\n${mark('member')},,,\n`,
    'groups.json': JSON.stringify({
      Resources: [{ displayName: 'grp-legal', members: [{ value: mark('member'), display: mark('name') }] }],
    }),
    'inventory.csv': `plugin,users_30d,activity_30d,as_of,owner\nexpense-audit,4,9,2026-10-01,${mail()}\n`,
  }
}

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())

test('no marked value is left anywhere', async () => {
  const root = temporary()
  const files = await exportsOf(root)
  const { facts, rows } = await read(files, { root })
  const told = facts.findings.filter(({ message }) => !message.includes('left out'))
  expect(told.map(({ file, message }) => `${file}: ${message}`)).toEqual([
    'usage/audit.csv: this is the audit log; it holds no plugin use',
    'usage/gitlab.json: the export does not say when issues were answered',
    'usage/issues.csv: the export does not say when issues were answered',
    'usage/users.json: this file lists people; person-level reports are not read',
  ])
  expect(facts.files.find(({ path }) => path === 'otlp.jsonl')).toMatchObject({ kept: 2, unrelated: 2 })

  const places = new Map<string, string>()
  places.set('facts', JSON.stringify(facts))
  for (const view of ['daily', ...Object.keys(usageViews)]) {
    const found = await rows(`SELECT * FROM ${view}`)
    expect(found.length, view).toBeGreaterThan(0)
    places.set(view, JSON.stringify(found))
  }
  const tables = await rows('SELECT table_name FROM duckdb_tables()')
  expect(tables).toEqual([])
  // Parquet compresses, so parts are looked at as rows, every column of them, and as bytes.
  const cache = join(root, 'cache')
  const database = await openDatabase({ folders: [cache] })
  for (const file of everyFile(cache)) {
    places.set(file, readFileSync(file, 'latin1'))
    if (file.endsWith('.parquet'))
      places.set(`rows of ${file}`, JSON.stringify(await database.rows(`SELECT * FROM read_parquet(${literal(file)})`)))
  }
  database.close()
  for (const [place, text] of places)
    expect(
      marks.filter((value) => text.includes(value)),
      place,
    ).toEqual([])
  expect(dailyColumns.length).toBe(15)
})

test('nothing is printed', async () => {
  const root = temporary()
  writeFiles(join(root, 'usage'), await exportsOf(root))
  const script = `import { readUsage } from ${JSON.stringify(join(import.meta.dirname, '../../../src/read/usage/index.ts'))}
    import { UsageTerms } from ${JSON.stringify(join(import.meta.dirname, '../../../src/model/policy.ts'))}
    const { database } = await readUsage({ folder: ${JSON.stringify(join(root, 'usage'))}, cache: ${JSON.stringify(join(root, 'cache'))}, version: 'test', settings: UsageTerms.parse({}) })
    database.close()`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
  })
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 })
})

test('the key is random, readable by its owner only, and figures do not depend on it', async () => {
  const files = {
    'a.csv':
      'time,plugin,person\n2026-09-01,expense-audit,u-1\n2026-09-01,expense-audit,u-2\n2026-09-01,expense-audit,u-1\n',
  }
  const [one, two] = [temporary(), temporary()]
  const first = await read(files, { root: one })
  const second = await read(files, { root: two })
  expect(first.daily).toEqual(second.daily)
  const persons = async (of: typeof first) =>
    (await of.rows('SELECT person FROM daily ORDER BY person')).map(({ person }) => person)
  expect(await persons(first)).not.toEqual(await persons(second))
  expect((await persons(first)).every((person) => /^[0-9a-f]{32}$/.test(String(person)))).toBe(true)
  if (process.platform !== 'win32') expect(statSync(join(one, 'cache/usage/key')).mode & 0o777).toBe(0o600)
})
