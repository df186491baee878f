/** Claude's own manifest: where it lies, and whether it could be read. */
import type { Subject } from './rule.ts'

export const pluginJson = '.claude-plugin/plugin.json'

/** Whether the file is there and holds JSON; where it does not, that is the fault, and not what it then seems to lack. */
export function hasReadablePluginJson({ plugin, text, notes }: Subject): boolean {
  const faulty = notes('json-is-valid').some(({ file }) => file?.endsWith(pluginJson))
  return plugin.files.some(({ path }) => path === pluginJson) && text(pluginJson) !== null && !faulty
}
