/** The library measured: every metric, how good the data is, and the profiles of plugins, teams and connectors. */
import type { DataQuality, MetricResult } from './metric.ts'
import type { ConnectorUsage, PluginUsage, TeamUsage } from './plugin-usage.ts'
import type { UsageFile } from './usage.ts'

/** What the health pages show. */
export interface Health {
  /** Figures speak of the days before this one. */
  asOf: string
  quality: DataQuality
  /** In the order of the list of metrics. */
  metrics: MetricResult[]
  /** What was read of usage/, by path. */
  exports: UsageFile[]
}

export interface Measurement extends Health {
  /** By plugin name; one for every plugin of the library. */
  plugins: PluginUsage[]
  /** By team id. */
  teams: TeamUsage[]
  /** By connector id. */
  connectors: ConnectorUsage[]
}
