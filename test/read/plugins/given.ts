/** Plugins for tests: a tree made of texts, and findings as lines to compare. */
import { sha256 } from '../../../src/lib/digest.ts'
import type { Finding } from '../../../src/model/finding.ts'
import type { Plugin } from '../../../src/model/plugin.ts'
import { typeOf } from '../../../src/read/files/kind.ts'
import type { Tree } from '../../../src/read/files.ts'
import { type Listing, readPlugin } from '../../../src/read/plugins/index.ts'
import { byText } from '../../../src/read/record.ts'

/** A plugin folder holding these files; content is text, bytes, or data to be written as JSON. */
export function treeOf(content: Record<string, unknown>, folder = 'plugins/month-end'): Tree {
  const files = Object.entries(content)
    .sort(([a], [b]) => byText(a, b))
    .map(([path, value]) => {
      const text = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value, null, 2)
      const bytes = Buffer.from(text)
      return { path, size: bytes.length, bytes, digest: sha256(bytes), type: typeOf(bytes) }
    })
  return { folder, files, notes: [], refused: null }
}

export function listingOf(changes: Partial<Listing> = {}): Listing {
  const { name = 'month-end' } = changes
  return {
    name,
    slug: name,
    entry: null,
    entryAt: () => ({ line: 7, column: 5 }),
    entryFile: changes.entry ? '.claude-plugin/marketplace.json' : null,
    authority: 'plugin.json',
    onlySkills: null,
    shared: false,
    ...changes,
  }
}

export const pluginJson = { name: 'month-end', version: '1.0.0', license: 'Apache-2.0' }
export const readme = '# Month-end close\n\nCloses the books.\n'
export const skill = '---\nname: reconcile\ndescription: Reconciles accounts; use at month end.\n---\n# Reconcile\n'

/** A plugin that is in order but for the files given; null takes one of the usual three away. */
export function pluginOf(content: Record<string, unknown>, listing: Partial<Listing> = {}): Plugin {
  const usual = { '.claude-plugin/plugin.json': pluginJson, 'README.md': readme, 'skills/reconcile/SKILL.md': skill }
  const kept = Object.entries({ ...usual, ...content }).filter(([, value]) => value !== null)
  return readPlugin(treeOf(Object.fromEntries(kept)), listingOf(listing))
}

/** "README.md:3:1 error message (rule) → fix", without the plugin's folder. */
export function lines(findings: readonly Finding[]): string[] {
  return findings.map(({ file, line, column, severity, message, rule, fix }) => {
    const place = [file?.replace(/^plugins\/month-end\/?/, '') || '.', line, column]
      .filter((part) => part !== null)
      .join(':')
    return `${place} ${severity} ${message} (${rule})${fix === null ? '' : ` → ${fix}`}`
  })
}
