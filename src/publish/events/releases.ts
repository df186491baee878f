/** Versions that can be installed, and names that were given up. */
import type { ReleaseChange, ReleasePage } from '../../model/release-page.ts'
import type { Published } from '../output.ts'
import type { Event } from './event.ts'

/** Lines that a version says of itself; its page has the rest. */
const most = 20

export function releaseEvents({ catalog, library }: Pick<Published, 'catalog' | 'library'>): Event[] {
  const owners = new Map(library.plugins.map(({ slug, manifest }) => [slug, manifest?.owner ?? null]))
  const given = catalog.releases.flatMap((release) => eventOf(release, owners.get(release.slug) ?? null))
  const gone = catalog.tombstones.map(({ name, date, reason, renamedTo, replacement, url }): Event => {
    const title = renamedTo === null ? `${name} was removed` : `${name} is now ${renamedTo.title}`
    const text = [reason, ...(replacement === null ? [] : [`Use ${replacement.title} instead.`])]
    return { key: `gone ${name}`, day: date, kind: 'gone', title, text, path: url.slice(1), plugin: null, team: null }
  })
  return [...given, ...gone]
}

function eventOf(release: ReleasePage, team: string | null): Event[] {
  const { offered, day, name, version, plugin, url, slug, since, changelog } = release
  if (!offered || day === null) return []
  const risky = since?.changes.filter(({ bump }) => bump !== 'patch').map(changeLine) ?? []
  const told = changelog.flatMap(({ kind, items }) => items.map((item) => (kind === null ? item : `${kind}: ${item}`)))
  const lines = [...risky, ...told]
  const text = lines.length > most ? [...lines.slice(0, most), `… and ${lines.length - most} more.`] : lines
  const title = `${plugin.title} ${version}`
  return [
    { key: `release ${name} ${version}`, day, kind: 'release', title, text, path: url.slice(1), plugin: slug, team },
  ]
}

function changeLine({ group, how, name, detail }: ReleaseChange): string {
  return `${group} ${how}: ${name}${detail === null ? '' : ` (${detail})`}`
}
