/** A process of the pool: renders one document after another as it is told, watched by a thread of its own. */
import { flushCompileCache } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { Document } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import { audited } from './audit.ts'
import type { RenderContext, RenderJob } from './context.ts'
import { isOrder } from './order.ts'
import { renderWith } from './render.ts'
import type { Watch } from './watchdog.ts'

// Loading the grammars takes longer than rendering some documents. It waits here, since nothing listens yet.
const colouring = process.argv[3] === 'plain' ? null : (await import('./highlight.ts')).coloured

const watch: Watch = { turn: new Int32Array(new SharedArrayBuffer(4)), deadline: Number(process.argv[2]) }
const watchdog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: watch })
watchdog.unref()

process.on('message', (order: unknown) => {
  if (!isOrder(order)) return
  process.send?.(order.map(watched))
})

// Only a process with a watchdog may render.
watchdog.once('online', () => process.send?.('ready'))
// It is ended rather than that it ends, and would leave nothing of what it compiled to the next.
flushCompileCache()

function watched({ document, context }: RenderJob): RenderedDocument {
  Atomics.add(watch.turn, 0, 1)
  const rendered = colouring === null ? notesOf(document, context) : renderWith(colouring, document, context)
  Atomics.add(watch.turn, 0, 1)
  return rendered
}

/** What is wrong with a document or may turn out to be, the findings of the second check included; the HTML itself is not wanted. */
function notesOf(document: Document, context: RenderContext): RenderedDocument {
  const { anchors, jumps, notes } = audited(renderWith(null, document, context), context.base)
  return { html: '', headings: [], text: '', targets: [], anchors, jumps, notes }
}
