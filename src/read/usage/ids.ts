/** Hashes of event ids, 64 bits each, sorted in a file: to find what comes twice in an export, and what two exports share. */
import { closeSync, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs'

/** Where the ids of a part stand. */
export function idsOf(part: string): string {
  return `${part}.ids`
}

/** Values that are sorted at once; with more, each range of values is sorted by itself, so that memory stays bounded. */
const sortedMost = 8_000_000
/** Values in a piece that is read or written. */
const piece = 131_072

export interface Gathering {
  take(values: BigUint64Array): void
  /** Writes the file and returns what came more than once. 0 stands for an event without an id and is left out. */
  sorted(): BigUint64Array
}

export function gatherIds(file: string): Gathering {
  const raw = `${file}.raw`
  const handle = openSync(raw, 'w')
  const waiting = new BigUint64Array(piece)
  let [length, count] = [0, 0]
  const write = () => {
    writeAll(handle, waiting.subarray(0, length))
    length = 0
  }
  return {
    take(values) {
      if (length + values.length > piece) write()
      waiting.set(values, length)
      length += values.length
      count += values.length
    },
    sorted() {
      write()
      closeSync(handle)
      const repeated = sortInto(file, raw, count)
      rmSync(raw)
      return repeated
    },
  }
}

function sortInto(file: string, raw: string, count: number): BigUint64Array {
  const bits = Math.max(0, Math.ceil(Math.log2(count / sortedMost)))
  const target = openSync(file, 'w')
  const repeated: BigUint64Array[] = []
  try {
    for (let range = 0; range < 2 ** bits; range++) {
      const values = valuesIn(raw, bits, range).sort()
      const twice = distinct(values)
      writeAll(target, values.subarray(0, twice.length))
      repeated.push(twice.repeated)
    }
  } finally {
    closeSync(target)
  }
  return joined(repeated)
}

/** Values whose highest bits are `range`. */
function valuesIn(raw: string, bits: number, range: number): BigUint64Array {
  const halves: Uint32Array[] = []
  let length = 0
  for (const values of piecesOf(raw)) {
    // Halves are plain numbers; an object for each of millions of values would cost more than sorting them.
    const pairs = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
    const kept = new Uint32Array(pairs.length)
    let at = 0
    for (let i = 0; i < pairs.length; i += 2) {
      const [low = 0, high = 0] = [pairs[i], pairs[i + 1]]
      if ((low === 0 && high === 0) || (bits > 0 && high >>> (32 - bits) !== range)) continue
      kept[at] = low
      kept[at + 1] = high
      at += 2
    }
    halves.push(kept.subarray(0, at))
    length += at
  }
  const all = new Uint32Array(length)
  let at = 0
  for (const half of halves) {
    all.set(half, at)
    at += half.length
  }
  return new BigUint64Array(all.buffer)
}

/** Moves each value of a sorted list to the front once; returns how many there are and those that came more than once. */
function distinct(values: BigUint64Array): { length: number; repeated: BigUint64Array } {
  const pairs = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const repeated: bigint[] = []
  let kept = 0
  for (let i = 0; i < pairs.length; i += 2) {
    const same = kept > 0 && pairs[i] === pairs[kept - 2] && pairs[i + 1] === pairs[kept - 1]
    if (same) {
      const value = values[i / 2] ?? 0n
      if (repeated.at(-1) !== value) repeated.push(value)
      continue
    }
    pairs[kept] = pairs[i] ?? 0
    pairs[kept + 1] = pairs[i + 1] ?? 0
    kept += 2
  }
  return { length: kept / 2, repeated: BigUint64Array.from(repeated) }
}

/** The ids of a file that any of the others holds too, sorted. */
export function idsShared(file: string, others: readonly string[]): BigUint64Array {
  const pieces: BigUint64Array[] = []
  let [waiting, length] = [new BigUint64Array(piece), 0]
  for (const other of others) {
    for (const id of bothIn(file, other)) {
      if (length === piece) {
        pieces.push(waiting)
        ;[waiting, length] = [new BigUint64Array(piece), 0]
      }
      waiting[length++] = id
    }
  }
  const all = joined([...pieces, waiting.subarray(0, length)]).sort()
  return all.subarray(0, distinct(all).length)
}

function* bothIn(a: string, b: string): Iterable<bigint> {
  const [left, right] = [piecesOf(a), piecesOf(b)]
  let [own, other] = [left.next().value, right.next().value]
  let [i, j] = [0, 0]
  while (own !== undefined && other !== undefined) {
    const [x, y] = [own[i], other[j]]
    if (x === undefined) [own, i] = [left.next().value, 0]
    else if (y === undefined) [other, j] = [right.next().value, 0]
    else if (x < y) i++
    else if (x > y) j++
    else {
      yield x
      i++
      j++
    }
  }
  left.return(undefined)
  right.return(undefined)
}

function* piecesOf(file: string): Generator<BigUint64Array, undefined> {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    for (let at = 0; at < size; ) {
      const values = new BigUint64Array(Math.min(piece, (size - at) / 8))
      const bytes = new Uint8Array(values.buffer)
      for (let done = 0; done < bytes.length; ) {
        const count = readSync(handle, bytes, done, bytes.length - done, at + done)
        if (count === 0) return undefined
        done += count
      }
      at += bytes.length
      yield values
    }
  } finally {
    closeSync(handle)
  }
}

function writeAll(handle: number, values: BigUint64Array): void {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
}

function joined(lists: readonly BigUint64Array[]): BigUint64Array {
  const all = new BigUint64Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}
