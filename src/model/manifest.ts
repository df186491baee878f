/** The manifest of a plugin: the YAML block at the top of its README, what the files of a plugin cannot say themselves. */
import { z } from 'zod'
import { Day, kebab, WebAddress } from './primitives.ts'

export const LifecycleState = z.enum(['draft', 'published', 'deprecated', 'disabled'])
export type LifecycleState = z.infer<typeof LifecycleState>

export const Lifecycle = z.strictObject({
  state: LifecycleState.describe('Where the plugin stands: draft, published, deprecated or disabled'),
  date: Day.optional().describe('Day on which this state began, e.g. 2026-09-01'),
  reason: z.string().min(1).optional().describe('Why it was deprecated or disabled, in one sentence'),
  replacement: z.string().regex(kebab).optional().describe('Name of the plugin to use instead'),
  removal: Day.optional().describe('Day after which the plugin is no longer offered'),
})
export type Lifecycle = z.infer<typeof Lifecycle>

export const DataTouched = z.strictObject({
  system: z.string().min(1).describe('System or place the data lives in, e.g. NetSuite ledger'),
  connector: z.string().regex(kebab).optional().describe('Id of the connector that reaches it, when there is one'),
  class: z.string().regex(kebab).describe('Data class from org/policy.yaml, e.g. internal or confidential'),
  operations: z
    .array(z.enum(['read', 'write', 'delete', 'send', 'pay']))
    .min(1)
    .describe('What happens to it: read, write, delete, send (outside the organisation) or pay (move money)'),
  purpose: z.string().min(1).describe('Why the plugin needs it, in one sentence'),
  retention: z.string().min(1).optional().describe('How long anything is kept, e.g. not kept, or 30 days'),
  record: WebAddress.optional().describe(
    'Link to the record of processing or assessment for personal or restricted data',
  ),
})
export type DataTouched = z.infer<typeof DataTouched>

export const Reliability = z.strictObject({
  statement: z.string().min(1).describe('How far the result can be trusted, in one or two sentences'),
  evidence: z
    .string()
    .min(1)
    .optional()
    .describe('Link or ./path to what the statement rests on; leave out when there is none'),
  date: Day.optional().describe('Day of that evidence'),
  limits: z.array(z.string().min(1)).optional().describe('Known limits and failure modes, one sentence each'),
})
export type Reliability = z.infer<typeof Reliability>

export const ConnectorUse = z.strictObject({
  id: z.string().regex(kebab).describe('Id of a provisioned connector, e.g. netsuite'),
  scopes: z.array(z.string().min(1)).optional().describe('Access scopes the plugin needs there, e.g. ledger.read'),
  data: z.array(z.string().min(1)).optional().describe('Kinds of data it uses there, e.g. ledger'),
  optional: z.boolean().optional().describe('true when the plugin is useful without this connector'),
})
export type ConnectorUse = z.infer<typeof ConnectorUse>

export const Support = z.strictObject({
  channel: z.string().min(1).describe('Where to ask, e.g. #finance-help'),
  response: z.string().min(1).optional().describe('Response target, e.g. 1 business day'),
  contact: z.string().min(1).optional().describe('Link or address for issues, when it is not the channel'),
})
export type Support = z.infer<typeof Support>

export const Relationship = z.strictObject({
  kind: z
    .enum(['extends', 'complements', 'overlaps', 'replaces', 'requires'])
    .describe('How this plugin stands to the other: extends, complements, overlaps, replaces or requires'),
  plugin: z.string().regex(kebab).describe('Name of the other plugin'),
  note: z.string().min(1).optional().describe('What a reader should know about it, e.g. when to use which'),
})
export type Relationship = z.infer<typeof Relationship>

export const DeclaredHook = z.strictObject({
  event: z.string().min(1).describe('Event the hook listens to, e.g. PostToolUse'),
  matcher: z.string().optional().describe('Matcher as in hooks.json'),
  script: z.string().optional().describe('./path of the script it runs'),
  network: z.boolean().describe('true when it talks to the network'),
  reads: z.array(z.string().min(1)).optional().describe('Data it reads, e.g. names of edited files'),
})
export type DeclaredHook = z.infer<typeof DeclaredHook>

export const ThirdParty = z.strictObject({
  path: z.string().min(1).describe('./path of the copied content'),
  source: WebAddress.describe('Repository or page it was taken from'),
  commit: z.string().min(7).optional().describe('Commit it was taken at'),
  license: z.string().min(1).describe('Its licence, as an SPDX id'),
  date: Day.optional().describe('Day it was taken'),
})
export type ThirdParty = z.infer<typeof ThirdParty>

export const Manifest = z.strictObject({
  name: z.string().regex(kebab).optional().describe('Only to repeat the name of plugin.json; both must agree'),
  version: z
    .string()
    .min(1)
    .optional()
    .describe('Only to repeat the version of plugin.json, in quotes; both must agree'),
  description: z.string().min(1).optional().describe('Only to repeat the description of plugin.json; both must agree'),
  title: z.string().min(1).max(80).describe('Name to show to people, e.g. Month-end reconciliation'),
  summary: z.string().min(1).max(400).describe('What it does and when to use it, in one or two sentences'),
  owner: z.string().regex(kebab).describe('Id of the team in org/teams.yaml that answers for the plugin'),
  maintainers: z.array(z.string().min(1)).min(1).describe('People who keep it up, e.g. mara.lindqvist; two or more'),
  domain: z.string().regex(kebab).describe('Business domain from org/policy.yaml, e.g. finance'),
  tags: z
    .array(z.string().regex(kebab))
    .max(10)
    .optional()
    .describe('Up to ten tags from the taxonomy in org/policy.yaml'),
  lifecycle: z
    .union([LifecycleState, Lifecycle])
    .describe('draft, published, deprecated or disabled; or a map of state, date, reason, replacement and removal'),
  audience: z
    .union([z.literal('everyone'), z.array(z.string().regex(kebab)).min(1)])
    .describe('Team ids it is meant for, or everyone'),
  dataTouched: z
    .array(DataTouched)
    .describe('Every kind of data the plugin reaches; an empty list when it reaches none'),
  reliability: Reliability.describe('How reliable it is, and what says so'),
  connectors: z.array(ConnectorUse).optional().describe('Provisioned connectors it uses, with the scopes it needs'),
  egress: z
    .array(z.string().min(1))
    .optional()
    .describe('Hosts outside the organisation it talks to, e.g. api.example.com'),
  hooks: z.array(DeclaredHook).optional().describe('What its hooks do; one entry per hook'),
  discloses: z.array(z.string().min(1)).optional().describe('Telemetry, downloads or self-updates, one sentence each'),
  support: Support.describe('Where users get help'),
  relationships: z.array(Relationship).optional().describe('How it stands to other plugins'),
  cadence: z
    .enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'occasional'])
    .optional()
    .describe('How often its users are expected to need it; decides when quiet counts as abandoned'),
  thirdParty: z.array(ThirdParty).optional().describe('Content taken from elsewhere, with source and licence'),
  metadata: z.record(z.string(), z.json()).optional().describe('Free-form data of your own; shown nowhere'),
})
export type Manifest = z.infer<typeof Manifest>
