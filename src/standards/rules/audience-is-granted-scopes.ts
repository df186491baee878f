/** Every team that a plugin is meant for has been granted what the plugin asks for. */
import { counted, listed, quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { rule } from '../rule.ts'
import { activeTeams, isActive, teamOf } from '../teams.ts'

export default rule({
  id: 'audience-is-granted-scopes',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'Is meant for teams that have the access',
  why: 'A team that installs a plugin without the grant meets a failure in the middle of its work.',
  remedy:
    'Narrow the audience to the teams that have the grant, or ask the connector’s owner to grant it to the others.',
  sources: ['scaling article: access scopes and teams'],
  pass: [
    { title: 'every team has the grant', manifest: 'audience: [finance-operations, controlling]' },
    {
      title: 'the plugin is useful without the connector',
      manifest:
        'connectors: [{ id: netsuite, scopes: [ledger.read, ledger.write, bills.read], data: [ledger entries], optional: true }]',
    },
  ],
  fail: [
    {
      title: 'some teams have no grant',
      manifest:
        'connectors: [{ id: netsuite, scopes: [ledger.read, ledger.write, bills.read], data: [ledger entries] }]',
      finds: [
        '3 of 4 teams of the audience have no grant for "netsuite:bills.read": controlling, data-protection and plugin-office',
      ],
    },
    {
      title: 'a team that nobody knows',
      manifest: 'audience: [finance-operations, controling]',
      finds: ['audience names "controling", which is not in org/teams.yaml'],
    },
  ],
  none: [
    { title: 'no scopes', manifest: 'connectors: [{ id: netsuite, data: [ledger entries] }]' },
    { title: 'a catalogue without central data', org: 'none' },
  ],
  applies: ({ plugin }, { hasOrg }) =>
    hasOrg && (plugin.manifest?.connectors ?? []).some(({ scopes = [] }) => scopes.length > 0),
  *check({ plugin: { manifest } }, { org, asOf }) {
    if (manifest === null) return
    const { audience } = manifest
    const named = audience === 'everyone' ? org.teams.map(({ id }) => id) : audience
    for (const [i, id] of named.entries()) {
      if (teamOf(org, id) === undefined)
        yield {
          at: ['audience', i],
          message: `audience names ${quoted(id)}, which is not in org/teams.yaml`,
          fix: `write ${activeTeams(org, id, asOf)}`,
        }
    }
    const teams = org.teams.filter((team) => named.includes(team.id) && isActive(team, asOf))
    for (const [i, { id, scopes = [], optional = false }] of (manifest.connectors ?? []).entries()) {
      const connector = connectorOf(org, id)
      if (connector === undefined || optional) continue
      for (const [j, scope] of scopes.entries()) {
        if (!connector.scopes.some((one) => one.id === scope)) continue
        const grant = `${connector.id}:${scope}`
        const without = teams
          .filter(({ grants = [] }) => !grants.includes(grant))
          .map((team) => team.id)
          .sort()
        if (without.length === 0) continue
        const shown = without.length > 7 ? [...without.slice(0, 6), `${without.length - 6} more`] : without
        const verb = without.length === 1 ? 'has' : 'have'
        yield {
          at: ['connectors', i, 'scopes', j],
          message: `${without.length} of ${counted(teams.length, 'team')} of the audience ${verb} no grant for ${quoted(grant)}: ${listed(shown)}`,
          fix: `narrow the audience, or ask ${connector.issue === undefined ? `team ${connector.owner}` : `at ${connector.issue}`} for the grant`,
        }
      }
    }
  },
})
