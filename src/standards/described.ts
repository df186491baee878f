/** The words that lists show for a plugin, and where they stand. */
import type { Plugin } from '../model/plugin.ts'
import { pluginJson } from './plugin-json.ts'
import type { Found } from './rule.ts'

export interface Wording {
  text: string
  place: Pick<Found, 'at' | 'file'>
}

/** Its summary, else the description of plugin.json or the entry. */
export function descriptionOf(plugin: Plugin): Wording {
  const { manifest, description } = plugin
  return manifest === null
    ? { text: description, place: inPluginJson(plugin, 'description') }
    : { text: manifest.summary, place: { at: ['summary'] } }
}

export function titleOf(plugin: Plugin): Wording {
  const { manifest, title } = plugin
  return { text: title, place: manifest === null ? inPluginJson(plugin, 'displayName') : { at: ['title'] } }
}

/** Letters and digits of any script in lower case, single spaces between words. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A key of plugin.json; the plugin as a whole where there is no such file. */
export function inPluginJson({ files }: Plugin, key: string): Wording['place'] {
  return files.some(({ path }) => path === pluginJson) ? { file: pluginJson, at: [key] } : { file: '' }
}
