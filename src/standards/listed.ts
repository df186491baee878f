/** What rules know of the plugins beside the one they judge. */
import type { Listed, Subject } from './rule.ts'

/** By plugin name; of two with one name the last is meant. */
export function listedOf(subjects: readonly Subject[]): Map<string, Listed> {
  const relied = reliedOn(subjects)
  return new Map(
    subjects.map(({ plugin, lifecycle, tier }) => {
      const { name, version, manifest } = plugin
      const teams = [...(relied.get(name) ?? [])].filter((team) => team !== manifest?.owner)
      return [name, { name, lifecycle, requiredTier: tier.required, version, reliedOnBy: teams.sort() }]
    }),
  )
}

/** Owners of the plugins that need a plugin, by its name: a dependency, or a relationship that does not work without it. */
function reliedOn(subjects: readonly Subject[]): Map<string, Set<string>> {
  const teams = new Map<string, Set<string>>()
  for (const { plugin } of subjects) {
    const { manifest, dependencies } = plugin
    if (manifest === null) continue
    const named = (manifest.relationships ?? [])
      .filter(({ kind }) => kind === 'requires' || kind === 'extends')
      .map((one) => one.plugin)
    for (const name of [...dependencies.filter((one) => !one.includes('@')), ...named])
      teams.set(name, (teams.get(name) ?? new Set()).add(manifest.owner))
  }
  return teams
}
