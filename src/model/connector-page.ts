/** The record of a connector's page. */
import type { DataClassMark, Link, PluginCard } from './card.ts'
import type { Transport } from './component.ts'
import type { ConnectorUse } from './usage-page.ts'

export interface ConnectorConfiguration {
  fingerprint: string
  transport: Transport
  /** Address or command, never a secret. */
  address: string
  auth: string
  configured: boolean
  /** Whether it equals an approved variant; null when nothing is approved. */
  approved: boolean | null
  plugins: Link[]
}

export interface ConnectorPage {
  url: string
  id: string
  name: string
  purpose: string | null
  provisioned: boolean
  class: DataClassMark | null
  data: string[]
  owner: Link | null
  access: string | null
  requestUrl: string | null
  hosts: string[]
  variants: {
    name: string
    transport: string
    address: string
    auth: string
    audience: string[]
    variables: string[]
    config: string
  }[]
  scopes: { id: string; operation: string; description: string; teams: Link[]; plugins: Link[] }[]
  configurations: ConnectorConfiguration[]
  /** One sentence: all alike, or how many ways, or nobody uses it. */
  verdict: { tone: 'good' | 'warn' | 'plain'; sentence: string }
  /** Null where no usage was read. */
  usage: ConnectorUse | null
  plugins: PluginCard[]
}
