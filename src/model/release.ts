/** Releases: each version of a plugin as it was published, what it held, and its packages. */

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
  /** Day on which it was out: that of its tag, else of the first commit that said the version; null where no commit has it. */
  since: string | null
  /** Commit that holds it, 40 hex characters; null for a working tree without one. */
  commit: string | null
  /** e.g. finance-month-end-close--v2.3.1. */
  tag: string | null
  /** Folder of the plugin in that commit, from the root. */
  folder: string
  /** Id of that folder in git: equal ids are equal bytes; null for the working tree. */
  tree: string | null
  /** Paths inside the folder that belong to other plugins. */
  skip: string[]
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

export interface PackedRelease {
  packages: ReleasePackages
  /** Of what is in the packages, by path. */
  manifest: ReleaseFile[]
}
