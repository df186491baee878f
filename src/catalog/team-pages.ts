/** The records of the pages of teams. */
import type { PluginCard } from '../model/card.ts'
import type { Team } from '../model/team.ts'
import type { TeamPage } from '../model/team-page.ts'
import { byText, type Context, connectorLink, domainName } from './context.ts'
import { teamRoute, waveRoute } from './routes.ts'
import { teamUse } from './usage.ts'

/** Cards come with the plugin's owner and audience as team ids. */
export interface OwnedCard {
  card: PluginCard
  owner: string | null
  audience: string[] | 'everyone' | null
}

export function teamPage(context: Context, team: Team, cards: readonly OwnedCard[]): TeamPage {
  const wave = context.library.org.waves.find(({ id }) => id === team.wave)
  const grants = Map.groupBy(team.grants ?? [], (grant) => grant.slice(0, grant.indexOf(':')))
  return {
    url: teamRoute(team.id),
    id: team.id,
    name: team.name,
    purpose: team.purpose ?? null,
    domain: team.domain === undefined ? null : domainName(context, team.domain),
    wave: wave === undefined ? null : { title: wave.name, url: waveRoute(wave.id) },
    waveStart: wave?.start ?? null,
    lead: team.lead ?? null,
    channel: team.channel ?? null,
    people: team.people ?? null,
    maintainers: team.maintainers ?? [],
    active: team.offboarded === undefined || team.offboarded > context.asOf,
    owns: cards.filter(({ owner }) => owner === team.id).map(({ card }) => card),
    meantFor: cards
      .filter(({ owner, audience }) => owner !== team.id && Array.isArray(audience) && audience.includes(team.id))
      .map(({ card }) => card),
    usage: teamUse(context, team.id),
    grants: [...grants]
      .sort(([a], [b]) => byText(a, b))
      .map(([id, scopes]) => ({
        connector: connectorLink(context, id),
        scopes: scopes.map((grant) => grant.slice(id.length + 1)).sort(byText),
      })),
  }
}
