/** One question to the index: what matches, grouped and in order, and how many pages each filter value would leave. */
import type { SearchGroup, SearchMap } from '../../model/search.ts'
import { type Chosen, type Counts, countsOf, filtered, type Place } from './filtering.ts'
import { type Found, loadPage, loadPagefind, type Page, type Pagefind } from './pagefind.ts'
import { type Group, type Hit, hitsOf, isNamed, placesOf, ranked, squashed } from './rank.ts'

export interface Question {
  query: string
  filters: Chosen
}

export interface Answer {
  groups: Group[]
  /** Number of pages that match. */
  pages: number
  counts: Counts
}

export interface Engine {
  groups: readonly SearchGroup[]
  ask(question: Question): Promise<Answer>
  /** What the index says of a hit. */
  page(hit: Hit): Promise<Page>
}

const engines = new Map<string, Promise<Engine>>()

/** The engine of the site under `base`, loaded once; a failed load is tried again the next time. */
export function engineOf(base: string): Promise<Engine> {
  const engine = engines.get(base) ?? load(base)
  engines.set(base, engine)
  engine.catch(() => engines.delete(base))
  return engine
}

async function load(base: string): Promise<Engine> {
  const map = await loadMap(base)
  const places = placesOf(map)
  const owns = new Map(places.toReversed().map((place) => [place.group, place]))
  let pagefind: Promise<Pagefind> | null = null

  async function find(query: string): Promise<Map<string, Found>> {
    pagefind ??= loadPagefind(base)
    try {
      return await found(await pagefind, query)
    } catch (fault) {
      pagefind = null
      throw fault
    }
  }

  return {
    groups: map.groups,
    async ask({ query, filters }) {
      const asked = squashed(query)
      const pages = query.trim() === '' ? null : await find(query)
      const matching =
        pages === null ? places : places.filter((place) => pages.has(place.id) || isOwnName(place, owns, asked))
      const left = filtered(matching, filters)
      const groups = ranked(hitsOf(left, pages ?? new Map()), owns, query)
      return { groups, pages: left.length, counts: countsOf(matching, filters) }
    },
    page: ({ place, found }) => (found === null ? loadPage(base, place.id) : found.data()),
  }
}

/** A page called exactly what was asked matches, even where Pagefind sees no word in the name. */
function isOwnName(place: Place, owns: ReadonlyMap<SearchGroup, Place>, asked: string): boolean {
  return owns.get(place.group) === place && isNamed(place.group, asked)
}

async function loadMap(base: string): Promise<SearchMap> {
  const response = await fetch(`${base}pagefind/map.json`)
  if (!response.ok) throw new Error(`map.json: ${response.status}`)
  return response.json()
}

/** Pages by id. Pagefind joins what signs part, so that a/b finds ab; where that finds nothing, a and b are asked for. */
async function found(pagefind: Pagefind, query: string): Promise<Map<string, Found>> {
  let { results } = await pagefind.search(query)
  const spaced = query.replace(/[\p{P}\p{S}]+/gu, ' ').trim()
  if (results.length === 0 && spaced !== '' && spaced !== query) results = (await pagefind.search(spaced)).results
  return new Map(results.map((result) => [result.id, result]))
}
