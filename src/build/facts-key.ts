/** Which plugins are the same as in an earlier run: one key for everything that was read of a plugin. */
import { sha256 } from '../lib/digest.ts'
import type { Plugin } from '../model/plugin.ts'

/**
 * By slug: digest of what a plugin's files and listing say. Bodies of documents are left out, since the digests of the
 * files stand for them; so is what is known only beside the others: its last change and its findings.
 */
export function factsKeys(plugins: readonly Plugin[]): Map<string, string> {
  return new Map(
    plugins.map((plugin) => {
      const { documents: _bodies, findings: _findings, lastChange: _change, ...facts } = plugin
      return [plugin.slug, sha256(JSON.stringify(facts))]
    }),
  )
}
