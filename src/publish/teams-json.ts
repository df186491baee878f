/** /api/v1/teams.json: every team with what it owns and what it may reach; no person is named. */
import { z } from 'zod'
import { byText } from '../lib/order.ts'
import type { Plugin } from '../model/plugin.ts'
import { Day } from '../model/primitives.ts'
import type { Team } from '../model/team.ts'
import { document } from './document.ts'

const Entry = z.strictObject({
  id: z.string().describe('Id that manifests name'),
  name: z.string(),
  purpose: z.string().nullable(),
  domain: z.string().nullable().describe('Id of the business domain'),
  wave: z.string().nullable().describe('Id of the rollout wave'),
  onboarded: Day.nullable(),
  offboarded: Day.nullable().describe('From this day on it can own nothing'),
  channel: z.string().nullable().describe('Where to reach it'),
  people: z.int().positive().nullable(),
  grants: z.array(z.string()).describe('Scopes that it may use, as connector:scope'),
  owns: z.array(z.string()).describe('Names of plugins, sorted'),
  meantFor: z.array(z.string()).describe('Names of plugins of other teams whose audience names it, sorted'),
  url: z.string().describe('Page of the team, from the root of the host'),
})

const TeamsDocument = z.strictObject({
  schema: z.literal('plugin-commons/teams/1').describe('Name and major version of this document'),
  teams: z.array(Entry).describe('Sorted by id; empty without central data'),
})

export default document({
  id: 'teams',
  title: 'Every team with the plugins it owns and the scopes it holds',
  schema: TeamsDocument,
  data: ({ library, base }) => ({
    schema: 'plugin-commons/teams/1' as const,
    teams: library.org.teams.toSorted((a, b) => byText(a.id, b.id)).map((team) => entryOf(team, library.plugins, base)),
  }),
})

function entryOf(team: Team, plugins: readonly Plugin[], base: string): z.infer<typeof Entry> {
  const named = plugins.filter(
    ({ manifest }) => Array.isArray(manifest?.audience) && manifest.audience.includes(team.id),
  )
  return {
    id: team.id,
    name: team.name,
    purpose: team.purpose ?? null,
    domain: team.domain ?? null,
    wave: team.wave ?? null,
    onboarded: team.onboarded ?? null,
    offboarded: team.offboarded ?? null,
    channel: team.channel ?? null,
    people: team.people ?? null,
    grants: team.grants ?? [],
    owns: plugins.filter(({ manifest }) => manifest?.owner === team.id).map(({ name }) => name),
    meantFor: named.filter(({ manifest }) => manifest?.owner !== team.id).map(({ name }) => name),
    url: `${base}teams/${team.id}/`,
  }
}
