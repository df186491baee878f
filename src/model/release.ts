/** Releases: each version of a plugin as it was published, what it held, how it differs from another, and whether it is offered. */
import type { Link } from './card.ts'

/** Where a release comes from: its tag, the last commit that said the version, or the files as they lie there. */
export type ReleaseOrigin = 'tag' | 'commit' | 'working-tree'

/** Data that a version declares to touch. */
export interface ReleaseData {
  system: string
  /** Id of the data class. */
  class: string
  operations: string[]
}

/** What a version brings and asks for, by name: enough to say what a change adds, takes away or reaches for. All sorted. */
export interface ReleaseContents {
  skills: string[]
  agents: string[]
  commands: string[]
  /** Event, and matcher where there is one, e.g. PostToolUse Write. */
  hooks: string[]
  /** Names of the servers that its files configure. */
  servers: string[]
  /** Kind and name of everything else that Claude loads, e.g. theme harbour. */
  others: string[]
  /** Ids of the connectors that it declares and needs; those it can do without are in `optional`. */
  connectors: string[]
  optional: string[]
  /** As connector:scope, e.g. netsuite:ledger.read. */
  scopes: string[]
  data: ReleaseData[]
  /** Hosts that it declares, or that were found in its files. */
  egress: string[]
}

/** Why a release is not what was published under its version, with where to look and what to do. */
export interface Refusal {
  /** Rule that says so. */
  rule: string
  /** Path from the root, or the tag. */
  file: string
  /** Lower case, no full stop; both digests where two contents differ. */
  message: string
  fix: string
}

/** A version of a plugin as read: from git, or from the files that lie there. */
export interface Release {
  plugin: string
  slug: string
  /** As plugin.json says it; a semantic version. */
  version: string
  origin: ReleaseOrigin
  /** Day of the commit; of the run where the working tree holds what no commit has. */
  day: string | null
  /** Commit that holds it, 40 hex characters; null for a working tree without one. */
  commit: string | null
  /** e.g. finance-month-end-close--v2.3.1. */
  tag: string | null
  /** Folder of the plugin in that commit, from the root. */
  folder: string
  /** Id of that folder in git: equal ids are equal bytes; null for the working tree. */
  tree: string | null
  /** sha256:… over paths and normalised content, as reviews name it. */
  digest: string
  /** sha256:… over paths, modes and exact bytes; null for the working tree, which nobody needs it of before it is packed. */
  exact: string | null
  /** Whether it is what lies in the working tree. */
  here: boolean
  title: string
  summary: string
  contents: ReleaseContents
  files: { count: number; bytes: number }
  /** What CHANGELOG.md said of this version. */
  changelog: ChangelogSection[]
  /** Why it may not be offered whatever the plugin's level; null when nothing stands against it. */
  refused: Refusal | null
  /** What stands at its tag instead of this content, which was published; null when nothing does. */
  replaces: Refusal | null
}

/** How much of the history could be seen; without all of it earlier versions are not known. */
export type HistoryReach = 'full' | 'shallow' | 'none'

/** Every release of the library. */
export interface ReleaseHistory {
  reach: HistoryReach
  /** By plugin name, then newest version first. */
  releases: Release[]
  /** Names that tags were made for and that no plugin bears any more. */
  vanished: string[]
}

/** Kinds of the changelog, by what a reader must know first. */
export const changeKinds = ['Security', 'Removed', 'Changed', 'Deprecated', 'Added', 'Fixed'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One kind of change in a version, as its author wrote it. */
export interface ChangelogSection {
  /** Null for lines that stand under no kind. */
  kind: ChangeKind | null
  /** Plain text, one line each. */
  items: string[]
}

export interface ReleaseFile {
  /** Relative to the plugin, POSIX form. */
  path: string
  bytes: number
  /** sha256 of the bytes, hex. */
  sha256: string
  executable: boolean
}

/** A package to download: the same bytes on every machine. */
export interface ReleasePackage {
  /** Path from the root of the site, without a leading slash. */
  path: string
  bytes: number
  /** Hex. */
  sha256: string
}

export interface ReleasePackages {
  /** The plugin's root at its top: for the client's archive sources and for Cowork's upload. */
  zip: ReleasePackage
  /** Below package/, as npm wants it, with what a packument says of it. */
  tgz: ReleasePackage & { /** sha512-… in base64. */ integrity: string /** sha1, hex. */; shasum: string }
}

/** What an update means, from what people must know first to what they need not. */
export const changeGroups = [
  'data',
  'scope',
  'connector',
  'egress',
  'hook',
  'server',
  'skill',
  'agent',
  'command',
  'other',
] as const
export type ChangeGroup = (typeof changeGroups)[number]

export type Bump = 'major' | 'minor' | 'patch'

/** One difference between two versions. */
export interface ReleaseChange {
  group: ChangeGroup
  how: 'added' | 'removed' | 'changed'
  /** e.g. netsuite:ledger.write, or the system whose data it is. */
  name: string
  /** What is different, e.g. "internal, read → confidential, read and write"; null when the name says it all. */
  detail: string | null
  /** The smallest step of the version that says it honestly. */
  bump: Bump
}

export interface ReleaseDiff {
  from: string
  to: string
  /** Riskiest first. */
  changes: ReleaseChange[]
  files: { path: string; how: 'added' | 'removed' | 'changed' /** Bytes more, negative for fewer. */; bytes: number }[]
  /** The smallest step that the changes need; null when nothing differs. */
  bump: Bump | null
}

/** The record of a version's page. */
export interface ReleasePage {
  url: string
  plugin: Link
  /** Name people install by. */
  name: string
  slug: string
  version: string
  origin: ReleaseOrigin
  day: string | null
  commit: Link | null
  tag: string | null
  digest: string
  summary: string
  contents: ReleaseContents
  changelog: ChangelogSection[]
  /** Whether it can be installed from here. */
  offered: boolean
  /** Why not, in one sentence; null when it is offered. */
  reason: string | null
  /** Whether it is the version that marketplaces list. */
  current: boolean
  /** Null when it is not offered. */
  packages: ReleasePackages | null
  /** Files of its packages; empty where its content is not at hand. */
  manifest: ReleaseFile[]
  /** From the version before; null for the first. */
  since: ReleaseDiff | null
  previous: Link | null
  next: Link | null
}

/** How a plugin stands in the marketplaces. */
export interface PluginOffer {
  name: string
  slug: string
  /** Version that marketplaces list; null when none is offered. */
  version: string | null
  /** Why none is, or why it is not the newest one, in one sentence; null when there is nothing to say. */
  reason: string | null
}

/** A name that was published once and is no longer: where its readers go. */
export interface TombstonePage {
  url: string
  name: string
  date: string
  reason: string
  /** The same plugin under another name; null when it was removed. */
  renamedTo: Link | null
  /** What to use instead of a plugin that was removed. */
  replacement: Link | null
}
