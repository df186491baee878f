/** What the library knows, as rows of the tables that metrics ask: plugins with their days, releases, approvals, teams, waves. */
import { dayAfter } from '../lib/days.ts'
import type { Row } from '../lib/duckdb.ts'
import type { ContributionFacts } from '../model/contribution.ts'
import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import { ReviewTerms } from '../model/policy.ts'
import { releaseDays } from './release-days.ts'

export interface CatalogueRows {
  plugin: Row[]
  release: Row[]
  approval: Row[]
  team: Row[]
  wave: Row[]
  contribution: Row[]
  connector_change: Row[]
  /** Every written name of a plugin, lower case; those that could be two are left out. */
  plugin_name: Row[]
  team_name: Row[]
  connector_name: Row[]
}

/** Days between expected uses; "occasional" names none. */
const cadenceDays: Record<string, number> = { daily: 1, weekly: 7, monthly: 31, quarterly: 92, yearly: 366 }

/** Rows as the organisation stood before `asOf`; what happened later is left out. */
export function catalogueRows(library: Library, worked: ContributionFacts, asOf: string): CatalogueRows {
  const { org, plugins } = library
  const named = distinct(plugins)
  const days = releaseDays(library, asOf)
  const releases = new Map(named.map(({ name, slug }) => [name, days.get(slug) ?? []]))
  const approvals = new Map(named.map((plugin) => [plugin.name, approvalsOf(plugin, library, asOf)]))
  const workDays = Map.groupBy(worked.contributions, ({ plugin }) => plugin)
  const seen = new Map<string, string>()
  for (const snapshot of org.history.toReversed())
    for (const { name } of snapshot.plugins) seen.set(name, snapshot.asOf)
  return {
    plugin: named.map((plugin) => {
      const { name } = plugin
      const told = {
        ...{ releases: releases.get(name) ?? [], approvals: approvals.get(name) ?? [], seen: seen.get(name) },
        ...{ created: worked.created.get(name), worked: (workDays.get(name) ?? []).map(({ day }) => day) },
      }
      return pluginRow(plugin, told, asOf)
    }),
    release: [...releases].flatMap(([plugin, list]) =>
      list.map(({ version, day }, i) => ({ plugin, version, day, next: list[i + 1]?.day ?? null })),
    ),
    approval: [...approvals.values()].flat().map((one) => ({ ...one })),
    team: org.teams.map(({ id, name, wave, onboarded, offboarded, people }) => ({
      ...{ id, name, wave: wave ?? null, onboarded: onboarded ?? null },
      ...{ offboarded: offboarded ?? null, people: people ?? null },
    })),
    wave: org.waves.map(({ id, name, start }, place) => ({ id, name, start, place })),
    contribution: worked.contributions.filter(({ day }) => day < asOf).map((one) => ({ ...one })),
    connector_change: worked.connectors.changes.filter(({ day }) => day < asOf).map((one) => ({ ...one })),
    plugin_name: unique([
      ...named.map(({ name }) => ({ written: name, meant: name, rank: 0 })),
      ...named.map(({ name, namespace }) => ({ written: namespace, meant: name, rank: 1 })),
      ...org.tombstones.flatMap(({ name, renamedTo }) =>
        renamedTo === undefined ? [] : [{ written: name, meant: renamedTo, rank: 2 }],
      ),
    ]),
    team_name: unique(
      org.teams.flatMap(({ id, name, groups = [] }) => [
        { written: id, meant: id, rank: 0 },
        { written: name, meant: id, rank: 1 },
        ...groups.map((group) => ({ written: group, meant: id, rank: 2 })),
      ]),
    ),
    connector_name: unique(
      org.connectors.flatMap(({ id, servers = [] }) => [
        { written: id, meant: id, rank: 0 },
        ...servers.map((server) => ({ written: server, meant: id, rank: 1 })),
      ]),
    ),
  }
}

interface Told {
  releases: readonly { day: string }[]
  approvals: readonly Approval[]
  /** First commit, first snapshot that names it, and days of work on it. */
  created: string | undefined
  seen: string | undefined
  worked: readonly string[]
}

function pluginRow(plugin: Plugin, { releases, approvals, created, seen, worked }: Told, asOf: string): Row {
  const { name, title, manifest, lastChange, version } = plugin
  const { state, date } = lifecycleOn(manifest, asOf)
  const commit = lastChange?.day
  const offered = state === 'draft' ? [] : [releases[0]?.day, state === 'published' ? date : undefined]
  const past = (days: readonly (string | undefined)[]) =>
    days.flatMap((day) => (day !== undefined && day < asOf ? [day] : [])).sort()
  const known = past([...offered, releases[0]?.day, seen, created, commit])
  const audience = manifest?.audience
  return {
    ...{ name, title, owner: manifest?.owner ?? null, lifecycle: state },
    published: past(offered)[0] ?? (state === 'draft' ? null : (known[0] ?? null)),
    created: known[0] ?? null,
    audience: Array.isArray(audience) ? new Set([...audience, manifest?.owner]).size : null,
    cadence_days: cadenceDays[manifest?.cadence ?? ''] ?? null,
    active: past([commit, releases.at(-1)?.day, ...worked]).at(-1) ?? null,
    vetted: approvals.some((one) => one.version === version && one.until >= asOf),
  }
}

/** A state that began on the day of the run or later had not begun. */
function lifecycleOn(manifest: Plugin['manifest'], asOf: string): { state: string | null; date?: string | undefined } {
  if (manifest === null) return { state: null }
  const { lifecycle } = manifest
  if (typeof lifecycle === 'string') return { state: lifecycle }
  const { state, date } = lifecycle
  if (date === undefined || date < asOf) return { state, date }
  return { state: state === 'published' || state === 'draft' ? 'draft' : 'published' }
}

interface Approval {
  plugin: string
  version: string
  tier: string
  first: string
  /** First day on which it no longer counts. */
  until: string
}

/** A review counts from its day up to its last day, for the version it names, or for what is here when the content is the same. */
function approvalsOf(plugin: Plugin, { org }: Library, asOf: string): Approval[] {
  const terms = org.policy?.reviews ?? ReviewTerms.parse({})
  return (org.reviews.get(plugin.name) ?? []).flatMap(({ version, digest, tier, date, expires }) => {
    const reviewed = version ?? (digest === plugin.digest ? plugin.version : null)
    if (reviewed === null || date >= asOf) return []
    const term = dayAfter(date, terms.days[tier])
    const last = expires !== undefined && expires < term ? expires : term
    return { plugin: plugin.name, version: reviewed, tier, first: date, until: dayAfter(last, 1) }
  })
}

/** Of plugins with one name the first. */
function distinct(plugins: readonly Plugin[]): Plugin[] {
  const seen = new Set<string>()
  return plugins.filter(({ name }) => !seen.has(name) && seen.add(name))
}

/** A name of lower rank wins; of equal rank it must mean one thing alone, else `meant` is null: it is known, but not as what. */
function unique(names: readonly { written: string; meant: string; rank: number }[]): Row[] {
  const groups = Map.groupBy(names, ({ written }) => written.toLowerCase())
  return [...groups].map(([written, all]) => {
    const best = all.reduce((least, { rank }) => Math.min(least, rank), 2)
    const meanings = new Set(all.filter(({ rank }) => rank === best).map(({ meant }) => meant))
    return { written, meant: meanings.size === 1 ? [...meanings][0]! : null }
  })
}
