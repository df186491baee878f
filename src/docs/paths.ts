/** Relative references between the files of a plugin: what they mean, and what was probably meant. */
import { posix } from 'node:path'
import { nearest } from '../lib/text.ts'

export type Reference =
  | { path: string; fragment: string }
  /** Why it means no file of the plugin. */
  | { problem: 'outside' | 'unreadable' }

/** The file or folder that a reference means, relative to the plugin ('' is the plugin itself), never above it. */
export function referenceFrom(document: string, written: string): Reference {
  const [beforeHash = '', ...hashes] = written.split('#')
  const [path = ''] = beforeHash.split('?')
  const own = path.replace(/^\$(?:\{|%7B)?CLAUDE_PLUGIN_ROOT(?:\}|%7D)?(?=\/)/i, '')
  const parts: string[] = own.startsWith('/') ? [] : document.split('/').slice(0, -1)
  for (const piece of own.split('/')) {
    const part = decoded(piece)
    if (part === null) return { problem: 'unreadable' }
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return { problem: 'outside' }
  }
  return { path: parts.join('/'), fragment: hashes.join('#') }
}

/** One segment with its %-escapes resolved; null when it is malformed or hides a separator or a control character. */
function decoded(piece: string): string | null {
  try {
    const part = decodeURIComponent(piece)
    return /[/\\\p{Cc}]/u.test(part) ? null : part
  } catch {
    return null
  }
}

/** How a document would refer to a path of its plugin. */
export function referenceTo(document: string, path: string): string {
  return posix.relative(posix.dirname(document), path) || '.'
}

/** The known path that was probably meant: same name elsewhere, else the nearest spelling; undefined when nothing is near. */
export function nearestPath(path: string, known: readonly string[]): string | undefined {
  const nameOf = (one: string) => one.slice(one.lastIndexOf('/') + 1).toLowerCase()
  const name = nameOf(path)
  const namesakes = known.filter((one) => nameOf(one) === name)
  if (namesakes.length === 1) return namesakes[0]
  const candidates = namesakes.length > 1 ? namesakes : known.slice(0, 1000)
  return nearest(path, candidates) ?? namesakes[0]
}
