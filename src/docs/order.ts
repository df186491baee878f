/** What the pool and its processes say to each other. */
import type { RenderedDocument } from '../model/rendered.ts'
import type { RenderJob } from './context.ts'

/** Many documents at once: a message for each would take longer than rendering most of them. A shared context crosses once. */
export type Order = readonly RenderJob[]

export function isOrder(message: unknown): message is Order {
  return Array.isArray(message)
}

/** The documents of an order, rendered, in its order. */
export function isAnswer(message: unknown): message is RenderedDocument[] {
  return Array.isArray(message)
}
