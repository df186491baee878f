/** Files that hold no plugin use: how they are told, what they are, and what to export instead. */
import { isRecord } from '../record.ts'
import { rowsIn } from './json-rows.ts'
import type { Sample } from './sample.ts'

export interface RefusedKind {
  holds(sample: Sample): boolean
  message: string
  fix: string
}

/** Whether a row of a JSON document, or a first line, has these keys. */
const rowWith =
  (...keys: string[]) =>
  (sample: Sample) =>
    rowsIn(sample).some((row) => keys.every((key) => Object.hasOwn(row, key)))
const headerWith =
  (...names: string[]) =>
  ({ header: { cells } }: Sample) =>
    names.every((name) => cells.includes(name))
const startsWith = (key: string) => (sample: Sample) =>
  new RegExp(`^\\s*\\{\\s*"${key}"\\s*:`).test(sample.text) || sample.lines.some((line) => Array.isArray(line[key]))

export const refusals: readonly RefusedKind[] = [
  {
    holds: ({ text }) => /^\s*<(?:!doctype|html|\?xml)/i.test(text),
    message: 'this is a web page, not an export; the download may have asked for a login',
    fix: 'download the export again',
  },
  {
    holds: ({ json, lines: [first] }) =>
      [json, first].some((one) => isRecord(one) && one['type'] === 'error' && isRecord(one['error'])),
    message: 'this is the error that a request got, so nothing was exported',
    fix: 'repeat the request with a key that may read analytics',
  },
  {
    holds: startsWith('resourceSpans'),
    message: 'these are OpenTelemetry traces',
    fix: 'export logs instead',
  },
  {
    holds: startsWith('resourceMetrics'),
    message: 'these are OpenTelemetry metrics; they hide the names of your own plugins',
    fix: 'export logs, with OTEL_LOG_TOOL_DETAILS=1',
  },
  {
    holds: (sample) => rowWith('actor', 'core_metrics')(sample) || rowWith('actor', 'tool_actions')(sample),
    message: 'this is the Claude Code Analytics report; it has no plugin fields',
    fix: 'export /plugins of the Analytics API instead',
  },
  {
    holds: (sample) =>
      rowsIn(sample).some(
        ({ user }) => isRecord(user) && ('email_address' in user || 'id' in user) && !('login' in user),
      ) && !rowWith('number', 'title')(sample),
    message: 'this file lists people; person-level reports are not read',
    fix: 'export /plugins, /skills or /summaries of the Analytics API instead',
  },
  {
    holds: rowWith('user_id', 'distinct_user_count'),
    message: 'this export is split by person',
    fix: 'export it again without group_by[]=user_id',
  },
  {
    holds: (sample) =>
      [sample.json, ...sample.lines].some((one) => isRecord(one) && 'first_id' in one && 'last_id' in one) &&
      rowWith('actor', 'type')(sample),
    message: 'this is the Compliance activity feed; it records changes, not use',
    fix: 'export /plugins of the Analytics API, or OpenTelemetry logs, instead',
  },
  {
    holds: headerWith('actor_info', 'event_info'),
    message: 'this is the audit log; it holds no plugin use',
    fix: 'export /plugins of the Analytics API, or OpenTelemetry logs, instead',
  },
  {
    holds: rowWith('served_version_id'),
    message: 'this is the list of plugins on offer, not their use',
    fix: 'export /plugins of the Analytics API instead',
  },
  {
    holds: (sample) =>
      ['project_id', 'artifact_type', 'cost_type', 'uncached_input_tokens'].some(
        (key) => rowWith(key)(sample) && !rowWith('plugin')(sample),
      ) && !rowWith('iid')(sample),
    message: 'this report of the Analytics API is not about plugins',
    fix: 'export /plugins, /skills, /connectors or /summaries instead',
  },
  {
    holds: headerWith('day', 'plugin', 'runs'),
    message: 'this is a daily roll-up as text, in which types are lost',
    fix: 'write it as Parquet',
  },
]
