/** One candidate becomes one plugin: read from its folder, from its entry alone, or quarantined with the reason. */
import type { Store } from '../lib/store.ts'
import { oneLine, shortened, visible } from '../lib/text.ts'
import type { Plugin, PluginSource } from '../model/plugin.ts'
import type { Candidate } from './candidates.ts'
import { readTree } from './files.ts'
import { findingOf } from './findings.ts'
import { keptPlugin } from './kept.ts'
import { agreementFaults, hasPluginJson } from './marketplace/agreement.ts'
import { faultNote } from './marketplace.ts'
import { noteOf } from './note.ts'
import { type Listing, quarantinedPlugin, remotePlugin } from './plugins/index.ts'
import type { Scan } from './scan.ts'

export interface Means {
  root: string
  /** Folders inside the plugin's that are plugins of their own, from the root. */
  skip: string[]
  /** What folders hold, by path from the root, as far as they were looked at before. */
  entries: Scan['entries']
  store: Store
  codeVersion: string
  /** Gets the bytes of the files of plugins that are read anew, by path from the root. */
  fresh: Map<string, Buffer>
}

/** The plugin of a candidate, with the findings about its entry; lastChange is left null. */
export function readCandidate(candidate: Candidate, known: Omit<Listing, 'authority'>, means: Means): Plugin {
  const { entry, entryAt, entryFile, folder, name, notes, refused, remote } = candidate
  const listing: Listing = { ...known, authority: entry === null ? 'plugin.json' : 'entry' }
  const about = notes.map((note) => findingOf(note, name, entryFile))
  const source: PluginSource | null = folder === null ? remote : { kind: 'local', path: folder }
  if (source === null || refused !== null) {
    return quarantinedPlugin(listing, source ?? { kind: 'local', path: '.' }, refused ?? 'it has no source', about)
  }
  if (folder === null) {
    const plugin = remotePlugin(listing, source)
    return { ...plugin, findings: [...plugin.findings, ...about] }
  }
  try {
    const tree = readTree(means.root, folder, { skip: means.skip, entries: means.entries })
    if (hasPluginJson(tree)) listing.authority = 'plugin.json'
    const plugin = keptPlugin(tree, listing, means)
    const faults = entry === null ? [] : agreementFaults(entry, tree)
    const disagreements = faults.map((fault) => findingOf(faultNote(fault, entryAt), name, entryFile))
    return { ...plugin, findings: [...plugin.findings, ...about, ...disagreements] }
  } catch (error) {
    // Nothing is known to get here; should a disk or a fault of ours do it, it costs this plugin and no other.
    const reason = `reading it failed: ${shortened(visible(oneLine(String(error))), 200)}`
    const failure = findingOf(noteOf('could-be-read', 'error', reason), name, folder)
    return quarantinedPlugin(listing, source, reason, [...about, failure])
  }
}
