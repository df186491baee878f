/** The records of version pages: how versions differ, which are offered, and what became of names that were given up. */
import type { Link } from './card.ts'
import type { ChangelogSection, ReleaseContents, ReleaseFile, ReleaseOrigin, ReleasePackages } from './release.ts'

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
  /** By path; null where the files of one of the two are not at hand. */
  files:
    | { path: string; how: 'added' | 'removed' | 'changed' /** Bytes more, negative for fewer. */; bytes: number }[]
    | null
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
  /** The whole commit, and the plugin's folder in it. */
  sha: string | null
  folder: string
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
  /** A marketplace that lists this version alone, by its path on the site; null when it is not offered or has no marketplace. */
  pin: { path: string; marketplace: string; commands: string[] } | null
  /** Null when it is not offered. */
  packages: ReleasePackages | null
  /** Files of its packages; empty where its content is not at hand. */
  manifest: ReleaseFile[]
  /** From the version before; null for the first. */
  since: ReleaseDiff | null
  previous: Link | null
  next: Link | null
}

/** The record of the page that lists a plugin's versions and compares any two of the newest. */
export interface VersionsPage {
  url: string
  plugin: Link
  name: string
  slug: string
  offer: { version: string | null; reason: string | null }
  /** Newest first. */
  versions: Pick<
    ReleasePage,
    'url' | 'version' | 'day' | 'origin' | 'offered' | 'reason' | 'current' | 'changelog' | 'since'
  >[]
  /** Newest first; every later version with every earlier one. */
  pairs: ReleaseDiff[]
}

/** How a plugin stands in the marketplaces. */
export interface PluginOffer {
  name: string
  slug: string
  /** Version that marketplaces list; null when none is offered. */
  version: string | null
  /** Whether that version is what lies in the working tree. */
  here: boolean
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
