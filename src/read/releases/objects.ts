/** Objects of a git repository in bulk: a handful of processes, however many objects there are. */
import { runGit } from '../run-git.ts'

const largest = 1_024 * 1_048_576
const piece = 64 * 1_048_576

export interface Known {
  id: string
  type: string
  /** Bytes. */
  size: number
}

/** What each name stands for, e.g. an id or <commit>:<path>; null for what is not there. Names hold no line break. */
export function lookUp(root: string, names: readonly string[]): (Known | null)[] {
  if (names.length === 0) return []
  const input = names.map((name) => `${name}\n`).join('')
  const done = runGit(root, ['cat-file', '--batch-check'], { most: largest, input })
  const lines = done === null || done.cut ? [] : done.output.toString('utf8').split('\n')
  return names.map((_, i) => {
    const [, id, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(lines[i] ?? '') ?? []
    return id === undefined || type === undefined ? null : { id, type, size: Number(size) }
  })
}

/** The content of objects by id, read in pieces of a bounded size; ids that are not there are missing. */
export function* readObjects(root: string, objects: readonly Known[]): Generator<[id: string, bytes: Buffer]> {
  for (let at = 0; at < objects.length; ) {
    let bytes = 0
    const ids: string[] = []
    do {
      const { id = '', size = 0 } = objects[at++] ?? {}
      ids.push(id)
      bytes += size
    } while (at < objects.length && bytes < piece)
    const input = ids.map((id) => `${id}\n`).join('')
    const done = runGit(root, ['cat-file', '--batch'], { most: largest, input })
    if (done !== null && !done.cut) yield* contentsIn(done.output)
  }
}

function* contentsIn(output: Buffer): Generator<[id: string, bytes: Buffer]> {
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at)
    if (end < 0) return
    const [id = '', , size] = output.toString('latin1', at, end).split(' ')
    at = end + 1
    if (size === undefined || !/^\d+$/.test(size)) continue
    yield [id, output.subarray(at, at + Number(size))]
    at += Number(size) + 1
  }
}
