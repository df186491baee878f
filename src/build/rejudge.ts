/** Judges what changed: an unchanged plugin under unchanged rules and central data keeps its results. */
import { digestOf, sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Result } from '../model/result.ts'
import { type Judging, judgePlugin, judgeWhole } from '../standards/judge.ts'
import type { Around, CatalogRule, Listed, PluginRule, Released, Subject, Whole } from '../standards/rule.ts'
import { type Cell, packResults, unpackResults } from './kept-results.ts'

export interface Reuse {
  store: Store
  /** Digest of the code, the date and the central data. */
  centralKey: string
  /** By plugin slug: digest of everything that was read of it. */
  factsKeys: ReadonlyMap<string, string>
  /** By plugin name: what it is compared with. */
  released: ReadonlyMap<string, Released> | undefined
}

/** Everything that a plugin is judged by, apart from its surroundings. */
function ownKey({ name, slug, findings, lastChange }: Plugin, { factsKeys, released }: Reuse): string {
  return sha256(JSON.stringify([factsKeys.get(slug), findings, lastChange, released?.get(name)]))
}

/** Results of the plugin-scope rules for every plugin. */
export function judgePlugins(
  rules: readonly PluginRule[],
  subjects: readonly Subject[],
  around: Around,
  judging: Judging,
  reuse: Reuse,
): Result[] {
  const others = digestOf([...around.listed.values()])
  return subjects.flatMap((subject) => {
    const cellAt = (place: number) => cellOf(subject, rules[place])
    const alone = sha256(`plugin ${reuse.centralKey} ${ownKey(subject.plugin, reuse)}`)
    // Few rules look at the other plugins, and only where one names another: a new version of one must not have all
    // judged anew.
    const beside = sha256(`${alone} ${others}`)
    for (const key of [alone, beside]) {
      const kept = reuse.store.get(key)
      const results = kept === undefined ? null : unpackResults(kept, cellAt)
      if (results !== null) return results
    }
    const { listed, isUsed } = watched(around.listed)
    const results = judgePlugin(rules, subject, { ...around, listed }, judging)
    const packed = packResults(results, cellAt)
    if (!results.some(isSlow)) reuse.store.put(isUsed() ? beside : alone, packed)
    return unpackResults(packed, cellAt) ?? []
  })
}

/** Results of the catalogue-wide rules, kept as long as no plugin changes. */
export function judgeAll(
  rules: readonly CatalogRule[],
  whole: Whole,
  library: Library,
  judging: Judging,
  reuse: Reuse,
): Result[] {
  const { subjects } = whole
  const own = subjects.map(({ plugin }) => ownKey(plugin, reuse))
  const key = digestOf([
    'all',
    reuse.centralKey,
    own,
    [...(reuse.released ?? [])],
    library.findings,
    library.marketplace,
  ])
  const cellAt = (place: number) =>
    cellOf(subjects[place % subjects.length], rules[Math.floor(place / subjects.length)])
  const kept = reuse.store.get(key)
  const results = kept === undefined ? null : unpackResults(kept, cellAt)
  if (results !== null) return results
  const judged = judgeWhole(rules, whole, judging)
  // What belongs to no plugin comes last, so that the others stand where they are looked for.
  const inGrid = judged.filter(({ plugin }) => plugin !== null)
  const packed = packResults([...inGrid, ...judged.filter(({ plugin }) => plugin === null)], cellAt)
  if (!judged.some(isSlow)) reuse.store.put(key, packed)
  return unpackResults(packed, cellAt) ?? []
}

/** Another run may have more time. */
function isSlow({ fault }: Result): boolean {
  return fault?.startsWith('the rule took longer than') === true
}

function cellOf(subject: Subject | undefined, rule: { id: string } | undefined): Cell | undefined {
  return subject === undefined || rule === undefined ? undefined : { plugin: subject.plugin.name, rule: rule.id }
}

/** The list of plugins, and whether anybody looked into it. */
function watched(all: ReadonlyMap<string, Listed>): { listed: ReadonlyMap<string, Listed>; isUsed: () => boolean } {
  let used = false
  const listed = new Proxy(all, {
    get(target, name) {
      used = true
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { listed, isUsed: () => used }
}
