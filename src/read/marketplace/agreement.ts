/** Where a marketplace entry and the plugin.json of its folder do not say the same, and which of the two counts. */
import { oneLine, quoted } from '../../lib/text.ts'
import type { Severity } from '../../model/finding.ts'
import { parseJson } from '../document/json.ts'
import { decode } from '../document/text.ts'
import type { Tree } from '../files.ts'
import { type Data, isRecord, own } from '../record.ts'
import { type Fault, textOf } from '../sources/source.ts'
import { componentKeys } from './entry.ts'

/** Faults of the entry, at key paths from it; none when the folder has no readable plugin.json. */
export function agreementFaults(entry: Data, tree: Tree): Fault[] {
  const pluginJson = pluginJsonOf(tree)
  if (pluginJson === null) return []
  const faults: Fault[] = []
  const tell = (key: string, severity: Severity, message: string, fix: string, rule = 'manifests-agree') =>
    faults.push({ at: [key], rule, severity, message, fix })

  const [name, itsName] = [textOf(entry, 'name'), textOf(pluginJson, 'name')]
  if (name !== '' && itsName !== '' && name !== itsName) {
    const message = `name is ${quoted(name)}, in plugin.json ${quoted(itsName)}; people install by the first and type the second`
    tell('name', 'warning', message, `write ${quoted(name)} in both`)
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name))
      tell(
        'name',
        'error',
        `name ${quoted(name)} holds a character that Claude refuses`,
        'use letters, digits and hyphens',
        'marketplace-is-valid',
      )
  }
  const [version, itsVersion] = [textOf(entry, 'version'), textOf(pluginJson, 'version')]
  if (version !== '' && itsVersion !== '' && version !== itsVersion) {
    const message = `version is ${quoted(version)}, in plugin.json ${quoted(itsVersion)}, which counts`
    tell('version', 'warning', message, 'remove it from the entry')
  }
  const [words, itsWords] = [textOf(entry, 'description'), textOf(pluginJson, 'description')]
  if (words !== '' && itsWords !== '' && oneLine(words) !== oneLine(itsWords))
    tell('description', 'advice', 'description is another one than in plugin.json', 'write the same in both')

  const named = componentKeys.filter((key) => own(entry, key) !== undefined)
  const [first] = named
  if (own(entry, 'strict') === false && first !== undefined) {
    const message = `plugin.json and this entry both specify components (${named.join(', ')}) while strict is false, so Claude does not load the plugin`
    tell(first, 'error', message, 'remove "strict": false, or move the components into plugin.json')
  }
  const unused = ['mcpServers', 'lspServers', 'userConfig', 'channels'].filter((key) => own(entry, key) !== undefined)
  for (const key of unused) {
    const message = `${quoted(key)} of an entry does not count beside a plugin.json`
    tell(key, 'warning', message, 'move it into plugin.json')
  }
  return faults
}

/** Whether the folder has a plugin.json, readable or not. */
export function hasPluginJson(tree: Tree): boolean {
  return tree.files.some(({ path }) => path === '.claude-plugin/plugin.json')
}

function pluginJsonOf(tree: Tree): Data | null {
  const bytes = tree.files.find(({ path }) => path === '.claude-plugin/plugin.json')?.bytes
  const text = bytes ? decode(bytes).text : null
  const data = text === null ? null : parseJson(text).data
  return isRecord(data) ? data : null
}
