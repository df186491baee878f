/** What the parts of the rendering share while one document is built. */
import type { ElementContent, RootContent } from 'hast'
import type { Document } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import type { RenderContext } from './context.ts'
import type { Notes } from './notes.ts'
import type { Outline } from './outline.ts'

/** What surrounds the nodes that are being built. */
export interface Where {
  /** Inside a link, where no other link may stand. */
  link: boolean
  /** Inside text, where no block may stand. */
  phrasing: boolean
  /** Inside code, where everything means itself. */
  verbatim: boolean
  /** Inside the head of a table. */
  head: boolean
}

export interface State {
  document: Document
  context: RenderContext
  notes: Notes
  outline: Outline
  /** Files of the plugin that the document links to or shows. */
  targets: Set<string>
  /** Links to headings of other documents. */
  jumps: RenderedDocument['jumps']
  /** Ids given to footnotes so far. */
  ids: Set<string>
  /** Number of tables so far. */
  tables: number
  /** Kinds of elements for which a finding says already that they are not shown. */
  refused: Set<string>
  /** Builds nodes: the one way down the tree. */
  build(nodes: readonly RootContent[], where: Where): ElementContent[]
}
