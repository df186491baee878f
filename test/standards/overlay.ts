/** Lays an example's changes over the tidy plugin: YAML over YAML and JSON, files over files. */
import { parse, stringify } from 'yaml'
import { isRecord } from '../../src/read/record.ts'
import type { Example } from '../../src/standards/rule.ts'

type Changes = Pick<Example, 'manifest' | 'pluginJson' | 'files' | 'edits'>

const pluginJson = '.claude-plugin/plugin.json'

/** Files by path with the changes made; a change that has nothing to change is a fault of the example. */
export function changedFiles(
  base: Readonly<Record<string, string>>,
  { manifest, pluginJson: json, files = {}, edits = {} }: Changes,
): Map<string, string> {
  const made = new Map(Object.entries(base))
  if (manifest !== undefined) made.set('README.md', withManifest(made.get('README.md') ?? '', manifest))
  if (json !== undefined)
    made.set(pluginJson, `${JSON.stringify(laidOver(parse(made.get(pluginJson) ?? '{}'), parse(json)), null, 2)}\n`)
  for (const [path, text] of Object.entries(files)) {
    if (text !== null) made.set(path, text)
    else if (!made.delete(path)) throw new Error(`the example removes ${path}, which is not there`)
  }
  for (const [path, [from, to]] of Object.entries(edits)) {
    const text = made.get(path) ?? ''
    if (!text.includes(from)) throw new Error(`the example edits ${path}, which does not hold ${JSON.stringify(from)}`)
    made.set(
      path,
      text.replace(from, () => to),
    )
  }
  return made
}

function withManifest(readme: string, over: string): string {
  const [, block = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readme) ?? []
  return `---\n${stringify(laidOver(parse(block), parse(over)), { lineWidth: 0 })}---\n${body}`
}

/** Maps are joined, null removes, anything else replaces. */
export function laidOver(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over
  const joined: Record<string, unknown> = { ...base }
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete joined[key]
    else joined[key] = laidOver(joined[key], value)
  }
  return joined
}

/** A list of things with an id, with a map by id laid over. */
export function laidOverById(list: unknown, over: unknown): unknown[] {
  const items = Array.isArray(list) ? list.filter(isRecord) : []
  const byId = Object.fromEntries(items.map((item) => [String(item.id), item]))
  const joined = laidOver(byId, over ?? {})
  return isRecord(joined) ? Object.entries(joined).map(([id, item]) => (isRecord(item) ? { id, ...item } : item)) : []
}
