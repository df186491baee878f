/** A plugin in a list, and the small records that every page uses. */
import type { LifecycleState } from './manifest.ts'
import type { Level } from './result.ts'

/** Something with a name and perhaps a page; url is a route such as /teams/legal/, without the base path. */
export interface Link {
  title: string
  url: string | null
}

export interface DataClassMark {
  id: string
  name: string
  /** 0 = least sensitive; -1 = not in the policy. */
  rank: number
  /** How loud to show it. */
  tone: 'plain' | 'warn' | 'bad'
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
  /** Standards level reached; null where nothing was judged. */
  level: Level | null
  connectors: string[]
  /** Day of the last change; null when it is not known. */
  changed: string | null
  /** Teams besides the owner that use it; null where no usage was read. */
  reuse: number | null
  /** "3 skills, 1 agent". */
  contents: string
  /** Values for the filters, by facet id. */
  facets: Record<string, string[]>
}
