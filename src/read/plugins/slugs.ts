/** URL segments of the parts of one plugin. */
import { uniqueSlugs } from '../../lib/slug.ts'
import type { Component } from '../../model/component.ts'

/** Parts with a URL segment each, unique within their kind. */
export function slugged<T extends Component>(parts: readonly T[]): T[] {
  const identities = new Map(
    parts.map((part, i) => [
      part,
      part.path === null || part.kind === 'hook' ? `${part.path} ${part.line} ${i}` : `${part.path} ${part.name}`,
    ]),
  )
  const slugs = new Map<Component['kind'], Map<T, string>>()
  for (const [kind, group] of Map.groupBy(parts, (part) => part.kind)) {
    slugs.set(
      kind,
      uniqueSlugs(
        group,
        (part) => part.name,
        (part) => identities.get(part) ?? '',
      ),
    )
  }
  const taken = new Set<string>()
  return parts.map((part) => {
    let slug = slugs.get(part.kind)?.get(part) ?? part.kind
    // A name can be made to look like another's suffixed segment.
    while (taken.has(`${part.kind}/${slug}`)) slug = `${slug}-2`
    taken.add(`${part.kind}/${slug}`)
    return { ...part, slug }
  })
}
