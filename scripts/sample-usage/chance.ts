/** Chance that repeats: a small generator with a seed, and the few draws that the simulation needs. */

/** One independent sequence of draws. */
export interface Chance {
  /** Even over [0, 1). */
  next(): number
  /** Whole number from 0 up to, not including, `below`. */
  whole(below: number): number
  happens(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** One of the first `count` places; earlier ones more often, as few people do most of the work. */
  place(count: number): number
  exponential(mean: number): number
  poisson(mean: number): number
  /** Around `median`; two thirds of the draws lie within a factor of e^spread. */
  lognormal(median: number, spread: number): number
  /** `length` characters of 0-9a-f. */
  hex(length: number): string
}

/**
 * SplitMix in 32 bits: a counter in steps of the golden ratio, mixed by two multiplications. The names seed it, so that
 * each subject draws from a sequence of its own and adding one subject leaves the others as they were.
 */
export function chance(...names: (string | number)[]): Chance {
  let state = seedOf(names.join('/'))
  const bits = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const next = () => bits() / 0x1_0000_0000
  const whole = (below: number) => Math.floor(next() * below)
  const exponential = (mean: number) => -Math.log(1 - next()) * mean
  return {
    next,
    whole,
    happens: (probability) => next() < probability,
    pick(from) {
      const found = from[whole(from.length)]
      if (found === undefined) throw new Error('there is nothing to pick from')
      return found
    },
    place: (count) => Math.floor(count * next() ** 1.6),
    exponential,
    poisson(mean) {
      let arrived = 0
      for (let waited = exponential(1); waited < mean; waited += exponential(1)) arrived++
      return arrived
    },
    lognormal(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return median * Math.exp(spread * normal)
    },
    hex: (length) => Array.from({ length }, () => (bits() >>> 28).toString(16)).join(''),
  }
}

/** FNV-1a over the characters. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
