/** Who may use which plugin: scopes that it asks for, against scopes that each team of its audience has been granted. */
import { type AccessFacts, type AccessGap, type AccessRow, accessLetters } from '../../model/compliance.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { Team } from '../../model/team.ts'
import { byText, type Context, connectorLink, provisionedAs, teamLink } from '../context.ts'
import { ownerOf, plainLink } from './judged.ts'

export function accessFacts(context: Context): AccessFacts {
  const { org, plugins } = context.library
  const teams = org.teams
    .filter(({ offboarded }) => offboarded === undefined || offboarded > context.asOf)
    .sort((a, b) => byText(a.name, b.name))
  const described = plugins
    .filter(({ manifest, quarantined }) => manifest !== null && quarantined === null)
    .sort((a, b) => byText(a.title, b.title) || byText(a.slug, b.slug))
  return {
    teams: teams.map((team) => teamLink(context, team.id)),
    plugins: described.map((plugin) => accessRow(context, plugin, teams)),
    gaps: described.flatMap((plugin) => gapsOf(context, plugin, teams)),
    undescribed: plugins.length - described.length,
  }
}

function accessRow(context: Context, plugin: Plugin, teams: readonly Team[]): AccessRow {
  const needs = needsOf(context, plugin)
  const wanted = needs.filter(({ optional }) => !optional)
  return {
    plugin: plainLink(plugin),
    owner: ownerOf(context, plugin),
    needs,
    cells: teams
      .map((team) => {
        if (!isMeant(plugin, team)) return accessLetters.outside
        return wanted.every(({ grant }) => team.grants?.includes(grant)) ? accessLetters.ready : accessLetters.grant
      })
      .join(''),
  }
}

/** A gap a grant, with every team of the audience that lacks it. */
function gapsOf(context: Context, plugin: Plugin, teams: readonly Team[]): AccessGap[] {
  const gaps: AccessGap[] = []
  for (const { grant, optional } of needsOf(context, plugin)) {
    const without = teams.filter((team) => isMeant(plugin, team) && team.grants?.includes(grant) !== true)
    if (optional || without.length === 0) continue
    const id = grant.slice(0, grant.indexOf(':'))
    const connector = context.library.org.connectors.find((one) => one.id === id)
    const owner = context.library.org.teams.find((team) => team.id === connector?.owner)
    gaps.push({
      plugin: plainLink(plugin),
      grant,
      connector: connectorLink(context, id),
      teams: without.map((team) => teamLink(context, team.id)),
      ask: connector === undefined ? null : teamLink(context, connector.owner),
      channel: owner?.channel ?? null,
      how: connector?.access ?? null,
      form: connector?.issue ?? null,
    })
  }
  return gaps
}

/** Grants that the plugin asks for, as connector:scope, under the id of the provisioned connector. */
function needsOf(context: Context, { manifest }: Plugin): AccessRow['needs'] {
  return (manifest?.connectors ?? []).flatMap(({ id, scopes = [], optional = false }) =>
    scopes.map((scope) => ({ grant: `${provisionedAs(context, id)?.id ?? id}:${scope}`, optional })),
  )
}

function isMeant({ manifest }: Plugin, { id }: Team): boolean {
  return manifest?.audience === 'everyone' || manifest?.audience.includes(id) === true
}
