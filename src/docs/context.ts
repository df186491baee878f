/** What rendering a document needs to know of the plugin around it: plain data, so that it can cross to another process. */
import type { Document } from '../model/plugin.ts'

/** Where a file of the plugin is found on the site; route is without base path, null when it has no page. */
export interface RenderTarget {
  route: string | null
  kind: 'document' | 'image' | 'file'
}

export interface RenderContext {
  /** What may follow two tildes, from CONNECTORS.md, e.g. project tracker. */
  placeholders: string[]
  /** Every file of the plugin by its path relative to the plugin. */
  targets: Map<string, RenderTarget>
  /** Folders that may be linked to, relative to the plugin, with the route that stands for them. */
  folders: Map<string, string>
  components: {
    /** Route by name of the skill; empty when it has no page. */
    skills: Map<string, string>
    /** By id of the connector. */
    connectors: Map<string, { title: string; route: string }>
  }
  /** Path under which the site lies: '/' or '/catalogue/'. */
  base: string
  /** What secrets of the organisation's own look like; no page repeats one. */
  secrets: { kind: string; pattern: string }[]
  /** Address of the plugin's folder where its source can be browsed, ending in a slash; null when there is none. */
  sourceUrl: string | null
}

export interface RenderJob {
  document: Document
  context: RenderContext
}
