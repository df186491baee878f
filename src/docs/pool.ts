/** Renders many documents in processes of their own, which are ended when one takes too long, crashes or eats memory. */
import { type ChildProcess, fork } from 'node:child_process'
import { counted } from '../lib/text.ts'
import type { Note } from '../model/finding.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import type { RenderContext, RenderJob } from './context.ts'
import { isAnswer, type Order } from './order.ts'

export interface PoolOptions {
  /** Milliseconds of computing that one document may take. */
  deadline?: number
  /** Processes at work at the same time. */
  workers?: number
  /** Wants nothing but the notes, those of the audit included. */
  plain?: boolean
  progress?: (done: number, total: number) => void
}

/** Milliseconds that a process may take to start, busy machines included. */
const startDeadline = 60_000
/** How much longer than its computing a document may take by the clock, on a machine that is busy with other things. */
const patience = 20
/** Failures after which the rest of a plugin is left alone. */
const mostFailures = 3
/** Documents below which a second process costs more than it saves. */
const worthTwo = 40

interface Pool {
  jobs: readonly RenderJob[]
  next: number
  done: number
  results: RenderedDocument[]
  /** Failures by context: those of one plugin share it. */
  failures: Map<RenderContext, number>
  contexts: Map<RenderContext, number>
  deadline: number
  plain: boolean
  progress: (done: number, total: number) => void
}

type Outcome = { rendered: RenderedDocument } | { failure: 'late' | 'crashed' }

/** The documents of all jobs in their order. A document that could not be rendered has no HTML and a note that says why. */
export async function renderAll(jobs: readonly RenderJob[], options: PoolOptions = {}): Promise<RenderedDocument[]> {
  const { deadline = 5000, workers = 2, plain = false, progress = () => {} } = options
  const results: RenderedDocument[] = new Array(jobs.length)
  const pool: Pool = {
    jobs,
    next: 0,
    done: 0,
    results,
    failures: new Map(),
    contexts: new Map(),
    deadline,
    plain,
    progress,
  }
  const count = Math.min(jobs.length < worthTwo ? 1 : workers, jobs.length)
  await Promise.all(Array.from({ length: count }, () => work(pool)))
  return results
}

/** Takes jobs until none is left, in one process after another. */
async function work(pool: Pool): Promise<void> {
  let renderer: Renderer | null = null
  try {
    for (let i = pool.next++; i < pool.jobs.length; i = pool.next++) {
      const job = pool.jobs[i]!
      const failed = pool.failures.get(job.context) ?? 0
      if (failed >= mostFailures) {
        pool.results[i] = notRendered(
          `document is left out, since ${mostFailures} others of the plugin could not be rendered`,
        )
      } else {
        renderer ??= await startRenderer(pool)
        const outcome = await renderIn(renderer, job, pool)
        if ('failure' in outcome) {
          renderer = null
          pool.failures.set(job.context, failed + 1)
        }
        pool.results[i] =
          'rendered' in outcome ? outcome.rendered : notRendered(failureOf(outcome.failure, pool.deadline))
      }
      pool.progress(++pool.done, pool.jobs.length)
    }
  } finally {
    renderer?.child.kill('SIGKILL')
  }
}

interface Renderer {
  child: ChildProcess
  /** Contexts that the process knows already. */
  knows: Set<number>
}

/** A process that is ready to render; throws when it does not start, which is a fault of ours. */
async function startRenderer({ deadline, plain }: Pool): Promise<Renderer> {
  const child = fork(new URL('./worker.ts', import.meta.url), [String(deadline), plain ? 'plain' : 'coloured'], {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=1024', '--stack-size=900'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.on('data', (piece) => {
    if (said.length < 2000) said += String(piece)
  })
  const started = await answerOf(child, startDeadline)
  if (started === 'ready') return { child, knows: new Set() }
  child.kill('SIGKILL')
  throw new Error(`the process that renders documents does not start: ${said.trim() || 'it says nothing'}`)
}

async function renderIn({ child, knows }: Renderer, { document, context }: RenderJob, pool: Pool): Promise<Outcome> {
  const id = pool.contexts.get(context) ?? pool.contexts.size
  pool.contexts.set(context, id)
  const order: Order = { document, contextId: id, context: knows.has(id) ? null : context }
  knows.add(id)
  const waiting = answerOf(child, pool.deadline * patience)
  child.send(order, () => {})
  const answer = await waiting
  if (isAnswer(answer)) return { rendered: answer }
  child.kill('SIGKILL')
  return { failure: answer === 'late' ? 'late' : 'crashed' }
}

/** The next message of a process; 'late' when the deadline passes first or the watchdog ended it, 'gone' when it ends otherwise. */
function answerOf(child: ChildProcess, deadline: number): Promise<unknown> {
  return new Promise((resolve) => {
    const finish = (answer: unknown) => {
      clearTimeout(timer)
      child.off('message', finish).off('exit', gone).off('error', gone)
      resolve(answer)
    }
    const gone = (_: unknown, signal?: unknown) => finish(signal === 'SIGKILL' ? 'late' : 'gone')
    const timer = setTimeout(() => finish('late'), deadline)
    child.on('message', finish).on('exit', gone).on('error', gone)
  })
}

function failureOf(failure: 'late' | 'crashed', deadline: number): string {
  const seconds = deadline / 1000
  return failure === 'late'
    ? `document took longer than ${counted(seconds, 'second')} to render`
    : 'document cannot be rendered, the renderer gave up on it'
}

function notRendered(message: string): RenderedDocument {
  const note: Note = {
    rule: 'docs-are-safe-markdown',
    severity: 'error',
    line: null,
    column: null,
    message,
    fix: 'simplify or split it',
    source: null,
  }
  return { html: '', headings: [], text: '', targets: [], anchors: [], jumps: [], notes: [note] }
}
