/** A process of the pool: renders one document after another as it is told, watched by a thread of its own. */
import { Worker } from 'node:worker_threads'
import type { RenderContext } from './context.ts'
import { renderDocument } from './index.ts'
import { isOrder } from './order.ts'
import type { Watch } from './watchdog.ts'

const watch: Watch = { turn: new Int32Array(new SharedArrayBuffer(4)), deadline: Number(process.argv[2]) }
const watchdog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: watch })
watchdog.unref()

const contexts = new Map<number, RenderContext>()

process.on('message', (order: unknown) => {
  if (!isOrder(order)) return
  if (order.context !== null) contexts.set(order.contextId, order.context)
  const context = contexts.get(order.contextId)
  if (context === undefined) return
  Atomics.add(watch.turn, 0, 1)
  const rendered = renderDocument(order.document, context)
  Atomics.add(watch.turn, 0, 1)
  process.send?.(rendered)
})

// Only a process with a watchdog may render.
watchdog.once('online', () => process.send?.('ready'))
