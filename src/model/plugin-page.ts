/** The record of a plugin's page. */
import type { DataClassMark, Link, PluginCard } from './card.ts'
import type { PluginVerdict } from './compliance.ts'
import type { ComponentKind, SurfaceId, Transport } from './component.ts'
import type { Finding } from './finding.ts'
import type { LifecycleState } from './manifest.ts'
import type { Reach } from './plugin.ts'
import type { Heading } from './rendered.ts'
import type { PluginUse } from './usage-page.ts'

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
  /** A package to download; null when there is none. */
  download: Link | null
  /** What to paste into a file; null when there is nothing to paste. */
  file: string | null
  /** Whether it is for those whose organisation set up something else. */
  further: boolean
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
  /** Version that can be installed, and why none, or not the newest, can; its page and that of all versions where there is one. */
  release: {
    version: string | null
    reason: string | null
    page: string | null
    versions: string | null
    count: number
  }
  missing: MissingFact[]
  /** Why the manifest that stands in the README cannot be read; empty when it can, or when there is none. */
  manifestFaults: Finding[]
  findings: Finding[]
  /** Null where no usage was read. */
  usage: PluginUse | null
  /** Null where nothing was judged. */
  verdict: PluginVerdict | null
}
