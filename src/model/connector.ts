/** org/connectors/<id>.yaml: one provisioned connector, its approved set-up and what it can reach. */
import { z } from 'zod'
import { kebab, WebAddress } from './primitives.ts'

export const ConnectorVariant = z.strictObject({
  name: z.string().min(1).describe('What sets this variant apart, e.g. standard, or EU'),
  audience: z.array(z.string().regex(kebab)).optional().describe('Teams it is for; every team when left out'),
  region: z.string().min(1).optional().describe('Region it is for'),
  transport: z.enum(['http', 'sse', 'ws', 'stdio']).describe('How Claude talks to it'),
  url: z.string().optional().describe('Address of a remote server'),
  command: z.string().optional().describe('Program of a local server'),
  args: z.array(z.string()).optional().describe('Arguments of a local server'),
  auth: z.enum(['oauth', 'header', 'none', 'env']).describe('How it authenticates'),
  headers: z.array(z.string().min(1)).optional().describe('Names of the headers it needs; never values'),
  variables: z
    .array(z.string().min(1))
    .optional()
    .describe('Names of the environment variables it needs; never values'),
})
export type ConnectorVariant = z.infer<typeof ConnectorVariant>

export const ConnectorScope = z.strictObject({
  id: z.string().min(1).describe('Name of the scope, e.g. ledger.read'),
  operation: z.enum(['read', 'write', 'delete', 'send', 'pay']).describe('What it allows'),
  description: z.string().min(1).describe('What that means to a reader'),
  class: z.string().regex(kebab).optional().describe('Data class it opens, when not that of the connector'),
})
export type ConnectorScope = z.infer<typeof ConnectorScope>

export const Connector = z.strictObject({
  id: z.string().regex(kebab).describe('Short name used in manifests, e.g. netsuite; equals the file name'),
  name: z.string().min(1).describe('Name to show, e.g. NetSuite'),
  purpose: z.string().min(1).describe('What people use it for, in one sentence'),
  owner: z.string().regex(kebab).describe('Team that provisions it'),
  class: z.string().regex(kebab).describe('Highest data class within reach'),
  data: z.array(z.string().min(1)).min(1).describe('Kinds of data within reach, e.g. ledger entries'),
  servers: z
    .array(z.string().min(1))
    .optional()
    .describe('Further names that plugins may use for its server; the id always counts'),
  hosts: z.array(z.string().min(1)).describe('Hosts it talks to'),
  variants: z.array(ConnectorVariant).min(1).describe('Approved configurations, the usual one first'),
  scopes: z.array(ConnectorScope).min(1).describe('Access scopes that can be granted'),
  access: z.string().min(1).describe('How a team gets it, in one or two sentences'),
  issue: WebAddress.optional().describe('Link to the request form'),
})
export type Connector = z.infer<typeof Connector>
