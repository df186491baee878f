/** The record of a team's page. */
import type { Link, PluginCard } from './card.ts'
import type { TeamUse } from './usage-page.ts'

export interface TeamPage {
  url: string
  id: string
  name: string
  purpose: string | null
  domain: string | null
  wave: Link | null
  waveStart: string | null
  lead: string | null
  channel: string | null
  people: number | null
  maintainers: string[]
  active: boolean
  owns: PluginCard[]
  /** Plugins of others whose audience names the team. */
  meantFor: PluginCard[]
  /** Null where no usage was read. */
  usage: TeamUse | null
  grants: { connector: Link; scopes: string[] }[]
}
