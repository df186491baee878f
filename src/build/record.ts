/** What is written down of releases: versions that can be installed, so that nobody can change them later unnoticed. */
import { stringify } from 'yaml'
import type { Offer } from '../catalog/releases/offers.ts'
import { exactDigest } from '../lib/digest.ts'
import type { Library } from '../model/library.ts'
import type { Release } from '../model/release.ts'
import type { RecordedRelease } from '../model/release-record.ts'
import type { Level } from '../model/result.ts'
import { modesHere } from '../read/releases/here.ts'

export interface Entry {
  /** Path from the root. */
  file: string
  plugin: string
  record: RecordedRelease
}

interface Options {
  root: string
  asOf: string
  /** By plugin name. */
  levels: ReadonlyMap<string, Level>
}

/** An entry for every version that lies in the working tree, can be installed and is not on record yet. */
export function newRecords(offers: readonly Offer[], { org }: Library, options: Options): Entry[] {
  return offers.flatMap((offer) => {
    const current = offer.releases.find(({ release, reason }) => reason === null && release.here)?.release
    if (current === undefined || current.version !== offer.version) return []
    const known = org.recorded.get(offer.name) ?? []
    if (known.some(({ version }) => version === current.version)) return []
    return [{ file: `org/releases/${offer.name}.yaml`, plugin: offer.name, record: recordOf(current, offer, options) }]
  })
}

function recordOf(release: Release, { plugin }: Offer, { root, asOf, levels }: Options): RecordedRelease {
  const { version, digest, contents } = release
  const { skills, commands, connectors, scopes, data } = contents
  return {
    ...{ version, day: release.day ?? asOf, digest, exact: release.exact ?? exactDigest(modesHere(root, plugin)) },
    level: levels.get(plugin.name) ?? 'listed',
    ...{ skills, commands, connectors, scopes, classes: [...new Set(data.map((item) => item.class))] },
  }
}

/** The text of a file with one entry more; what stands in it is not touched. */
export function withRecord(text: string, record: RecordedRelease): string {
  const before = text === '' ? '# What was published under which version. An entry never changes.\n' : text
  const facts = Object.fromEntries(
    Object.entries(record).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  )
  return `${before.replace(/\n*$/, '\n')}${stringify([facts], { lineWidth: 0 })}`
}
