/** A process of the pool: renders one document after another as it is told. */
import type { RenderContext } from './context.ts'
import { renderDocument } from './index.ts'
import { isOrder } from './order.ts'

const contexts = new Map<number, RenderContext>()

process.on('message', (order: unknown) => {
  if (!isOrder(order)) return
  if (order.context !== null) contexts.set(order.contextId, order.context)
  const context = contexts.get(order.contextId)
  if (context !== undefined) process.send?.(renderDocument(order.document, context))
})

process.send?.('ready')
