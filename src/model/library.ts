/** The library: everything that was read, joined and typed, not yet judged. */
import type { Adjudication } from './adjudication.ts'
import type { Connector } from './connector.ts'
import type { ConnectorRequest } from './connector-request.ts'
import type { Finding } from './finding.ts'
import type { Organisation } from './organisation.ts'
import type { Plugin } from './plugin.ts'
import type { Policy } from './policy.ts'
import type { RecordedMeasurement } from './recorded-measurement.ts'
import type { ReleaseHistory } from './release.ts'
import type { RecordedRelease } from './release-record.ts'
import type { Review } from './review.ts'
import type { Snapshot } from './snapshot.ts'
import type { Team } from './team.ts'
import type { Tombstone } from './tombstone.ts'
import type { PlacedWaiver } from './waiver.ts'
import type { Wave } from './wave.ts'

/** What the central team owns; every part is empty or null where org/ does not give it. */
export interface Org {
  organisation: Organisation | null
  teams: Team[]
  connectors: Connector[]
  /** Connectors that are asked for. */
  requests: ConnectorRequest[]
  /** Fingerprints of the approved configurations, by connector id; the form is that of Server.canonical. */
  approved: Map<string, string[]>
  waves: Wave[]
  policy: Policy | null
  /** By plugin name. */
  reviews: Map<string, Review[]>
  waivers: PlacedWaiver[]
  adjudications: Adjudication[]
  /** By plugin name: what was published under which version, oldest first. */
  recorded: Map<string, RecordedRelease[]>
  tombstones: Tombstone[]
  /** What was recorded, oldest first; a day has at most one. */
  history: Snapshot[]
  /** Figures that were recorded, oldest first; a day has at most one. */
  measurements: RecordedMeasurement[]
}

/** The marketplace file at the root, where there is one. */
export interface MarketplaceFacts {
  name: string | null
  description: string | null
  owner: string | null
  /** Number of entries, readable or not. */
  entries: number
  /** Names that are no longer in use; `renamedTo` is null for a plugin that was removed. */
  renames: { name: string; renamedTo: string | null }[]
}

export type Layout = 'house' | 'marketplace' | 'folder' | 'plugin'

export interface Library {
  layout: Layout
  org: Org
  marketplace: MarketplaceFacts | null
  /** Sorted by name. */
  plugins: Plugin[]
  /** Findings that belong to no single plugin. */
  findings: Finding[]
  /** Commit of the working tree, and the repository address for source links; null outside git. */
  git: { commit: string; day: string } | null
  releases: ReleaseHistory
}
