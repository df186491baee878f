/** A key path that a rule names → file, line, column and the line's text: the one place where that is done. */
import { shortened } from '../lib/text.ts'
import { parseJson } from '../read/document/json.ts'
import { splitReadme } from '../read/document/readme.ts'
import { parseYaml } from '../read/document/yaml.ts'
import type { Locate } from '../standards/judge.ts'
import type { Found, Subject } from '../standards/rule.ts'

/** A path that starts with a slash is meant from the root; any other from the plugin. */
export const locateIn: Locate = ({ plugin, text }, found) => {
  const path = found.file ?? plugin.readme
  const content = path === null || path.startsWith('/') ? null : text(path)
  const place = placeOf(path, content, found)
  const line = found.line ?? place?.line ?? null
  return {
    file: path === null ? folderOf(plugin) : rootPath(plugin, path),
    line,
    column: found.column ?? place?.column ?? null,
    source: line === null || content === null || !isProse(path) ? null : sourceLine(content, line),
    pointer: found.at === undefined ? null : `/${found.at.join('/')}`,
  }
}

function placeOf(
  path: string | null,
  content: string | null,
  { at }: Found,
): { line: number; column: number } | undefined {
  if (at === undefined || content === null || path === null) return undefined
  if (path.endsWith('.json')) return parseJson(content).locate(at)
  if (/\.ya?ml$/.test(path)) return parseYaml(content, 1).locate(at)
  return splitReadme(content).manifest?.locate(at)
}

/** Configuration may hold secrets, so its lines are never repeated. */
function isProse(path: string | null): boolean {
  return path !== null && /\.mdx?$/i.test(path)
}

function sourceLine(content: string, line: number): string | null {
  const source = content.split('\n')[line - 1]
  return source === undefined ? null : shortened(source, 200)
}

function rootPath({ source }: Subject['plugin'], path: string): string {
  if (path.startsWith('/')) return path.slice(1)
  if (source.kind === 'remote') return path
  return source.path === '.' ? path : path === '' ? source.path : `${source.path}/${path}`
}

function folderOf({ source }: Subject['plugin']): string | null {
  return source.kind === 'local' ? source.path : null
}
