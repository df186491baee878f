/** What every marketplace file of the catalogue says of itself and of a plugin. */
import type { Plugin } from '../model/plugin.ts'
import type { Published } from './output.ts'

/** Name, owner, description and renames to the plugins listed by name; null where there is no marketplace to speak of. */
export function marketplaceHead(
  { library }: Pick<Published, 'library'>,
  entries: ReadonlySet<string>,
): Record<string, unknown> | null {
  const { organisation, tombstones } = library.org
  const { marketplace } = library
  const name = organisation?.marketplace.name ?? marketplace?.name ?? null
  const owner = organisation?.name ?? marketplace?.owner ?? null
  if (name === null || owner === null) return null
  const email = organisation?.marketplace.email
  const description = organisation?.tagline ?? organisation?.catalogue ?? marketplace?.description ?? null
  const renames = renamesOf(tombstones, entries)
  return {
    name,
    owner: { name: owner, ...(email !== undefined && { email }) },
    ...(description !== null && { description }),
    ...(Object.keys(renames).length > 0 && { renames }),
  }
}

/** New name by old name, null for what was removed or is not offered. A name that is listed is no old name, whatever was said of it. */
function renamesOf(
  tombstones: Published['library']['org']['tombstones'],
  listed: ReadonlySet<string>,
): Record<string, string | null> {
  const given = new Map(tombstones.map(({ name, renamedTo }) => [name, renamedTo ?? null]))
  const leadsOn = (to: string | null) => to !== null && (listed.has(to) || given.has(to))
  return Object.fromEntries(
    [...given].flatMap(([name, to]) => (listed.has(name) ? [] : [[name, leadsOn(to) ? to : null] as const])),
  )
}

/** What people read before they install. */
export function entryFacts(plugin: Plugin): Record<string, unknown> {
  const { manifest } = plugin
  const tags = manifest === null ? plugin.tags : manifest.tags
  const category = manifest?.domain ?? plugin.category
  return {
    displayName: plugin.title,
    description: manifest?.summary ?? plugin.description,
    ...(category !== null && { category }),
    ...(tags !== undefined && tags.length > 0 && { tags }),
  }
}
