/** The catalog: what the site shows. Pages lay these records out; nothing is counted, joined or sorted after this. */
import type { Link, PluginCard } from './card.ts'
import type { CompliancePage } from './compliance.ts'
import type { ConnectorPage } from './connector-page.ts'
import type { Finding, Severity } from './finding.ts'
import type { HealthPages, WavesPage } from './health-page.ts'
import type { ComponentPage, DocumentPage } from './part-pages.ts'
import type { PluginPage } from './plugin-page.ts'
import type { HistoryReach } from './release.ts'
import type { PluginOffer, ReleasePage, TombstonePage, VersionsPage } from './release-page.ts'
import type { RulePage } from './rule-page.ts'
import type { TeamPage } from './team-page.ts'

/** What every page of the site says. */
export interface SiteFacts {
  title: string
  tagline: string
  organisation: string | null
  /** Name under which Claude registers the marketplace; null when there is none. */
  marketplace: string | null
  /** What follows `claude plugin marketplace add`; null when nothing can be added. */
  marketplaceSource: string | null
  /** Managed settings of Claude Code that know the marketplace and install what is open to everyone; null when there is none. */
  settings: string | null
  support: { channel: string; url: string | null } | null
  repository: string | null
  /** Whether there is central data; without it there are no teams and no provisioned connectors. */
  hasOrganisation: boolean
}

export interface Facet {
  id: string
  label: string
  values: { value: string; label: string; count: number }[]
}

export interface FindingGroup {
  rule: string
  /** What the rule is about, a short title. */
  title: string
  severity: Severity
  count: number
  plugins: number
  findings: (Finding & { link: Link | null })[]
}

export interface Catalog {
  schema: 'plugin-commons/catalog/1'
  site: SiteFacts
  built: { asOf: string; commit: string | null; commitDay: string | null }
  /** Counts for the home page. */
  counts: {
    plugins: number
    skills: number
    agents: number
    commands: number
    connectors: number
    teams: number
    remote: number
    quarantined: number
  }
  /** Every plugin as the browse page lists it: most reused first where usage was read, then by title. */
  cards: PluginCard[]
  plugins: PluginPage[]
  components: ComponentPage[]
  documents: DocumentPage[]
  teams: TeamPage[]
  connectors: ConnectorPage[]
  facets: Facet[]
  home: {
    /** Used by teams besides the owner, most of them first; null where no usage was read. */
    reused: PluginCard[] | null
    newest: PluginCard[]
    starter: PluginCard[]
    domains: { title: string; value: string; count: number }[]
  }
  waves: WavesPage
  findings: FindingGroup[]
  /** Every version of every plugin, newest first. */
  releases: ReleasePage[]
  /** Of every plugin that has a version, by name. */
  versions: VersionsPage[]
  /** How far back releases could be seen. */
  historyReach: HistoryReach
  /** What marketplaces list of each plugin, in the order of the plugins. */
  offers: PluginOffer[]
  /** Names that were given up, by name. */
  tombstones: TombstonePage[]
  /** The pages of ecosystem health; null where nothing was measured. */
  health: HealthPages | null
  /** The compliance report; null where nothing was judged. */
  compliance: CompliancePage | null
  /** A page a rule, in the order of the report; empty where nothing was judged. */
  standards: RulePage[]
}

/** What search indexes: one record a page, made from typed facts only. */
export interface SearchRecord {
  url: string
  title: string
  /** Name people type, e.g. month-end-close, or the id of a team or connector. */
  name: string
  /** Id of one of searchKinds. */
  kind: string
  /** Title and route of the plugin it belongs to; empty for teams and connectors. */
  plugin: string
  pluginUrl: string
  /** Title of the owning team, else the author; empty where neither is known, and for what belongs to a plugin. */
  owner: string
  summary: string
  /** Tags, keywords and connectors: found, but not shown. */
  keywords: string
  /** Body text without title and summary, at most 4,000 characters. */
  content: string
  filters: Record<string, string[]>
}
