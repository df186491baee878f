/** On which day each version of a plugin came out, and who says so: the record of publication, git, or the changelog. */
import { counted, listed } from '../lib/text.ts'
import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'

export interface ReleaseDay {
  version: string
  day: string
  by: 'record' | 'git' | 'changelog'
}

/**
 * Versions that came out before `asOf` by plugin slug, oldest first. The record in org/releases says the day, else git
 * where all of its history is there, else the changelog. What the changelog dates before the plugin is first recorded or
 * committed stands: a plugin that was brought in from elsewhere is older than its history here.
 */
export function releaseDays({ plugins, org, releases }: Library, asOf: string): Map<string, ReleaseDay[]> {
  const known = releases.reach === 'full' ? releases.releases : []
  const bySlug = Map.groupBy(known, ({ slug }) => slug)
  return new Map(
    plugins.map((plugin) => {
      const inGit = (bySlug.get(plugin.slug) ?? []).flatMap(({ version, since, refused }) =>
        since === null || refused !== null ? [] : [[version, since] as const],
      )
      // Newest first until here; of one day the older one comes first.
      inGit.reverse()
      const recorded = (org.recorded.get(plugin.name) ?? []).map(({ version, day }) => [version, day] as const)
      const days = settled(datedHeadings(plugin), new Map(recorded), new Map(inGit))
      return [plugin.slug, days.filter(({ day }) => day < asOf)]
    }),
  )
}

type Days = ReadonlyMap<string, string>

function settled(written: Days, recorded: Days, inGit: Days): ReleaseDay[] {
  const begun = [...recorded.values(), ...inGit.values()].sort()[0]
  const days: ReleaseDay[] = []
  for (const version of new Set([...written.keys(), ...recorded.keys(), ...inGit.keys()])) {
    const said = written.get(version)
    const fact = recorded.get(version) ?? inGit.get(version)
    const isOlder = said !== undefined && begun !== undefined && said < begun
    if (fact !== undefined && !isOlder) days.push({ version, day: fact, by: recorded.has(version) ? 'record' : 'git' })
    else if (said !== undefined) days.push({ version, day: said, by: 'changelog' })
  }
  return days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Dated headings of the changelog, such as `## 1.2.0 - 2026-08-20`, by version, oldest first: of one day the one further down is older. */
function datedHeadings({ documents }: Plugin): Map<string, string> {
  const changelog = documents.find(({ role }) => role === 'changelog')?.body ?? ''
  const heading = /^#{1,3}[ \t]+\[?v?(\d+\.\d+\.\d+[^\s\]()]*)\]?(?:\([^)\n]*\))?[^\n\d]*(\d{4}-\d\d-\d\d)\b/gm
  const found = [...changelog.matchAll(heading)].flatMap(([, version = '', day = '']) =>
    Number.isNaN(Date.parse(day)) ? [] : [[version, day] as const],
  )
  return new Map(found.reverse())
}

/** Who dated how many releases, as a note; empty where there is none. */
export function datingNote(library: Library, asOf: string): string[] {
  const all = [...releaseDays(library, asOf).values()].flat()
  if (all.length === 0) return []
  const count = (by: ReleaseDay['by']) => all.filter((one) => one.by === by).length
  const parts: [count: number, said: string][] = [
    [count('record'), 'the record in org/releases/'],
    [count('git'), 'git'],
    [count('changelog'), 'the changelog'],
  ]
  const said = parts.filter(([some]) => some > 0).map(([some, by]) => `${some} by ${by}`)
  const { reach } = library.releases
  const why = reach === 'full' ? '' : `; git has ${reach === 'none' ? 'no' : 'only a part of the'} history here`
  return [`Days of ${counted(all.length, 'release')}: ${listed(said)}${why}.`]
}
