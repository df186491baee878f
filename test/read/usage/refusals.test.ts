/** Exports of no use: one sentence says what the file is and what to export instead, and the rest is read all the same. */
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { read } from './folder.ts'

const secret = 'jane.roe@acme.example'
const page = (row: object) => JSON.stringify({ data: [row], next_page: null })
const lengths = (() => {
  const packed = zstdCompressSync(Buffer.from('{"resourceLogs":[]}'))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(packed.length)
  return Buffer.concat([length, packed])
})()

const cases: [name: string, content: string | Uint8Array, message: string][] = [
  [
    'the Claude Code report',
    page({ date: '2026-09-01', actor: { email_address: secret }, core_metrics: {}, tool_actions: {} }),
    'this is the Claude Code Analytics report; it has no plugin fields',
  ],
  [
    '/users',
    page({ user: { id: 'user_01', email_address: secret }, cowork_metrics: {} }),
    'this file lists people; person-level reports are not read',
  ],
  [
    'a split by person',
    page({ plugin_name: 'expense-audit', user_id: secret, distinct_user_count: 1 }),
    'this export is split by person',
  ],
  [
    'the Compliance feed',
    JSON.stringify({
      data: [{ id: 'a', actor: { email_address: secret }, type: 'claude_plugin_created' }],
      has_more: false,
      first_id: 'a',
      last_id: 'a',
    }),
    'this is the Compliance activity feed; it records changes, not use',
  ],
  [
    'the audit log',
    `created_at,actor_info,event,event_info\n2026-09-10T08:09:10Z,"{'email': '${secret}'}",plugin_created,{}\n`,
    'this is the audit log; it holds no plugin use',
  ],
  ['projects', page({ project_id: 'p', created_by: secret }), 'this report of the Analytics API is not about plugins'],
  [
    'the plugin inventory',
    page({ type: 'plugin', served_version_id: 'v', created_by: secret }),
    'this is the list of plugins on offer, not their use',
  ],
  ['traces', '{"resourceSpans":[]}\n', 'these are OpenTelemetry traces'],
  ['metrics', '{"resourceMetrics":[]}\n', 'these are OpenTelemetry metrics; they hide the names of your own plugins'],
  ['zstd with lengths', lengths, 'this is OTLP compressed record by record, each after its length'],
  ['protobuf', Buffer.from([0x0a, 0x12, 0x00, 0x01, 0x02]), 'this is a binary file, such as OTLP as protobuf'],
  [
    'an API error',
    JSON.stringify({ type: 'error', error: { type: 'authentication_error', message: secret } }),
    'this is the error that a request got, so nothing was exported',
  ],
  [
    'no known period',
    page({ plugin_name: 'expense-audit', distinct_user_count: 3 }),
    'the export does not say its dates',
  ],
  [
    'cuts',
    page({ plugin_name: 'expense-audit', distinct_user_count: 3, product: 'cowork' }),
    'rows are cut by product, group or person and cannot be added to uncut rows',
  ],
  [
    'a web page',
    `<!DOCTYPE html><title>${secret}</title>`,
    'this is a web page, not an export; the download may have asked for a login',
  ],
  ['UTF-16', Buffer.from('\ufefftime,plugin\n', 'utf16le'), 'the file is UTF-16'],
  ['latin-1', Buffer.from('time,plugin,team\n2026-09-01,a,b\xfcro\n', 'latin1'), 'the file is not UTF-8'],
  ['nothing', ' \n', 'the file is empty'],
  [
    'a cut-off gzip',
    gzipSync('time,plugin\n'.repeat(1000)).subarray(0, 30),
    'the compressed file is damaged or cut off',
  ],
  ['a gzip bomb', gzipSync(Buffer.alloc(300_000_000, 'time,plugin\n')), 'it expands to more than 200 times its size'],
  [
    'two columns that could be the person',
    `time,plugin,user,user_id\n2026-09-01,a,${secret},b\n`,
    'more than one column could be person',
  ],
  [
    'a daily roll-up as text',
    'day,plugin,runs\n2026-09-01,a,3\n',
    'this is a daily roll-up as text, in which types are lost',
  ],
  ['anything else', `name,colour\n${secret},red\n`, 'no usage format looks like this'],
]

test.each(cases)('%s', async (_, content, message) => {
  const good = 'time,plugin\n2026-09-01T08:00:00Z,expense-audit\n'
  const { facts, daily } = await read({ export: content, 'good.csv': good })
  const [finding, ...others] = facts.findings
  expect(finding).toMatchObject({ rule: 'usage-is-readable', file: 'usage/export', message })
  expect(finding?.fix).toMatch(/^[a-z].*[^.]$/)
  expect(others).toEqual([])
  expect(JSON.stringify(facts)).not.toContain(secret)
  expect(facts.files[0]).toMatchObject({ path: 'export', format: null, state: 'refused', rows: 0 })
  expect(daily).toMatchObject([{ plugin: 'expense-audit', runs: 1 }])
})
