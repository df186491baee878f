/**
 * Texts that say the same: exact by their words, near by shared runs of five words. Normalising, shingles and thresholds
 * are those of M6 (Broder 1997: resemblance and containment).
 */

export interface Pair {
  /** Places in the list that was given; a < b. */
  a: number
  b: number
  kind: 'exact' | 'near'
  /** Shared shingles by all shingles, 0..1. */
  jaccard: number
  /** Shared shingles by those of the shorter text, 0..1. */
  containment: number
}

export interface Thresholds {
  jaccard: number
  containment: number
  /** Texts with fewer words are left out. */
  words: number
}

const size = 5
export const usual: Thresholds = { jaccard: 0.6, containment: 0.8, words: 50 }
/** One text is compared with this many others at most, those that share most first. */
const candidatesMost = 24
/** Look-ups for one text; only copies of one template by the hundred need more, and those find each other anyway. */
const lookupsMost = 10_000
/** Of many equal texts each is paired with the first so many. */
const equalMost = 50

/** NFKC, lower case, every run of other characters than a to z and 0 to 9 one space. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** A hash of every word of a text as normalising gives them, in order. */
function wordsOf(text: string): Uint32Array {
  // Only ASCII keeps its letters under NFKC; anything else takes the long way round.
  const plain = /\P{ASCII}/u.test(text) ? normalised(text) : text
  const words = new Uint32Array((plain.length >> 1) + 1)
  let [count, hash, inside] = [0, 0x811c9dc5, false]
  for (let i = 0; i <= plain.length; i++) {
    const code = i === plain.length ? 32 : plain.charCodeAt(i)
    const folded = code >= 65 && code <= 90 ? code + 32 : code
    if ((folded >= 97 && folded <= 122) || (folded >= 48 && folded <= 57)) {
      hash = Math.imul(hash ^ folded, 0x01000193)
      inside = true
    } else if (inside) {
      words[count++] = hash
      hash = 0x811c9dc5
      inside = false
    }
  }
  return words.subarray(0, count)
}

/** Hashes of every run of five words of a text, sorted, each once; fewer than five words give none. */
export function shinglesOf(text: string): Uint32Array {
  return runsOf(wordsOf(text))
}

function runsOf(words: Uint32Array): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, words.length - size + 1))
  for (let i = 0; i < hashes.length; i++) {
    let mixed = 0
    for (let j = i; j < i + size; j++) {
      mixed = Math.imul(mixed ^ words[j]!, 0x9e3779b1)
      mixed = (mixed << 13) | (mixed >>> 19)
    }
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    hashes[i] = mixed ^ (mixed >>> 13)
  }
  return unique(hashes.sort())
}

/** One text for all that have the same words in the same order. */
function keyOf(words: Uint32Array): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  for (const word of words) {
    a = Math.imul(a ^ word, 0x01000193)
    b = Math.imul(b ^ (word >>> 7), 0x85ebca6b) + word
  }
  return `${words.length} ${a >>> 0} ${b >>> 0}`
}

/** How much two sets of shingles have in common. */
export function likeness(a: Uint32Array, b: Uint32Array): { shared: number; jaccard: number; containment: number } {
  let [shared, i, j] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) shared++
    const [left, right] = [a[i]!, b[j]!]
    if (left <= right) i++
    if (right <= left) j++
  }
  const all = a.length + b.length - shared
  const least = Math.min(a.length, b.length)
  return { shared, jaccard: all === 0 ? 0 : shared / all, containment: least === 0 ? 0 : shared / least }
}

/**
 * Every pair above a threshold, by place. Any such pair shares so much of the shorter text that one of its rarest
 * shingles is among the shared ones; only those are looked up.
 */
export function similarPairs(texts: readonly string[], { jaccard, containment, words }: Thresholds = usual): Pair[] {
  const lists = texts.map(wordsOf)
  const groups = [...Map.groupBy(lists.keys(), (place) => keyOf(lists[place]!))].flatMap(([, places]) => {
    const list = lists[places[0]!]!
    return list.length < words ? [] : [{ places, shingles: runsOf(list) }]
  })
  const pairs: Pair[] = groups.flatMap(({ places }) =>
    combined(places, places, { kind: 'exact', jaccard: 1, containment: 1 }),
  )

  const share = Math.min(jaccard, containment)
  const sets = groups.map(({ shingles }) => shingles)
  const counts = roughCounts(sets)
  const rarest = sets.map((set) => rareOnes(set, counts, set.length - Math.ceil(share * set.length) + 1))
  const wanted = new Map<number, number[]>()
  for (const rare of rarest) for (const hash of rare) wanted.set(hash, [])
  // A small table says at once that most shingles are not wanted.
  const marked = new Uint8Array(2 ** 20)
  for (const hash of wanted.keys()) marked[hash & 0xfffff] = 1
  for (const [place, set] of sets.entries()) {
    if (wanted.size === 0) break
    for (const hash of set) if (marked[hash & 0xfffff] === 1) wanted.get(hash)?.push(place)
  }

  const seen = new Set<number>()
  for (const [place, rare] of rarest.entries()) {
    const met = new Map<number, number>()
    let left = lookupsMost
    for (const hash of rare) {
      const others = wanted.get(hash) ?? []
      left -= others.length
      if (left < 0 && met.size > 0) break
      for (const other of others) if (other !== place) met.set(other, (met.get(other) ?? 0) + 1)
    }
    const best = [...met].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, candidatesMost)
    for (const [other] of best) {
      const [low, high] = place < other ? [place, other] : [other, place]
      const key = low * sets.length + high
      if (seen.has(key)) continue
      seen.add(key)
      const alike = likeness(sets[low]!, sets[high]!)
      if (alike.jaccard < jaccard && alike.containment < containment) continue
      pairs.push(
        ...combined(groups[low]!.places, groups[high]!.places, {
          kind: 'near',
          jaccard: alike.jaccard,
          containment: alike.containment,
        }),
      )
    }
  }
  return pairs.sort((x, y) => x.a - y.a || x.b - y.b)
}

function combined(first: readonly number[], second: readonly number[], rest: Omit<Pair, 'a' | 'b'>): Pair[] {
  return first
    .slice(0, first === second ? equalMost : first.length)
    .flatMap((a) =>
      second
        .slice(0, first === second ? second.length : equalMost)
        .flatMap((b) =>
          a === b || (first === second && a > b) ? [] : [{ a: Math.min(a, b), b: Math.max(a, b), ...rest }],
        ),
    )
}

/** How many sets hold a hash, counted by a part of its bits: never too few. */
function roughCounts(sets: readonly Uint32Array[]): (hash: number) => number {
  const total = sets.reduce((sum, set) => sum + set.length, 0)
  const bits = Math.min(26, Math.max(10, Math.ceil(Math.log2(Math.max(1, total))) + 3))
  const mask = 2 ** bits - 1
  const counts = new Uint8Array(mask + 1)
  for (const set of sets) for (const hash of set) if (counts[hash & mask]! < 255) counts[hash & mask]!++
  return (hash) => counts[hash & mask]!
}

/** Of the `most` rarest hashes of a set those that another set may hold too. */
function rareOnes(set: Uint32Array, count: (hash: number) => number, most: number): number[] {
  const shared: number[] = []
  let alone = 0
  for (const hash of set) {
    if (count(hash) > 1) shared.push(hash)
    else alone++
  }
  if (alone >= most) return []
  return shared.sort((a, b) => count(a) - count(b) || a - b).slice(0, most - alone)
}

function unique(sorted: Uint32Array): Uint32Array {
  let kept = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i]!
  return sorted.slice(0, kept)
}
