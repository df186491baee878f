/** A key path that a rule names → file, line, column and the line's text: the one place where that is done. */

import type { SecretForm } from '../lib/secret-forms.ts'
import { withoutSecrets } from '../lib/secrets.ts'
import { shortened } from '../lib/text.ts'
import { parseJson } from '../read/document/json.ts'
import { splitReadme } from '../read/document/readme.ts'
import { parseYaml } from '../read/document/yaml.ts'
import type { Locate } from '../standards/judge.ts'
import type { Found, KeyPath, Subject } from '../standards/rule.ts'

/** A path that starts with a slash is meant from the root; any other from the plugin. `own` are secrets that no line shows. */
export function locateWith(own: readonly SecretForm[]): Locate {
  return (subject, found) => located(subject, found, own)
}

function located(subject: Subject, found: Found, own: readonly SecretForm[]): ReturnType<Locate> {
  const { plugin, text } = subject
  const path = found.file ?? plugin.readme
  const content = path === null || path.startsWith('/') ? null : text(path)
  const place = placeOf(subject, path, content, found)
  const line = found.line ?? place?.line ?? null
  return {
    file: path === null ? folderOf(plugin) : rootPath(plugin, path),
    line,
    column: found.column ?? place?.column ?? null,
    source:
      line === null || content === null || found.hideLine === true || !isProse(path)
        ? null
        : sourceLine(content, line, own),
    pointer: found.at === undefined ? null : `/${found.at.join('/')}`,
  }
}

type Places = (at: KeyPath) => { line: number; column: number } | undefined

/** Several findings of a plugin point into one file: it is parsed once. */
const parsed = new WeakMap<Subject, Map<string, Places>>()

function placeOf(
  subject: Subject,
  path: string | null,
  content: string | null,
  { at }: Found,
): { line: number; column: number } | undefined {
  if (at === undefined || content === null || path === null) return undefined
  const known = parsed.get(subject) ?? new Map<string, Places>()
  parsed.set(subject, known)
  const places = known.get(path) ?? placesIn(path, content)
  known.set(path, places)
  return places(at)
}

function placesIn(path: string, content: string): Places {
  if (path.endsWith('.json')) return parseJson(content).locate
  if (/\.ya?ml$/.test(path)) return parseYaml(content, 1).locate
  return splitReadme(content).manifest?.locate ?? (() => undefined)
}

/** Configuration may hold secrets, so its lines are never repeated. */
function isProse(path: string | null): boolean {
  return path !== null && /\.mdx?$/i.test(path)
}

function sourceLine(content: string, line: number, own: readonly SecretForm[]): string | null {
  const source = content.split('\n')[line - 1]
  // A line may be shown for another reason and hold a secret all the same.
  return source === undefined ? null : shortened(withoutSecrets(source, own), 200)
}

function rootPath({ source }: Subject['plugin'], path: string): string {
  if (path.startsWith('/')) return path.slice(1)
  if (source.kind === 'remote') return path
  if (path === '') return source.path
  return source.path === '.' ? path : `${source.path}/${path}`
}

function folderOf({ source }: Subject['plugin']): string | null {
  return source.kind === 'local' ? source.path : null
}
