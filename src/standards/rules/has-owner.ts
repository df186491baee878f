/** A plugin belongs to a team that exists and is active. */
import { quoted } from '../../lib/text.ts'
import { rule } from '../rule.ts'
import { activeTeams, isActive, teamOf } from '../teams.ts'

export default rule({
  id: 'has-owner',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Belongs to an active team',
  why: 'A plugin whose team is gone is repaired by nobody, and nobody answers for what it does with data.',
  remedy: 'Name a team of org/teams.yaml that has agreed to take the plugin over.',
  sources: ['scaling article: an owner', 'backstage/backstage#7860', 'backstage/backstage#15521'],
  pass: [{ title: 'a team of the organisation', manifest: 'owner: finance-operations' }],
  fail: [
    {
      title: 'a team that nobody knows',
      manifest: 'owner: finance-operation',
      codeowners: '* @brightwater/finance-operation',
      finds: ['owner "finance-operation" is not in org/teams.yaml'],
    },
    {
      title: 'a team that ended',
      manifest: '{ owner: treasury, maintainers: [ola.berg, tom.okafor] }',
      org: 'teams: { treasury: { maintainers: [ola.berg, tom.okafor] } }',
      codeowners: '* @brightwater/treasury',
      finds: ['owner "treasury" ended on 2026-06-30'],
    },
  ],
  none: [
    { title: 'a catalogue without central data', org: 'none' },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: (_, { hasOrg }) => hasOrg,
  *check({ plugin: { manifest } }, { org, asOf }) {
    if (manifest === null) return
    const team = teamOf(org, manifest.owner)
    const fix = `write owner: ${activeTeams(org, manifest.owner, asOf)}`
    if (team === undefined)
      yield { at: ['owner'], message: `owner ${quoted(manifest.owner)} is not in org/teams.yaml`, fix }
    else if (!isActive(team, asOf))
      yield { at: ['owner'], message: `owner ${quoted(team.id)} ended on ${team.offboarded}`, fix }
  },
})
