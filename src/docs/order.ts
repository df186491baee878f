/** What the pool and its processes say to each other. */
import type { Document } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import type { RenderContext } from './context.ts'

export interface Order {
  document: Document
  contextId: number
  /** Sent once a process, null when it knows it already. */
  context: RenderContext | null
}

export function isOrder(message: unknown): message is Order {
  return typeof message === 'object' && message !== null && 'document' in message && 'contextId' in message
}

export function isAnswer(message: unknown): message is RenderedDocument {
  return typeof message === 'object' && message !== null && 'html' in message
}
