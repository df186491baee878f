/** The records of the pages of a plugin's parts and further documents. */
import type { Link } from './card.ts'
import type { ComponentKind, ComponentSurface } from './component.ts'
import type { Finding } from './finding.ts'
import type { Docs } from './plugin-page.ts'

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
