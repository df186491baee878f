/** What usage says on the pages of plugins, teams and connectors: profiles with names linked and words for states. */
import type { Link } from './card.ts'
import type { Cell } from './metric.ts'
import type { ConnectorUsage, PluginUsage, TeamUsage } from './plugin-usage.ts'

/** What every such section says of its figures. */
export interface Counted {
  /** Days that count as now, and the fewest persons behind a number that is shown. */
  window: number
  cell: number
  /** Pages on which its figures are defined, by number of the metric. */
  defined: Record<string, string>
}

export interface PluginUse extends Omit<PluginUsage, 'adopters'>, Counted {
  state: { label: string; meaning: string }
  /** First comer first. */
  adopters: { team: Link; own: boolean; uses: boolean; runs: Cell; first: string; last: string }[]
}

export interface TeamUse extends Omit<TeamUsage, 'uses' | 'lends'>, Counted {
  own: { plugin: Link; runs: Cell; first: string }[]
  imports: { plugin: Link; owner: Link | null; runs: Cell; first: string }[]
  lends: { plugin: Link; teams: number }[]
}

export interface ConnectorUse extends Omit<ConnectorUsage, 'teams'>, Counted {
  teams: { team: Link; calls: Cell }[]
}
