/** One plugin as read: what it declares, what its files show, and what was odd about them. Not yet judged. */
import type { Extra, Hook, Prompt, Server, SurfaceId } from './component.ts'
import type { Finding } from './finding.ts'
import type { Manifest } from './manifest.ts'

/** Where the plugin's files are. */
export type PluginSource =
  | { kind: 'local' /** Folder from the root, POSIX form; '.' is the root itself. */; path: string }
  | {
      kind: 'remote'
      /** github, url, git-subdir, npm, archive, command, or unknown. */
      type: string
      /** The source exactly as the marketplace entry writes it. */
      written: unknown
      /** One line for people, e.g. "github acme/tools at v1.2.0". */
      label: string
      /** Address to open in a browser, https only; null when there is none. */
      url: string | null
      /** Whether it names a commit, an exact version or a digest. */
      pinned: boolean
    }

export interface Person {
  name: string
  email: string | null
  url: string | null
}

export type DocumentRole =
  | 'readme'
  | 'page'
  | 'changelog'
  | 'connectors'
  | 'skill'
  | 'agent'
  | 'command'
  | 'output-style'
  | 'reference'

/** One Markdown file of the plugin. */
export interface Document {
  /** Relative to the plugin, POSIX form. */
  path: string
  role: DocumentRole
  syntax: 'markdown' | 'mdx'
  /** First heading, else a title made from the file name. Plain text. */
  title: string
  /** Markdown without the frontmatter, line ends as \n. */
  body: string
  /** 1-based line of the file on which the body starts. */
  line: number
}

export interface PluginFile {
  /** Relative to the plugin, POSIX form. */
  path: string
  /** Bytes. */
  size: number
  /** sha256 of the bytes, hex. */
  digest: string
  /** What the first bytes say it is. */
  type: 'text' | 'png' | 'jpeg' | 'webp' | 'gif' | 'binary'
}

/** One row of CONNECTORS.md. */
export interface Placeholder {
  /** What follows the two tildes, e.g. project tracker. */
  name: string
  category: string
  /** Text of the included-servers cell. */
  included: string
  /** Text of the other-options cell. */
  options: string
}

/** Vocabulary of Anthropic's Plugins API; null when there are no files to tell. */
export type Reach = 'contained' | 'privileged' | 'remote' | null

export interface SurfaceSupport {
  surface: SurfaceId
  /** False when the surface refuses the whole plugin. */
  installs: boolean
  /** Why it is refused, else null. */
  reason: string | null
  /** Number of parts it loads (fully or under a condition) and skips. */
  loads: number
  ignores: number
}

export interface LastChange {
  /** Commit, 40 hex characters. */
  commit: string
  day: string
}

export interface Plugin {
  /** The name people install by: of the marketplace entry, else of plugin.json, else of the folder. */
  name: string
  /** Segment of the URL, unique in the library; derived by us. */
  slug: string
  /** Name under which Claude namespaces its parts; differs from name in real repositories. */
  namespace: string
  source: PluginSource
  /** Reason why its content could not be read, or null. */
  quarantined: string | null
  /** Our manifest; null when the README has none or it does not fit. */
  manifest: Manifest | null
  /** README.md or README.mdx, relative to the plugin; null when there is none. */
  readme: string | null

  title: string
  version: string | null
  /** Plain text; empty when nobody wrote one. */
  description: string
  author: Person | null
  license: string | null
  homepage: string | null
  repository: string | null
  keywords: string[]
  /** Category of the marketplace entry, as written. */
  category: string | null
  tags: string[]
  /** Names of plugins it depends on, as written. */
  dependencies: string[]
  /** Keys of userConfig with their titles, and whether they are sensitive. */
  options: { key: string; title: string; sensitive: boolean; required: boolean }[]

  skills: Prompt[]
  agents: Prompt[]
  commands: Prompt[]
  styles: Prompt[]
  hooks: Hook[]
  servers: Server[]
  extras: Extra[]

  documents: Document[]
  files: PluginFile[]
  placeholders: Placeholder[]
  /** Number of Markdown files that use a ~~placeholder. */
  placeholderFiles: number

  reach: Reach
  surfaces: SurfaceSupport[]
  /** Hosts found in configuration, hooks and scripts, lower case, sorted. */
  egress: string[]
  /** Estimated tokens: always in context, and the sum of all bodies; null without files. */
  cost: { always: number; invoke: number } | null
  /** sha256:… over paths and normalised content; of the entry for a remote source. */
  digest: string
  /** Bytes of all files. */
  size: number
  lastChange: LastChange | null
  findings: Finding[]
}
