/** ~~project tracker: what stands for a tool that each organisation connects, shown as a chip instead of struck out. */
import type { ElementContent } from 'hast'
import { element, text } from './tree.ts'

const patterns = new WeakMap<readonly string[], RegExp>()

/** The text cut at its placeholders: the longest known name that fits, else one word. */
export function withPlaceholders(value: string, known: readonly string[]): ElementContent[] {
  if (!value.includes('~~')) return [text(value)]
  const nodes: ElementContent[] = []
  let from = 0
  for (const match of value.matchAll(patternFor(known))) {
    const name = (match[1] ?? '').replace(/\s+/g, ' ')
    if (match.index > from) nodes.push(text(value.slice(from, match.index)))
    nodes.push(
      element('span', { className: ['placeholder'], title: `Placeholder: the ${name} that you connect` }, [text(name)]),
    )
    from = match.index + match[0].length
  }
  if (from < value.length) nodes.push(text(value.slice(from)))
  return nodes
}

function patternFor(known: readonly string[]): RegExp {
  const made = patterns.get(known)
  if (made) return made
  const names = known
    .filter((name) => name !== '' && name.length <= 60)
    .slice(0, 200)
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) =>
      name
        .trim()
        .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    )
  const word = '[\\p{L}\\p{N}]+(?:[/_-][\\p{L}\\p{N}]+)*'
  const name = names.length === 0 ? word : `(?:${names.join('|')})(?![\\p{L}\\p{N}])|${word}`
  // Two tildes behind the name are what is left of a pair: they close nothing.
  const pattern = new RegExp(`(?<!~)~~(${name})(?:~~(?!~))?`, 'giu')
  patterns.set(known, pattern)
  return pattern
}
