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
  /** What may stand behind a # to reach one of its headings, in lower case. */
  anchors: string[]
  /** Links to a heading of another document, each with what is to be said when that has no such heading. */
  jumps: { path: string; anchor: string; note: Note }[]
  notes: Note[]
}
