/** A document after rendering: safe HTML and what pages, search and checks need to know of it. */
import type { Note } from './finding.ts'

export interface Heading {
  depth: number
  /** Anchor, always with the prefix doc-. */
  id: string
  text: string
}

export interface RenderedDocument {
  /** Sanitised HTML; links and images already point at routes of the site, base path included. */
  html: string
  headings: Heading[]
  /** Plain text for search, at most 20,000 characters. */
  text: string
  /** Files of the plugin that it links to or shows, relative to the plugin, sorted. */
  targets: string[]
  notes: Note[]
}
