/** Reports, lists and issues: what each fills, and which of two exports of the same days counts. */
import { describe, expect, test } from 'vitest'
import { only, read } from './folder.ts'

const plugin = {
  plugin_name: 'expense-audit',
  plugin_id: 'expense-audit@acme-plugins',
  distinct_user_count: 41,
  install_count: 6,
  invocation_count: 212,
  cowork_metrics: { distinct_session_plugin_used_count: 97 },
  claude_code_metrics: { distinct_session_plugin_used_count: 0 },
}
const bucket = {
  plugin_name: 'third-party',
  plugin_id: null,
  distinct_user_count: 8,
  install_count: 3,
  invocation_count: 55,
}
const page = (data: unknown[], more = {}) => JSON.stringify({ data, next_page: null, ...more })

describe('pages of the Analytics API', () => {
  test('a report by the dates of its file name, its bucket apart', async () => {
    const { facts, rows } = await read({ 'plugins_2026-09-01_2026-10-01.json': page([plugin, bucket]) })
    expect(facts.findings).toEqual([])
    expect(only(facts)).toMatchObject({
      format: 'analytics',
      first: '2026-09-01',
      last: '2026-09-30',
      rows: 2,
      kept: 2,
    })
    expect(facts.hasRuns).toBe(false)
    expect(
      await rows(
        'SELECT * REPLACE (CAST(first AS VARCHAR) AS first, CAST(last AS VARCHAR) AS last) FROM reported ORDER BY name',
      ),
    ).toEqual([
      {
        source: 'analytics',
        kind: 'plugin',
        name: 'expense-audit',
        id: 'expense-audit@acme-plugins',
        first: '2026-09-01',
        last: '2026-09-30',
        persons: 41,
        installs: 6,
        invocations: 212,
        sessions: 97,
        reads: null,
        writes: null,
      },
      {
        source: 'analytics',
        kind: 'plugin-bucket',
        name: 'third-party',
        id: null,
        first: '2026-09-01',
        last: '2026-09-30',
        persons: 8,
        installs: 3,
        invocations: 55,
        sessions: null,
        reads: null,
        writes: null,
      },
    ])
  })

  test('the newer of two exports of the same days counts', async () => {
    const wrapped = (exported: string, count: number) =>
      JSON.stringify({
        endpoint: 'plugins',
        starting_date: '2026-09-01',
        ending_date: '2026-10-01',
        exported_at: exported,
        pages: [{ data: [{ ...plugin, invocation_count: count }], next_page: null }],
      })
    const { facts, rows } = await read({
      'old.json': wrapped('2026-10-02', 200),
      'new.json': wrapped('2026-10-05', 212),
      'plugins_2026-10-01.json': page([plugin]),
    })
    expect(await rows('SELECT invocations FROM reported ORDER BY first')).toEqual([
      { invocations: 212 },
      { invocations: 212 },
    ])
    expect(facts.findings.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'usage/old.json: not used: "new.json" covers the same days and is newer',
    ])
    expect(facts.files.find(({ path }) => path === 'old.json')).toMatchObject({
      ...{ state: 'replaced', rows: 1, kept: 0, duplicates: 1 },
    })
  })

  test('names of skills and connectors that have a readable one, and older exports without later fields', async () => {
    const skill = {
      skill_name: 'sk_0187',
      skill_display_name: 'file-expense',
      distinct_user_count: 17,
      invocation_count: 80,
    }
    const connector = {
      connector_name: 'hubspot',
      distinct_user_count: 12,
      read_call_count: 140,
      write_call_count: 8,
      cowork_metrics: { distinct_session_connector_used_count: 21 },
      chat_metrics: { distinct_conversation_connector_used_count: 9 },
    }
    const { rows } = await read({
      'skills_2026-09-01.json': page([skill]),
      'connectors_2026-09-01.json': page([connector]),
    })
    expect(await rows('SELECT kind, name, id, sessions, reads, installs FROM reported ORDER BY kind')).toEqual([
      { kind: 'connector', name: 'hubspot', id: null, sessions: null, reads: 140, installs: null },
      { kind: 'skill', name: 'file-expense', id: 'sk_0187', sessions: null, reads: null, installs: null },
    ])
  })

  test('summaries bring their own days; what is missing is no number', async () => {
    const day = {
      starting_at: '2026-09-30T00:00:00Z',
      ending_at: '2026-10-01T00:00:00Z',
      daily_active_user_count: 210,
      monthly_active_user_count: 455,
      assigned_seat_count: 500,
    }
    const { rows, facts } = await read({ 'summaries.json': page([day], { next_page: 'abc' }) })
    expect(await rows('SELECT CAST(day AS VARCHAR) AS day, daily_active, weekly_active, seats FROM summary')).toEqual([
      { day: '2026-09-30', daily_active: 210, weekly_active: null, seats: 500 },
    ])
    expect(facts.findings.map(({ message }) => message)).toEqual(['incomplete: more pages follow'])
  })
})

test('membership: every id of a person leads to the team, under the pseudonym of the events', async () => {
  const { rows, facts } = await read({
    'members.csv':
      'account_id,email,team,from,until\nu-1,mara@acme.example,finance-operations,2026-03-02,\nu-2,,sales-enablement,2026-03-02,2026-09-01\nu-3,,,,\n',
    'groups.json': JSON.stringify({
      Resources: [{ displayName: 'grp-legal', members: [{ value: 'u-4', display: 'Some One' }] }],
    }),
    'events.csv': 'time,plugin,person\n2026-09-02T10:00:00Z,expense-audit,u-1\n',
  })
  expect(
    await rows(
      'SELECT team, count(*) AS ids, CAST(min(first) AS VARCHAR) AS first, CAST(min(until) AS VARCHAR) AS until FROM member GROUP BY team ORDER BY team',
    ),
  ).toEqual([
    { team: 'finance-operations', ids: 2, first: '2026-03-02', until: null },
    { team: 'grp-legal', ids: 1, first: null, until: null },
    { team: 'sales-enablement', ids: 1, first: '2026-03-02', until: '2026-09-01' },
  ])
  expect(await rows('SELECT member.team FROM daily JOIN member USING (person)')).toEqual([
    { team: 'finance-operations' },
  ])
  expect(facts.files.find(({ path }) => path === 'members.csv')).toMatchObject({
    format: 'members',
    rows: 3,
    kept: 2,
    rejected: [{ reason: 'no team is named', rows: 1, lines: [4] }],
  })
})

test('the Inventory page typed by hand: a dash is no number', async () => {
  const { rows } = await read({
    'inventory.csv':
      'plugin,users_30d,activity_30d,as_of\nexpense-audit,41,212,2026-10-01\nmeeting-notes,,-,2026-10-01\n',
  })
  expect(
    await rows(
      'SELECT source, name, persons, invocations, CAST(first AS VARCHAR) AS first, CAST(last AS VARCHAR) AS last FROM reported ORDER BY name',
    ),
  ).toEqual([
    {
      source: 'inventory',
      name: 'expense-audit',
      persons: 41,
      invocations: 212,
      first: '2026-09-01',
      last: '2026-09-30',
    },
    {
      source: 'inventory',
      name: 'meeting-notes',
      persons: null,
      invocations: null,
      first: '2026-09-01',
      last: '2026-09-30',
    },
  ])
})

describe('issues', () => {
  const select = `SELECT plugin, strftime(opened, '%Y-%m-%d %H:%M') AS opened, strftime(answered, '%Y-%m-%d %H:%M') AS answered,
    strftime(closed, '%Y-%m-%d %H:%M') AS closed, by_release FROM reported_issue ORDER BY plugin, opened`

  test('of GitHub: the first answer of someone else who is no bot', async () => {
    const by = (login: string, createdAt: string) => ({ author: { login }, createdAt })
    const issue = {
      number: 12,
      title: 'Totals differ',
      url: 'https://github.com/acme/plugins/issues/12',
      labels: [{ name: 'plugin:expense-audit' }],
      author: { login: 'mara' },
      createdAt: '2026-09-01T08:00:00Z',
      updatedAt: '2026-09-04T08:00:00Z',
      closedAt: null,
      comments: [
        by('mara', '2026-09-01T09:00:00Z'),
        by('triage[bot]', '2026-09-01T09:01:00Z'),
        by('tom', '2026-09-02T08:00:00Z'),
      ],
    }
    const later = {
      ...issue,
      updatedAt: '2026-09-09T08:00:00Z',
      closedAt: '2026-09-08T08:00:00Z',
      milestone: { title: '1.3.0' },
    }
    const { rows, facts } = await read({
      'early.json': JSON.stringify([issue, { ...issue, number: 13, url: undefined, labels: [] }]),
      'late.json': JSON.stringify([later]),
    })
    expect(await rows(select)).toEqual([
      {
        plugin: 'expense-audit',
        opened: '2026-09-01 08:00',
        answered: '2026-09-02 08:00',
        closed: '2026-09-08 08:00',
        by_release: true,
      },
    ])
    expect(facts.files.map(({ format, kept, unrelated }) => ({ format, kept, unrelated }))).toEqual([
      { format: 'issues-github', kept: 1, unrelated: 1 },
      { format: 'issues-github', kept: 1, unrelated: 0 },
    ])
  })

  test('of GitLab and as CSV', async () => {
    const gitlab = [
      {
        iid: 3,
        project_id: 9,
        labels: ['plugin::nda-triage'],
        created_at: '2026-09-01T10:00:00+02:00',
        closed_at: null,
        author: { username: 'ines' },
        user_notes_count: 2,
      },
    ]
    const csv =
      'id,plugin,opened,answered,closed,author\nA-1,deal-desk,2026-09-01,2026-09-03,2026-09-02,petr\nA-2,deal-desk,2026-09-05,2026-09-04,,petr\n'
    const { rows, facts } = await read({ 'gitlab.json': JSON.stringify(gitlab), 'issues.csv': csv })
    expect(await rows(select)).toEqual([
      {
        plugin: 'deal-desk',
        opened: '2026-09-01 00:00',
        answered: '2026-09-03 00:00',
        closed: '2026-09-02 00:00',
        by_release: false,
      },
      { plugin: 'nda-triage', opened: '2026-09-01 08:00', answered: null, closed: null, by_release: null },
    ])
    expect(facts.findings.map(({ message }) => message)).toEqual([
      'the export does not say when issues were answered',
      '1 row left out: the issue ends before it begins (line 3)',
    ])
  })
})
