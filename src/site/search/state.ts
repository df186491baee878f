/** The question in the address: ?q=…&owner=…&kind=…, one pair for every value. */
import type { Question } from './engine.ts'

/** The question that an address asks; only filters and values that are offered count. */
export function questionIn(search: string, offered: ReadonlyMap<string, ReadonlySet<string>>): Question {
  const asked = new URLSearchParams(search)
  const filters: Record<string, string[]> = {}
  for (const [id, values] of offered) {
    const chosen = [...new Set(asked.getAll(id))].filter((value) => values.has(value))
    if (chosen.length > 0) filters[id] = chosen
  }
  return { query: (asked.get('q') ?? '').slice(0, 200), filters }
}

/** The address of a question, from the question mark on; empty when nothing is asked. */
export function searchFor({ query, filters }: Question): string {
  const pairs = Object.entries(filters).flatMap(([id, values]) => values.map((value): [string, string] => [id, value]))
  const asked: [string, string][] = query.trim() === '' ? pairs : [['q', query.trim()], ...pairs]
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
}
