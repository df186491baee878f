/**
 * A thread beside the renderer that ends its process when one document takes too long. It counts computing time, not the
 * clock's: what a page shows must not depend on how busy the machine is, and a parser that hangs cannot be asked.
 */
import { workerData } from 'node:worker_threads'

export interface Watch {
  /** One number, odd while a document is being rendered, one higher with each start and end. */
  turn: Int32Array<SharedArrayBuffer>
  /** Milliseconds of computing that one document may take. */
  deadline: number
}

const { turn, deadline }: Watch = workerData
let seen = 0
let from = 0

setInterval(() => {
  const now = Atomics.load(turn, 0)
  const { user, system } = process.cpuUsage()
  const used = (user + system) / 1000
  if (now !== seen) {
    seen = now
    from = used
  } else if (now % 2 === 1 && used - from > deadline) process.kill(process.pid, 'SIGKILL')
}, 100)
