/** The map beside the index: which result belongs to which plugin, so that the browser groups before it loads anything. */
import { gunzipSync } from 'node:zlib'
import type { SearchRecord } from '../model/catalog.ts'
import { type SearchGroup, type SearchMap, searchKinds } from '../model/search.ts'

/** Path and content. */
export type Files = Map<string, Uint8Array>

const signature = 'pagefind_dcd'

/** Groups by title, a plugin with its pages or a single page; `files` are those of the index over the same records. */
export function searchMap(records: readonly SearchRecord[], files: Files): SearchMap {
  const ids = idsByUrl(files)
  const first = ids.values().next().value ?? ''
  const prefix = first.slice(0, first.indexOf('_') + 1)
  const letter = (record: SearchRecord) => searchKinds.findIndex((kind) => kind.id === record.kind).toString(36)
  const groups = new Map<string, SearchGroup>()
  for (const record of records.toSorted(ownPageFirst)) {
    const key = record.pluginUrl || record.url
    const id = ids.get(record.url)
    if (id === undefined || !id.startsWith(prefix))
      throw new Error(`internal: ${record.url} is not in the search index`)
    const group = groups.get(key) ?? {
      name: record.name,
      title: record.title,
      url: record.url,
      pages: [],
      facets: facetsOf(record),
    }
    group.pages.push(letter(record) + id.slice(prefix.length))
    groups.set(key, group)
  }
  return { schema: 'plugin-commons/search/1', prefix, groups: [...groups.values()].toSorted(byTitle) }
}

/** What the filters know of a page, but for its kind, which differs within a group. */
function facetsOf({ filters }: SearchRecord): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).filter(([id]) => id !== 'kind'))
}

/** Pagefind's id of every page, by route. */
function idsByUrl(files: Files): Map<string, string> {
  const ids = new Map<string, string>()
  for (const [path, content] of files) {
    const id = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1]
    if (id === undefined) continue
    const { url }: { url: unknown } = JSON.parse(gunzipSync(content).toString('utf8', signature.length))
    ids.set(String(url), id)
  }
  return ids
}

function ownPageFirst(a: SearchRecord, b: SearchRecord): number {
  const [x, y] = [a, b].map(({ url, pluginUrl }) => (pluginUrl === '' || pluginUrl === url ? `0${url}` : `1${url}`))
  return x! < y! ? -1 : 1
}

function byTitle(a: SearchGroup, b: SearchGroup): number {
  const [x, y] = [a, b].map(({ title, url }) => `${title.toLowerCase()}\0${url}`)
  return x! < y! ? -1 : 1
}
