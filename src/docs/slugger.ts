/** Anchors of headings, as GitHub derives them, so that links which work there work here. */

/** Lower-case words joined by hyphens, without marks; empty when nothing is left. */
export function headingSlug(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-')
    .slice(0, 120)
}

/** A slug that is not taken yet, counted up as GitHub does; `taken` holds the last number tried for each slug. */
export function uniqueSlug(title: string, taken: Map<string, number>): string {
  const slug = headingSlug(title) || 'section'
  let tried = taken.get(slug)
  let unique = slug
  while (taken.has(unique)) {
    tried = (tried ?? 0) + 1
    unique = `${slug}-${tried}`
  }
  if (tried !== undefined) taken.set(slug, tried)
  taken.set(unique, 0)
  return unique
}
