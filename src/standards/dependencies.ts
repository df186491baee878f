/** What a plugin depends on, with the version range that plugin.json gives for each. */
import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser'
import { pluginJson } from './plugin-json.ts'
import type { Subject } from './rule.ts'

export interface Dependency {
  name: string
  /** Null when it is in this catalogue. */
  marketplace: string | null
  /** As written; undefined when it gives none. */
  range: unknown
  index: number
}

/** In the order of plugin.json; those without a name are told by the reader. */
export function dependenciesOf({ plugin, text }: Subject): Dependency[] {
  const ranges = rangesOf(text(pluginJson))
  return plugin.dependencies.map((written, index) => {
    const [name = '', marketplace = null] = written.split('@')
    return { name, marketplace, range: ranges.get(name), index }
  })
}

function rangesOf(text: string | null): Map<string, unknown> {
  const list = text === null || text.length > 1_000_000 ? undefined : parseTree(text)
  const items = list === undefined ? undefined : findNodeAtLocation(list, ['dependencies'])?.children
  const found = new Map<string, unknown>()
  for (const item of items ?? []) {
    const [name, range] = ['name', 'version'].map((key) => findNodeAtLocation(item, [key]))
    if (name !== undefined && range !== undefined) found.set(String(name.value), getNodeValue(range))
  }
  return found
}

/** Names on the way from a plugin back to itself; null when there is no such way. */
export function cycleFrom(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | null {
  const came = new Map<string, string>()
  const waiting = [start]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    for (const to of next.get(name) ?? []) {
      if (to === start) {
        const way = [start]
        for (let at = name; at !== start; at = came.get(at) ?? start) way.unshift(at)
        return [start, ...way]
      }
      if (came.has(to) || !next.has(to)) continue
      came.set(to, name)
      waiting.push(to)
    }
  }
  return null
}
