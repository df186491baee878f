/** Puts results in order and together: a plugin with its matching pages under it, the exact name first. */
import { type SearchGroup, type SearchKind, type SearchMap, searchKinds } from '../../model/search.ts'
import type { Place } from './filtering.ts'
import type { Found } from './pagefind.ts'

export interface Hit {
  place: Place
  /** What Pagefind found; null when nothing was asked, or only the name. */
  found: Found | null
  score: number
}

/** A plugin, connector or team, with those of its pages that match, best first. */
export interface Group {
  group: SearchGroup
  kind: SearchKind
  /** Its own page; found is null when only its other pages match. */
  own: Hit
  parts: Hit[]
  score: number
}

/** Every page, in the order of the map. */
export function placesOf(map: SearchMap): Place[] {
  return map.groups.flatMap((group) =>
    group.pages.flatMap((page) => {
      const kind = searchKinds[Number.parseInt(page.charAt(0), 36)]
      return kind ? [{ id: map.prefix + page.slice(1), group, kind }] : []
    }),
  )
}

/** What Pagefind found at places that the filters leave, as hits. */
export function hitsOf(places: readonly Place[], found: ReadonlyMap<string, Found>): Hit[] {
  return places.map((place) => {
    const page = found.get(place.id) ?? null
    return { place, found: page, score: page === null ? 0 : Math.log1p(page.score) * place.kind.weight }
  })
}

/** Hits in groups, best group first, whoever is named exactly what was asked before all others; ties as in the map. */
export function ranked(hits: readonly Hit[], owns: ReadonlyMap<SearchGroup, Place>, query: string): Group[] {
  const asked = squashed(query)
  const groups = new Map<SearchGroup, Group>()
  for (const hit of hits) {
    const own = owns.get(hit.place.group)
    if (own === undefined) continue
    const group = groups.get(own.group) ?? grouped(own, asked)
    if (hit.place === own) group.own = hit
    else group.parts.push(hit)
    group.score = Math.max(group.score, hit.score + (isNamed(own.group, asked) ? 100 * own.kind.weight : 0))
    groups.set(own.group, group)
  }
  for (const { parts } of groups.values()) parts.sort((a, b) => b.score - a.score)
  return [...groups.values()].sort((a, b) => b.score - a.score)
}

/** Letters and digits alone, without case and accents: month-end close, Month-End Close and monthendclose are one. */
export function squashed(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Whether the group is called exactly what was asked; `asked` is squashed. */
export function isNamed(group: SearchGroup, asked: string): boolean {
  return asked !== '' && (squashed(group.name) === asked || squashed(group.title) === asked)
}

function grouped(own: Place, asked: string): Group {
  const score = isNamed(own.group, asked) ? 100 * own.kind.weight : 0
  return {
    group: own.group,
    kind: own.kind,
    own: { place: own, found: null, score: 0 },
    parts: [],
    score,
  }
}
