/** Profiles of usage → the sections of the pages of plugins, teams and connectors. */
import { lifeLabels } from '../model/plugin-usage.ts'
import type { ConnectorUse, Counted, PluginUse, TeamUse } from '../model/usage-page.ts'
import { byText, type Context, pluginLink, teamLink } from './context.ts'
import { lifeMeanings } from './health/life.ts'
import { healthTerms } from './health/terms.ts'
import { metricRoute } from './routes.ts'

/** Null where no usage was read. */
export function pluginUse(context: Context, name: string): PluginUse | null {
  const usage = context.usage?.plugins.get(name)
  if (usage === undefined) return null
  const owner = ownerOf(context, name)
  return {
    ...usage,
    ...countedIn(context),
    state: { label: lifeLabels[usage.life], meaning: lifeMeanings[usage.life] },
    adopters: usage.adopters
      .map(({ team, ...rest }) => ({ team: teamLink(context, team), own: team === owner, ...rest }))
      .sort((a, b) => byText(a.first, b.first) || byText(a.team.title, b.team.title)),
  }
}

export function teamUse(context: Context, id: string): TeamUse | null {
  const usage = context.usage?.teams.get(id)
  if (usage === undefined) return null
  const { uses, lends, ...rest } = usage
  const early = uses.toSorted((a, b) => byText(a.first, b.first) || byText(a.plugin, b.plugin))
  return {
    ...rest,
    ...countedIn(context),
    own: early
      .filter(({ own }) => own)
      .map(({ plugin, runs, first }) => ({ plugin: pluginLink(context, plugin), runs, first })),
    imports: early
      .filter(({ own }) => !own)
      .map(({ plugin, runs, first }) => {
        const owner = ownerOf(context, plugin)
        return {
          plugin: pluginLink(context, plugin),
          owner: owner === null ? null : teamLink(context, owner),
          runs,
          first,
        }
      }),
    lends: lends
      .toSorted((a, b) => b.teams - a.teams || byText(a.plugin, b.plugin))
      .map(({ plugin, teams }) => ({ plugin: pluginLink(context, plugin), teams })),
  }
}

export function connectorUse(context: Context, id: string): ConnectorUse | null {
  const usage = context.usage?.connectors.get(id)
  if (usage === undefined) return null
  return {
    ...usage,
    ...countedIn(context),
    teams: usage.teams
      .map(({ team, calls }) => ({ team: teamLink(context, team), calls }))
      .sort((a, b) => byText(a.team.title, b.team.title)),
  }
}

function countedIn(context: Context): Counted {
  const { window, cell } = healthTerms(context)
  const metrics = context.health?.metrics ?? []
  return { window, cell, defined: Object.fromEntries(metrics.map(({ number, id }) => [number, metricRoute(id)])) }
}

function ownerOf({ library }: Context, plugin: string): string | null {
  return library.plugins.find(({ name }) => name === plugin)?.manifest?.owner ?? null
}
