/** Which version a person runs on a day: clients follow a release after some days, and a stuck one never does. */
import { dayAfter } from '../../src/lib/days.ts'
import { chance } from './chance.ts'
import type { PluginStory } from './story.ts'

/** Mean days until a client has a new version. */
const lag = 2.5

export type VersionOf = (plugin: PluginStory, person: string, day: string) => string | null

export function versionsOf(seed: number): VersionOf {
  const kept = new Map<string, { version: string; from: string }[]>()
  return (plugin, person, day) => {
    const key = `${plugin.name} ${person}`
    const known = kept.get(key) ?? arrivals(plugin, person, seed)
    kept.set(key, known)
    return (known.findLast(({ from }) => from <= day) ?? known[0])?.version ?? null
  }
}

function arrivals({ name, releases, stuck }: PluginStory, person: string, seed: number) {
  const draw = chance(seed, 'versions', name, person)
  const isStuck = draw.happens(stuck?.share ?? 0)
  const arrived = releases.map(([version, day], i) => ({
    version,
    from: i === 0 ? day : dayAfter(day, Math.floor(draw.exponential(lag))),
  }))
  const end = isStuck ? arrived.findIndex(({ version }) => version === stuck?.version) : -1
  return end === -1 ? arrived : arrived.slice(0, end + 1)
}
