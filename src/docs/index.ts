/** A plugin's document as safe HTML with its code in colours. */
import type { Document } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import type { RenderContext } from './context.ts'
import { coloured } from './highlight.ts'
import { renderWith } from './render.ts'

export type { RenderContext, RenderJob, RenderTarget } from './context.ts'

/** The document as HTML with its headings, words, targets and notes; throws nothing that the document could cause. */
export function renderDocument(document: Document, context: RenderContext): RenderedDocument {
  return renderWith(coloured, document, context)
}
