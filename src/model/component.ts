/** What a plugin brings along: skills, agents, commands, hooks, servers and the smaller kinds. */

export const componentKinds = [
  'skill',
  'agent',
  'command',
  'hook',
  'connector',
  'lsp',
  'output-style',
  'workflow',
  'theme',
  'monitor',
] as const
export type ComponentKind = (typeof componentKinds)[number]

/** How far a surface goes with a part: loads it, loads it under a condition, skips it, or refuses the whole plugin. */
export type SurfaceVerdict = 'loads' | 'partly' | 'ignored' | 'refused'

export type SurfaceId = 'chat' | 'cowork' | 'code'

export interface ComponentSurface {
  surface: SurfaceId
  verdict: SurfaceVerdict
  /** Why, when it is not plain loading, e.g. "as a skill; Claude applies it when it fits". */
  note: string | null
}

interface ComponentBase {
  kind: ComponentKind
  /** Name people see and type; never empty. */
  name: string
  /** Segment of the URL, unique within plugin and kind; derived by us, never taken from the author. */
  slug: string
  /** File that declares it, relative to the plugin, POSIX form; null when only a marketplace entry declares it. */
  path: string | null
  /** 1-based line in that file. */
  line: number | null
  /** Plain text, one paragraph; empty when there is none. */
  description: string
  surfaces: ComponentSurface[]
}

/** A part that is a Markdown prompt. */
export interface Prompt extends ComponentBase {
  kind: 'skill' | 'agent' | 'command' | 'output-style'
  /** What one types, e.g. /finance:reconcile; null when it cannot be typed. */
  invocation: string | null
  /** Only the user, only Claude, or both may start it. */
  invokedBy: 'both' | 'user' | 'model'
  /** Further frontmatter, key as written and value as text, in file order. */
  fields: { key: string; value: string }[]
  /** Rung of the YAML repair ladder, 0 (clean) to 4 (frontmatter ignored). */
  repair: 0 | 1 | 2 | 3 | 4
  /** Estimated tokens: always in context, and added when invoked. */
  cost: { always: number; invoke: number }
}

export interface Hook extends ComponentBase {
  kind: 'hook'
  /** Event as written, e.g. PostToolUse. */
  event: string
  /** Whether the event is one that Claude Code knows. */
  known: boolean
  matcher: string | null
  /** Handler type: command, http, mcp_tool, prompt or agent; as written when unknown. */
  handler: string
  /** What it runs or asks, shortened to 300 characters. */
  action: string
}

export type Transport = 'http' | 'sse' | 'ws' | 'stdio' | 'bundle' | 'unknown'

/** An MCP server that the plugin declares. Values of headers and variables are never kept. */
export interface Server extends ComponentBase {
  kind: 'connector'
  transport: Transport
  /** Address without user info and query; null for local servers; empty when left to be configured. */
  url: string | null
  /** Host of the address, lower case. */
  host: string | null
  /** Program and arguments of a local server, with anything that looks like a value of a secret masked. */
  command: string | null
  headers: string[]
  /** Names of environment variables set for it. */
  environment: string[]
  /** Names of ${…} variables it refers to. */
  variables: string[]
  /** oauth, header, env or none. */
  auth: 'oauth' | 'header' | 'env' | 'none'
  /** False when the address is left empty on purpose. */
  configured: boolean
  /** Canonical configuration without secrets, one line of JSON with sorted keys. */
  canonical: string
  /** sha256 of the canonical configuration, first 12 hex characters. */
  fingerprint: string
}

/** The smaller kinds, shown by name only. */
export interface Extra extends ComponentBase {
  kind: 'lsp' | 'workflow' | 'theme' | 'monitor'
}

export type Component = Prompt | Hook | Server | Extra
