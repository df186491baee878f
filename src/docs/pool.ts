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

/** Documents, and characters, that go to a process together. */
const mostAtOnce = 48
const mostCharacters = 2_000_000

interface Pool {
  jobs: readonly RenderJob[]
  /** Numbers of jobs that go together. */
  pieces: readonly number[][]
  next: number
  done: number
  results: RenderedDocument[]
  /** Failures by context: those of one plugin share it. */
  failures: Map<RenderContext, number>
  deadline: number
  plain: boolean
  progress: (done: number, total: number) => void
}

/** The documents of all jobs in their order. A document that could not be rendered has no HTML and a note that says why. */
export async function renderAll(jobs: readonly RenderJob[], options: PoolOptions = {}): Promise<RenderedDocument[]> {
  const { deadline = 5000, workers = 2, plain = false, progress = () => {} } = options
  const results: RenderedDocument[] = new Array(jobs.length)
  const processes = jobs.length < worthTwo ? 1 : workers
  const pieces = piecesOf(jobs, Math.min(mostAtOnce, Math.ceil(jobs.length / processes)))
  const pool: Pool = { jobs, pieces, next: 0, done: 0, results, failures: new Map(), deadline, plain, progress }
  await Promise.all(Array.from({ length: Math.min(processes, pieces.length) }, () => work(pool)))
  return results
}

function piecesOf(jobs: readonly RenderJob[], size: number): number[][] {
  const pieces: number[][] = []
  let characters = 0
  for (const [i, { document }] of jobs.entries()) {
    characters += document.body.length
    const last = pieces.at(-1)
    if (last !== undefined && last.length < size && characters < mostCharacters) {
      last.push(i)
      continue
    }
    pieces.push([i])
    characters = document.body.length
  }
  return pieces
}

/** Takes pieces until none is left, in one process after another. */
async function work(pool: Pool): Promise<void> {
  const at: Place = { child: null }
  try {
    for (let piece = pool.pieces[pool.next++]; piece !== undefined; piece = pool.pieces[pool.next++]) {
      const isWhole = piece.length > 1 && !piece.some((i) => isGivenUp(pool, i))
      const all = isWhole ? await renderIn(at, piece, pool) : null
      if (all !== null && 'rendered' in all) keep(pool, piece, all.rendered)
      // When something in a piece fails, each alone shows whether it was that.
      else for (const i of piece) await renderAlone(at, i, pool)
    }
  } finally {
    at.child?.kill('SIGKILL')
  }
}

async function renderAlone(at: Place, i: number, pool: Pool): Promise<void> {
  if (isGivenUp(pool, i)) {
    const why = `document is left out, since ${mostFailures} others of the plugin could not be rendered`
    keep(pool, [i], [notRendered(why)])
    return
  }
  const one = await renderIn(at, [i], pool)
  if ('failure' in one) fail(pool, i, one.failure)
  else keep(pool, [i], one.rendered)
}

/** Whether so many documents of the plugin failed that the rest is left alone. */
function isGivenUp({ jobs, failures }: Pool, i: number): boolean {
  const context = jobs[i]?.context
  return context !== undefined && (failures.get(context) ?? 0) >= mostFailures
}

function keep(pool: Pool, piece: readonly number[], rendered: readonly RenderedDocument[]): void {
  for (const [place, i] of piece.entries()) {
    const one = rendered[place]
    if (one !== undefined) pool.results[i] = one
    pool.progress(++pool.done, pool.jobs.length)
  }
}

function fail(pool: Pool, i: number, failure: Failure): void {
  const context = pool.jobs[i]?.context
  if (context !== undefined) pool.failures.set(context, (pool.failures.get(context) ?? 0) + 1)
  keep(pool, [i], [notRendered(failureOf(failure, pool.deadline))])
}

/** Where a worker has its process, when it has one. */
interface Place {
  child: ChildProcess | null
}

type Failure = 'late' | 'crashed'

/** A process that is ready to render; throws when it does not start, which is a fault of ours. */
async function startRenderer({ deadline, plain }: Pool): Promise<ChildProcess> {
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
  if (started === 'ready') return child
  child.kill('SIGKILL')
  throw new Error(`the process that renders documents does not start: ${said.trim() || 'it says nothing'}`)
}

/** What becomes of a piece in a worker's process; that is ended when the piece fails. */
async function renderIn(
  at: Place,
  piece: readonly number[],
  pool: Pool,
): Promise<{ rendered: readonly RenderedDocument[] } | { failure: Failure }> {
  const order: Order = piece.flatMap((i) => pool.jobs[i] ?? [])
  at.child ??= await startRenderer(pool)
  const { child } = at
  const waiting = answerOf(child, pool.deadline * patience * order.length)
  child.send(order, () => {})
  const answer = await waiting
  if (isAnswer(answer)) return { rendered: answer }
  child.kill('SIGKILL')
  at.child = null
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

function failureOf(failure: Failure, deadline: number): string {
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
