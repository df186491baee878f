/** Who gets which address: unique segments for all plugins, and findings for names that people would confuse. */
import { holdsLookAlike, skeleton } from '../lib/skeleton.ts'
import { uniqueSlugs } from '../lib/slug.ts'
import { quoted } from '../lib/text.ts'
import type { Note } from '../model/finding.ts'
import { noteOf } from './note.ts'

export { skeleton }

export interface Named {
  name: string
  /** What tells two plugins of one name apart, whatever stands around them: a folder or a remote source. */
  identity: string
  /** Where a reader finds it: a folder or "entry 3". */
  place: string
}

/** A segment for every plugin, each a different one; of several with one name the first keeps it. */
export function slugsOf<T extends Named>(plugins: readonly T[]): Map<T, string> {
  return uniqueSlugs(
    plugins,
    ({ name }) => name,
    ({ identity }) => identity,
  )
}

/**
 * A note for every plugin whose name is taken or looks like another's; the first of each group, by tidiness of its
 * name, is left in peace.
 */
export function identityNotes<T extends Named>(plugins: readonly T[], slugs: ReadonlyMap<T, string>): Map<T, Note> {
  const notes = new Map<T, Note>()
  for (const group of Map.groupBy(plugins, ({ name }) => skeleton(name)).values()) {
    if (group.length < 2) continue
    const [first, ...others] = group.toSorted((a, b) => untidiness(a, slugs) - untidiness(b, slugs))
    if (!first) continue
    for (const plugin of others) {
      const message =
        plugin.name === first.name
          ? `name ${quoted(plugin.name)} is used by ${first.place} and ${plugin.place}`
          : `name ${quoted(plugin.name)} is easily taken for ${quoted(first.name)} of ${first.place}`
      notes.set(plugin, noteOf('id-is-unique', 'error', message, { fix: 'rename one of the two' }))
    }
  }
  return notes
}

/** 0 for a name that is its own address and holds no look-alike, 1 for one that holds some, 2 for any other. */
function untidiness(plugin: Named, slugs: ReadonlyMap<Named, string>): number {
  if (slugs.get(plugin) !== plugin.name) return 2
  return holdsLookAlike(plugin.name) ? 1 : 0
}
