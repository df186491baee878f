/** plugin.json and the marketplace entry as declarations, and what is odd about plugin.json as a whole. */
import { expected, nearest, quoted } from '../../lib/text.ts'
import { type KeyPath, parseJson } from '../document/json.ts'
import { type Kind, misfits } from '../kinds.ts'
import { isRecord, own } from '../record.ts'
import type { Context, Declaration } from './context.ts'

export interface Declarations {
  /** Null when there is no readable plugin.json. */
  pluginJson: Declaration | null
  entry: Declaration | null
  /** The one that is the manifest. */
  main: Declaration | null
}

export const pluginJsonPath = '.claude-plugin/plugin.json'

const known = [
  ...[
    '$schema',
    'name',
    'displayName',
    'version',
    'description',
    'author',
    'homepage',
    'repository',
    'license',
    'keywords',
  ],
  ...['metadata', 'icon', 'documentationUrl', 'supportUrl', 'privacyPolicyUrl', 'termsOfServiceUrl', 'defaultEnabled'],
  ...[
    'dependencies',
    'settings',
    'userConfig',
    'channels',
    'types',
    'skills',
    'commands',
    'agents',
    'hooks',
    'mcpServers',
  ],
  ...['lspServers', 'outputStyles', 'workflows', 'experimental', 'themes', 'monitors'],
]
/** Fields that nothing here reads, and that keep Claude from loading the plugin when they are of another kind. */
const unread: Record<string, Kind> = { $schema: 'text', defaultEnabled: 'true or false', settings: 'a map' }
const optionKeys = [
  'type',
  'title',
  'description',
  'required',
  'default',
  'options',
  'multiple',
  'sensitive',
  'min',
  'max',
]
const optionTypes = ['string', 'number', 'boolean', 'directory', 'file']

/** Both declarations, with findings for what a plugin.json may not hold. */
export function readDeclarations(context: Context): Declarations {
  const { listing } = context
  const entry: Declaration | null = listing.entry && {
    data: listing.entry,
    spot: (path) => ({ file: listing.entryFile, at: listing.entryAt(path) }),
  }
  const pluginJson = readJson(context, pluginJsonPath, 'manifest-matches-schema')
  if (pluginJson) checkKeys(context, pluginJson)
  for (const from of [pluginJson, entry]) if (from) checkUnread(context, from)
  if (!context.files.has(pluginJsonPath)) {
    const fix = `add ${pluginJsonPath} with { "name": ${JSON.stringify(listing.name)} }`
    context.tell(
      context.spot(''),
      'manifest-matches-schema',
      'warning',
      'there is no plugin.json; chat and Cowork refuse the plugin',
      fix,
    )
  }
  return { pluginJson, entry, main: listing.authority === 'entry' ? entry : pluginJson }
}

/** A JSON file of the plugin that must hold a map; null with findings when it does not. */
export function readJson(context: Context, path: string, rule: string): Declaration | null {
  const text = context.text(path)
  if (text === null) return null
  const json = parseJson(text)
  context.adopt(path, json.notes)
  const spot = (at: KeyPath, where?: 'key' | 'value') => context.spot(path, json.locate(at, where))
  if (isRecord(json.data)) return { data: json.data, spot }
  if (json.data !== undefined) context.tell(spot([]), rule, 'error', 'the file holds no map', 'write { … }')
  return null
}

/** Fields of plugin.json or an entry that are only looked at for their kind. */
export function checkUnread(context: Context, from: Declaration): void {
  const tell = (path: KeyPath, message: string) =>
    context.tell(from.spot(path), 'manifest-matches-schema', 'error', message, null)
  for (const { key, message } of misfits(from.data, unread)) tell([key], message)
  const channels = own(from.data, 'channels')
  for (const [i, channel] of (Array.isArray(channels) ? channels : []).entries()) {
    if (!isRecord(channel) || typeof own(channel, 'server') !== 'string')
      tell(['channels', i], `channels[${i}] names no server`)
  }
}

function checkKeys(context: Context, from: Declaration): void {
  for (const key of Object.keys(from.data)) {
    if (known.includes(key)) continue
    const meant = nearest(key, known)
    const hint = meant === undefined ? '' : `, did you mean ${quoted(meant)}`
    const fix = meant === undefined ? 'move it under metadata' : `rename it to ${meant}, or move it under metadata`
    context.tell(
      from.spot([key], 'key'),
      'manifest-matches-schema',
      'warning',
      `unknown key ${quoted(key)}${hint}`,
      fix,
    )
  }
  for (const key of ['metadata', 'experimental']) {
    const value = own(from.data, key)
    if (value === undefined || isRecord(value)) continue
    context.tell(
      from.spot([key]),
      'manifest-matches-schema',
      'warning',
      `${key} is ${quoted(value)}, expected a map`,
      null,
    )
  }
  for (const key of ['themes', 'monitors']) {
    if (own(from.data, key) === undefined) continue
    context.tell(
      from.spot([key], 'key'),
      'manifest-matches-schema',
      'advice',
      `${quoted(key)} stands at the top`,
      `move it under experimental`,
    )
  }
}

/** Options of userConfig; an option that Claude would refuse is listed all the same. */
export function readOptions(context: Context, from: Declaration | null) {
  const config = from ? own(from.data, 'userConfig') : undefined
  if (!from || config === undefined) return []
  const refuse = (path: KeyPath, message: string, fix: string | null = null) =>
    context.tell(from.spot(path), 'manifest-matches-schema', 'error', message, fix)
  if (!isRecord(config)) {
    refuse(['userConfig'], `userConfig is ${quoted(config)}, expected a map`)
    return []
  }
  return Object.entries(config).map(([key, option]) => {
    const fields = isRecord(option) ? option : {}
    const textOf = (field: string) => own(fields, field)
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key))
      refuse(['userConfig', key], `option ${quoted(key)} is not letters, digits and underscores`, 'rename it')
    for (const field of Object.keys(fields)) {
      if (optionKeys.includes(field)) continue
      refuse(
        ['userConfig', key, field],
        `unknown key ${quoted(field)} in option ${quoted(key)}`,
        `use ${expected(field, optionKeys)}`,
      )
    }
    const type = textOf('type')
    if (!optionTypes.some((each) => each === type))
      refuse(['userConfig', key], `option ${quoted(key)} has no known type`, `write "type": "string"`)
    const title = textOf('title')
    return {
      key,
      title: typeof title === 'string' && title !== '' ? title : key,
      sensitive: textOf('sensitive') === true,
      required: textOf('required') === true,
      hasDefault: textOf('default') !== undefined,
    }
  })
}
