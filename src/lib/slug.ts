/** URL segments, derived by us so that no author can choose another's address. */
import { sha256 } from './digest.ts'

/** Lower-case ASCII words joined by hyphens, at most 64 characters; never empty. */
export function slugOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64)
    .replace(/-+$/, '')
  if (words === '') return `x-${sha256(text).slice(0, 8)}`
  // Windows has no files of these names, so a site with such a folder could not be unpacked there.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(words) ? `x-${words}` : words
}

/**
 * Unique segments for many texts: where several share a segment, the first whose text equals it keeps it, and
 * every other gets a suffix made from its identity.
 */
export function uniqueSlugs<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  identityOf: (item: T) => string,
): Map<T, string> {
  const sharing = Map.groupBy(items, (item) => slugOf(textOf(item)))
  const slugs = new Map<T, string>()
  const taken = new Set<string>()
  const give = (item: T, slug: string) => {
    slugs.set(item, slug)
    taken.add(slug)
  }
  for (const [slug, sharers] of sharing) {
    const keeper = sharers.find((item) => textOf(item) === slug) ?? (sharers.length === 1 ? sharers[0] : undefined)
    if (keeper !== undefined) give(keeper, slug)
  }
  for (const [slug, sharers] of sharing) {
    for (const item of sharers) if (!slugs.has(item)) give(item, freeSlug(slug, identityOf(item), taken))
  }
  return slugs
}

/** The segment with as much of the identity's digest as it takes; counts on when even all of it is taken. */
function freeSlug(slug: string, identity: string, taken: ReadonlySet<string>): string {
  const digest = sha256(identity)
  for (let length = 8; length <= digest.length; length += 8) {
    const candidate = `${slug}-${digest.slice(0, length)}`
    if (!taken.has(candidate)) return candidate
  }
  let count = 2
  while (taken.has(`${slug}-${digest}-${count}`)) count++
  return `${slug}-${digest}-${count}`
}
