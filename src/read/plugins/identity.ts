/** Who a plugin is: names, version, people and words, taken from the entry, plugin.json and our manifest in that order. */
import { valid } from 'semver'
import { slugOf } from '../../lib/slug.ts'
import { oneLine, quoted, shortened } from '../../lib/text.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Plugin } from '../../model/plugin.ts'
import { kebab } from '../../model/primitives.ts'
import { own } from '../record.ts'
import type { Context, Declaration } from './context.ts'
import { addressField, dependencyField, listField, personField, textField } from './fields.ts'
import type { Declarations } from './plugin-json.ts'

type Identity = Pick<
  Plugin,
  | 'title'
  | 'version'
  | 'description'
  | 'author'
  | 'license'
  | 'homepage'
  | 'repository'
  | 'keywords'
  | 'category'
  | 'tags'
  | 'dependencies'
>

/** The name that plugin.json gives, else the one of the listing. */
export function namespaceOf(context: Context, { pluginJson, entry }: Declarations): string {
  const name = textField(context, pluginJson, 'name')
  if (pluginJson && name === null) {
    context.tell(
      pluginJson.spot(['name']),
      'manifest-matches-schema',
      'error',
      `name is ${own(pluginJson.data, 'name') === undefined ? 'missing' : 'empty'}`,
      `add "name": ${JSON.stringify(slugOf(context.listing.name))}`,
    )
  }
  const given = name ?? context.listing.name
  const spot = pluginJson && name !== null ? pluginJson.spot(['name']) : entry ? entry.spot(['name']) : context.spot('')
  checkName(context, given, spot)
  const folder = context.tree.folder.split('/').at(-1) ?? ''
  if (pluginJson && name !== null && folder !== '.' && folder !== name) {
    context.tell(
      spot,
      'name-matches-folder',
      'warning',
      `name is ${quoted(name)}, the folder is ${quoted(folder)}`,
      `rename the folder to ${slugOf(name)}`,
    )
  }
  return given
}

function checkName(context: Context, name: string, spot: ReturnType<Context['spot']>): void {
  if (/[\s@:/\\\p{Cc}\p{Cf}]/u.test(name)) {
    context.tell(
      spot,
      'name-is-kebab-case',
      'error',
      `name ${quoted(name)} holds a character that Claude refuses`,
      `rename it to ${slugOf(name)}`,
    )
  } else if (!kebab.test(name)) {
    context.tell(
      spot,
      'name-is-kebab-case',
      'warning',
      `name ${quoted(name)} is not lower-case words joined by hyphens`,
      `rename it to ${slugOf(name)}`,
    )
  }
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const joined = words.join('-')
  const vendor = words.some((word) => /^(?:claude|anthropics?)$/.test(word))
  const impersonates =
    /^(?:claude|anthropics?|cc-plugin)-/.test(joined) ||
    /^(?:claude|anthropics?)$/.test(joined) ||
    (vendor && words.includes('official'))
  if (impersonates)
    context.tell(
      spot,
      'name-is-unmistakable',
      'error',
      `name ${quoted(name)} is reserved for Anthropic`,
      'choose another name',
    )
  else if (vendor)
    context.tell(
      spot,
      'name-is-unmistakable',
      'warning',
      `name ${quoted(name)} reads as one of Anthropic's`,
      'choose another name',
    )
}

/** Everything that names and describes the plugin; display fields of the entry win, the version of plugin.json does. */
export function identityOf(context: Context, declared: Declarations, manifest: Manifest | null): Identity {
  const { pluginJson, entry } = declared
  const first = <T>(read: (from: Declaration | null) => T | null): T | null => {
    const [fromEntry, fromPlugin] = [read(entry), read(pluginJson)]
    return fromEntry ?? fromPlugin
  }
  const text = (key: string) => first((from) => textField(context, from, key))
  const list = (key: string) =>
    first((from) => (from && own(from.data, key) !== undefined ? listField(context, from, key) : null)) ?? []
  const [counted, listed] = [textField(context, pluginJson, 'version'), textField(context, entry, 'version')]
  const version = counted ?? listed
  const [depends, listedDepends] = [dependencyField(context, pluginJson), dependencyField(context, entry)]
  checkVersion(context, declared, version)
  checkLicense(context, declared)
  return {
    title: oneLine(manifest?.title ?? text('displayName') ?? titleFrom(context.listing.name)),
    version: version ?? manifest?.version ?? null,
    description: shortened(oneLine(text('description') ?? manifest?.summary ?? ''), 5_000),
    author: first((from) => personField(context, from, 'author')),
    license: text('license'),
    homepage: first((from) => addressField(context, from, 'homepage', 'error')),
    repository: first((from) => addressField(context, from, 'repository', 'advice')),
    keywords: list('keywords'),
    category: textField(context, entry, 'category'),
    tags: [...new Set([...(manifest?.tags ?? []), ...listField(context, entry, 'tags')])],
    dependencies: pluginJson ? depends : listedDepends,
  }
}

function checkVersion(context: Context, { pluginJson, entry }: Declarations, version: string | null): void {
  if (version === null || valid(version) === version.replace(/\+.*$/, '')) return
  const from = pluginJson && own(pluginJson.data, 'version') !== undefined ? pluginJson : entry
  if (!from) return
  const fix = 'write three numbers, e.g. "1.2.0"'
  context.tell(
    from.spot(['version']),
    'version-is-semver',
    'warning',
    `version ${quoted(version)} is not a semantic version`,
    fix,
  )
}

/** An entry without files has no content to license. */
function checkLicense(context: Context, { pluginJson }: Declarations): void {
  if (!pluginJson || own(pluginJson.data, 'license') !== undefined) return
  const at = { file: pluginJson.spot([]).file, at: { line: 1, column: 1 } }
  context.tell(at, 'has-license', 'warning', 'license is missing', 'add "license": "Apache-2.0", or the licence it has')
}

/** month-end-close → Month end close */
function titleFrom(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words === '' ? name : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Says where our manifest repeats plugin.json and does not agree with it. */
export function checkAgreement(
  context: Context,
  manifest: Manifest,
  { pluginJson }: Declarations,
  readme: ReturnType<Context['spot']>,
): void {
  for (const key of ['name', 'version', 'description'] as const) {
    const theirs = pluginJson ? own(pluginJson.data, key) : undefined
    const ours = manifest[key]
    if (ours === undefined || typeof theirs !== 'string' || ours === theirs) continue
    context.tell(
      readme,
      'manifests-agree',
      'error',
      `${key} is ${quoted(ours)}, in plugin.json ${quoted(theirs)}`,
      `leave ${key} out of the README`,
    )
  }
}
