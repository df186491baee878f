/** Which version of each plugin can be installed from here, and why others cannot. */
import { compare } from 'semver'
import { quoted } from '../../lib/text.ts'
import type { Judgement } from '../../model/judgement.ts'
import type { Library } from '../../model/library.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { Release } from '../../model/release.ts'
import type { PluginOffer } from '../../model/release-page.ts'
import type { RecordedRelease } from '../../model/release-record.ts'
import { type Level, levels } from '../../model/result.ts'

export interface Offer extends PluginOffer {
  plugin: Plugin
  /** Newest first; `reason` is null for a version that can be installed. */
  releases: { release: Release; reason: string | null }[]
}

/** In the order of the plugins. */
export function offersOf(library: Library, judgement: Judgement | null, asOf: string): Offer[] {
  const bySlug = Map.groupBy(library.releases.releases, ({ slug }) => slug)
  // Disks and hosts may not tell letter cases apart.
  const seen = new Set<string>()
  return library.plugins.map((plugin, i) => {
    const isTwin = seen.has(plugin.name.toLowerCase())
    seen.add(plugin.name.toLowerCase())
    const releases = bySlug.get(plugin.slug) ?? []
    const level = judgement?.verdicts[i]?.effectiveLevel ?? 'listed'
    const stop = isTwin ? 'another plugin has the same name' : stopOf(plugin, library, asOf)
    const isPublished = (release: Release) => release.tag !== null || recordOf(release, library) !== undefined
    return offerOf(plugin, releases, stop, isPublished, (release) => faultOf(release, level, library))
  })
}

function offerOf(
  plugin: Plugin,
  releases: readonly Release[],
  stop: string | null,
  isPublished: (release: Release) => boolean,
  faultOf: (release: Release) => string | null,
): Offer {
  const { name, slug } = plugin
  const base = { name, slug, plugin }
  const none = (reason: string): Offer => ({
    ...{ ...base, version: null, here: false, reason },
    releases: releases.map((release) => ({ release, reason: release.refused?.message ?? reason })),
  })
  if (stop !== null) return none(stop)
  const faults = new Map(releases.map((release) => [release, faultOf(release)]))
  const current = releases.find((release) => faults.get(release) === null)
  const newest = releases[0]
  if (newest === undefined) return none(versionless(plugin))
  const here = releases.find((release) => release.here)
  if (current === undefined) return none(faults.get(here ?? newest) ?? '')
  const fault = here === undefined ? null : (faults.get(here) ?? null)
  // A published version that no longer reaches the level is not helped by an older one.
  if (here !== undefined && fault !== null && here.refused === null && isPublished(here)) return none(fault)
  const reasonOf = (release: Release) => {
    if (release.refused !== null) return release.refused.message
    // What came before the version that is offered was offered in its time.
    return compare(release.version, current.version) <= 0 ? null : (faults.get(release) ?? null)
  }
  return {
    ...{ ...base, version: current.version, here: current.here },
    reason: here === current ? null : notHere(plugin, here, faults),
    releases: releases.map((release) => ({ release, reason: reasonOf(release) })),
  }
}

/** Why what lies in the working tree is not the version that is offered. */
function notHere(plugin: Plugin, here: Release | undefined, faults: ReadonlyMap<Release, string | null>): string {
  if (here !== undefined) return `version ${here.version} waits: ${faults.get(here) ?? 'it is older'}`
  if (plugin.quarantined !== null) return `what lies in the repository cannot be read: ${plugin.quarantined}`
  return plugin.version === null
    ? 'what lies in the repository has no version'
    : `what lies in the repository is not version ${plugin.version} as it was released`
}

function versionless({ version, quarantined }: Plugin): string {
  if (quarantined !== null) return `it is quarantined: ${quarantined}`
  return version === null ? 'it has no version' : `its version ${quoted(version)} is not a semantic one`
}

/** Names that Claude installs by, and that are safe as a part of a path. */
const installable = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

/** Why no version of the plugin is offered, whatever its level; null when it may be. */
function stopOf(plugin: Plugin, { org }: Library, asOf: string): string | null {
  const { manifest, quarantined, name, source } = plugin
  if (source.kind === 'remote') return 'its files are kept elsewhere'
  if (!installable.test(name)) return 'Claude cannot install a plugin of its name'
  const retired = org.tombstones.find((tombstone) => tombstone.name === name)
  if (retired !== undefined) return `its name was given up on ${retired.date}`
  if (manifest === null)
    return org.policy === null || quarantined !== null ? null : 'it has no manifest that can be read'
  const life = typeof manifest.lifecycle === 'string' ? { state: manifest.lifecycle } : manifest.lifecycle
  if (life.state === 'draft') return 'it is a draft'
  if (life.state === 'disabled') return 'it is disabled'
  return life.state === 'deprecated' && life.removal !== undefined && life.removal < asOf
    ? `its removal day, ${life.removal}, has passed`
    : null
}

/**
 * Why a version cannot be the one that is listed; null when it can. What lies in the working tree is judged now; an
 * earlier version must have been published: by its tag, or on record at a sufficient level.
 */
function faultOf(release: Release, level: Level, library: Library): string | null {
  const { org } = library
  if (release.refused !== null) return release.refused.message
  const least = org.policy?.offers.level ?? 'listed'
  const isEnough = (reached: Level) => levels.indexOf(reached) >= levels.indexOf(least)
  if (release.here) return isEnough(level) ? null : `its standards level is ${level}, ${least} is needed`
  const record = recordOf(release, library)
  if (record !== undefined)
    return isEnough(record.level) ? null : `its standards level was ${record.level}, ${least} is needed`
  return release.tag === null ? 'it was neither tagged nor recorded' : null
}

function recordOf({ plugin, version }: Release, { org }: Library): RecordedRelease | undefined {
  return org.recorded.get(plugin)?.find((record) => record.version === version)
}
