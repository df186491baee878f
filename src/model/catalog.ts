/** The catalog: what the site shows. Pages lay these records out; nothing is counted, joined or sorted after this. */
import type { ComponentKind, ComponentSurface, SurfaceId, Transport } from './component.ts'
import type { Finding, Severity } from './finding.ts'
import type { LifecycleState } from './manifest.ts'
import type { Reach } from './plugin.ts'
import type { Heading } from './rendered.ts'

/** Something with a name and perhaps a page; url is a route such as /teams/legal/, without the base path. */
export interface Link {
  title: string
  url: string | null
}

/** What every page of the site says. */
export interface SiteFacts {
  title: string
  tagline: string
  organisation: string | null
  /** Name under which Claude registers the marketplace; null when there is none. */
  marketplace: string | null
  /** What follows `claude plugin marketplace add`; null when nothing can be added. */
  marketplaceSource: string | null
  support: { channel: string; url: string | null } | null
  repository: string | null
  /** Whether there is central data; without it there are no teams and no provisioned connectors. */
  hasOrganisation: boolean
}

export interface DataClassMark {
  id: string
  name: string
  /** 0 = least sensitive; -1 = not in the policy. */
  rank: number
  /** How loud to show it. */
  tone: 'plain' | 'warn' | 'bad'
}

export interface DataItem {
  system: string
  class: DataClassMark
  operations: string[]
  purpose: string
  connector: Link | null
  retention: string | null
  record: string | null
}

export interface SurfaceFacts {
  surface: SurfaceId
  /** Chat, Cowork or Claude Code. */
  name: string
  verdict: 'all' | 'part' | 'none' | 'refused' | 'unknown'
  /** One sentence, e.g. "loads 5 of 6 parts; hooks are ignored". */
  sentence: string
}

export interface LifecycleFacts {
  state: LifecycleState
  date: string | null
  reason: string | null
  replacement: Link | null
  removal: string | null
}

/** A plugin in a list. */
export interface PluginCard {
  name: string
  title: string
  summary: string
  url: string
  version: string | null
  owner: Link | null
  /** Author of plugin.json, shown when there is no owner. */
  author: string | null
  domain: string | null
  lifecycle: LifecycleState | null
  quarantined: boolean
  remote: boolean
  /** Highest data class and the operations on it; null when not described. */
  data: { class: DataClassMark; operations: string[] } | null
  /** Whether the manifest declares that no data is touched. */
  touchesNothing: boolean
  reliability: string | null
  connectors: string[]
  /** Day of the last change; null when it is not known. */
  changed: string | null
  /** "3 skills, 1 agent". */
  contents: string
  /** Values for the filters, by facet id. */
  facets: Record<string, string[]>
}

export interface ComponentRow {
  kind: ComponentKind
  name: string
  description: string
  /** Page of the part; null for the smaller kinds. */
  url: string | null
  invocation: string | null
  path: string | null
}

export interface ComponentGroup {
  kind: ComponentKind
  /** Skills, Agents, … */
  label: string
  rows: ComponentRow[]
}

/** A connector as one plugin uses it. */
export interface ConnectorUseFacts {
  title: string
  url: string
  server: string | null
  transport: Transport | null
  host: string | null
  configured: boolean
  /** Declared in the manifest, found in the files, or both. */
  seen: 'declared' | 'found' | 'both'
  provisioned: boolean
  scopes: string[]
  optional: boolean
}

export interface InstallWay {
  surface: SurfaceId
  title: string
  /** Sentences, in order. */
  steps: string[]
  /** What to type, a line each; empty when there is nothing to type. */
  commands: string[]
}

/** What the manifest would say, for a plugin that has none. */
export interface MissingFact {
  field: string
  /** What to add, as it would stand in the frontmatter. */
  example: string
  why: string
}

export interface Docs {
  /** Digest of the HTML fragment; null when there is no text. */
  html: string | null
  headings: Heading[]
}

export interface PluginPage extends PluginCard {
  slug: string
  namespace: string
  /** Why it is quarantined, or null. */
  quarantine: string | null
  described: boolean
  maintainers: string[]
  tags: string[]
  keywords: string[]
  license: string | null
  homepage: string | null
  life: LifecycleFacts | null
  /** Null when not described; one entry "Everyone" when open to all. */
  audience: Link[] | null
  /** Path in the repository or the remote source, with an address to open. */
  source: Link
  sourcePinned: boolean | null
  dataItems: DataItem[] | null
  reliabilityFacts: { statement: string; evidence: Link | null; date: string | null; limits: string[] } | null
  supportFacts: { channel: string; response: string | null; contact: Link | null } | null
  cadence: string | null
  relationships: { kind: string; plugin: Link; note: string | null }[]
  dependencies: Link[]
  options: { key: string; title: string; sensitive: boolean; required: boolean }[]
  reach: Reach
  /** One sentence that says what reach means here. */
  reachSentence: string
  surfaces: SurfaceFacts[]
  cost: { always: number; invoke: number } | null
  /** How the figures were estimated. */
  costMethod: string
  egress: { declared: string[] | null; found: string[] }
  files: { count: number; bytes: number }
  digest: string
  lastChange: { day: string; commit: string; url: string | null } | null
  groups: ComponentGroup[]
  connectorUses: ConnectorUseFacts[]
  placeholders: { name: string; category: string; included: string; options: string }[]
  docs: Docs
  /** Further pages of its documentation, and the changelog when there is one. */
  pages: Link[]
  changelog: Link | null
  install: InstallWay[]
  missing: MissingFact[]
  findings: Finding[]
}

/** Page of one part of a plugin. */
export interface ComponentPage {
  url: string
  /** Route parameters. */
  slug: string
  kindSegment: string
  pluginSlug: string
  plugin: Link
  kind: ComponentKind
  kindLabel: string
  name: string
  description: string
  invocation: string | null
  invokedBy: 'both' | 'user' | 'model' | null
  fields: { key: string; value: string }[]
  /** Facts of a hook or a server, label and value. */
  facts: { label: string; value: string; code: boolean }[]
  surfaces: (ComponentSurface & { name: string })[]
  cost: { always: number; invoke: number } | null
  path: string | null
  source: Link
  docs: Docs
  /** Further files beside it, e.g. references of a skill. */
  files: Link[]
  connector: Link | null
  findings: Finding[]
  quarantined: boolean
}

/** Page of one further document or text file of a plugin. */
export interface DocumentPage {
  url: string
  /** Everything after /plugins/<plugin>/. */
  segment: string
  pluginSlug: string
  plugin: Link
  title: string
  path: string
  source: Link
  docs: Docs
  /** Documents beside it, this one included, for the side column. */
  siblings: (Link & { current: boolean })[]
  findings: Finding[]
}

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
  grants: { connector: Link; scopes: string[] }[]
}

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
  plugins: PluginCard[]
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
  /** Every plugin as the browse page lists it, by title. */
  cards: PluginCard[]
  plugins: PluginPage[]
  components: ComponentPage[]
  documents: DocumentPage[]
  teams: TeamPage[]
  connectors: ConnectorPage[]
  facets: Facet[]
  home: { newest: PluginCard[]; starter: PluginCard[]; domains: { title: string; value: string; count: number }[] }
  waves: {
    id: string
    name: string
    start: string
    goal: string | null
    lessons: string[]
    decision: string | null
    teams: Link[]
  }[]
  findings: FindingGroup[]
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
