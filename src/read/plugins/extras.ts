/** The smaller kinds of parts: language servers, workflows, themes and monitors, by name only. */
import { quoted, shortened, visible } from '../../lib/text.ts'
import type { Extra } from '../../model/component.ts'
import type { KeyPath } from '../document/json.ts'
import { parseJson } from '../document/json.ts'
import { isRecord, own } from '../record.ts'
import { stem } from './agents.ts'
import { kinds, partFiles } from './combine.ts'
import type { Context, Declaration } from './context.ts'
import { declaredPaths, resolvePath, valueAt } from './paths.ts'
import { type Declarations, pluginJsonPath, readJson } from './plugin-json.ts'
import { surfacesOf } from './surfaces.ts'
import { asText } from './words.ts'

const rule = 'manifest-matches-schema'

/** Language servers, workflows, themes and monitors, in this order. */
export function readExtras(context: Context, declared: Declarations): Extra[] {
  const workflows = partFiles(context, declared, kinds.workflows).map(({ path }) =>
    extra('workflow', stem(path), '', path, 1),
  )
  const themes = partFiles(context, declared, kinds.themes).map(({ path }) => {
    const theme = readJson(context, path, rule)
    const name = theme ? asText(own(theme.data, 'name'), null) : ''
    return extra('theme', name || stem(path), '', path, 1)
  })
  return [...languageServers(context, declared), ...workflows, ...themes, ...monitors(context, declared)]
}

function languageServers(context: Context, { main }: Declarations): Extra[] {
  const found = new Map<string, Extra>()
  const add = (from: Declaration, map: Record<string, unknown>, above: KeyPath, path: string | null) => {
    for (const [name, config] of Object.entries(map)) {
      const command = isRecord(config) ? own(config, 'command') : undefined
      const languages = isRecord(config) ? own(config, 'extensionToLanguage') : undefined
      if (typeof command !== 'string' || !isRecord(languages)) {
        const message = `language server ${quoted(name)} lacks command or extensionToLanguage; Claude skips all of them`
        context.tell(from.spot([...above, name], 'key'), rule, 'error', message, null)
      }
      const served = isRecord(languages) ? Object.keys(languages).join(', ') : ''
      found.set(name, extra('lsp', name, served, path, from.spot([...above, name], 'key').at?.line ?? null))
    }
  }
  const addFile = (path: string) => {
    const from = readJson(context, path, rule)
    if (from) add(from, from.data, [], path)
  }
  if (context.files.has('.lsp.json')) addFile('.lsp.json')
  if (main) {
    const inline = (value: unknown, at: KeyPath) => {
      if (isRecord(value)) add(main, value, at, ownPath(context, main))
    }
    for (const { written, at } of declaredPaths(main, ['lspServers'], inline)) {
      const target = resolvePath(context, main, written, at)
      if (target && !target.isFolder && target.path !== '.lsp.json') addFile(target.path)
    }
  }
  return [...found.values()]
}

function monitors(context: Context, { main }: Declarations): Extra[] {
  const at =
    main && valueAt(main, ['experimental', 'monitors']) !== undefined ? ['experimental', 'monitors'] : ['monitors']
  if (!main || valueAt(main, at) === undefined) return monitorFile(context, 'monitors/monitors.json')
  const found: Extra[] = []
  const inline = (value: unknown, place: KeyPath) => {
    const name = isRecord(value) ? own(value, 'name') : undefined
    if (typeof name === 'string')
      found.push(extra('monitor', name, describe(value), ownPath(context, main), main.spot(place).at?.line ?? null))
    else
      context.tell(
        main.spot(place),
        rule,
        'error',
        'monitor has no name',
        'write { "name": …, "command": …, "description": … }',
      )
  }
  for (const { written, at: place } of declaredPaths(main, at, inline)) {
    const target = resolvePath(context, main, written, place)
    if (target && !target.isFolder) found.push(...monitorFile(context, target.path))
  }
  return found
}

function monitorFile(context: Context, path: string): Extra[] {
  const text = context.text(path)
  if (text === null) return []
  const { data, notes, locate } = parseJson(text)
  context.adopt(path, notes)
  if (data === undefined) return []
  if (!Array.isArray(data)) {
    context.tell(
      context.spot(path, { line: 1, column: 1 }),
      rule,
      'error',
      'the file holds no list of monitors',
      'write [ … ]',
    )
    return []
  }
  return data.flatMap((value: unknown, i) => {
    const name = isRecord(value) ? own(value, 'name') : undefined
    return typeof name === 'string' ? [extra('monitor', name, describe(value), path, locate([i]).line)] : []
  })
}

function describe(value: unknown): string {
  return isRecord(value) ? asText(own(value, 'description'), null) : ''
}

function ownPath(context: Context, from: Declaration): string | null {
  return from.spot([]).file === context.listing.entryFile ? null : pluginJsonPath
}

function extra(
  kind: Extra['kind'],
  name: string,
  description: string,
  path: string | null,
  line: number | null,
): Extra {
  return {
    kind,
    name: visible(shortened(name, 120)) || kind,
    slug: '',
    path,
    line,
    description: shortened(description, 500),
    surfaces: surfacesOf(kind),
  }
}
