/** At least two people of the owner team know the plugin, and somebody has looked at it lately. */
import { dayAfter } from '../../lib/days.ts'
import { counted, quoted } from '../../lib/text.ts'
import { rule } from '../rule.ts'
import { person, teamOf } from '../teams.ts'

export default rule({
  id: 'has-two-maintainers',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'Has two maintainers in the owner team',
  why: 'What one person knows is gone when that person is on leave, changes teams or quits.',
  remedy: 'Add a second member of the owner team; where nothing has changed for long, have the plugin reviewed again.',
  sources: [
    'scaling article: "that knowledge lives in their head"',
    'CHAOSS Contributor Absence Factor',
    'InnerSource Portal hygiene',
  ],
  pass: [
    { title: 'two people of the owner team', manifest: 'maintainers: [mara.lindqvist, tom.okafor]' },
    { title: 'two of the team and a guest', manifest: 'maintainers: [mara.lindqvist, tom.okafor, jon.park]' },
  ],
  fail: [
    {
      title: 'one person alone',
      manifest: 'maintainers: [mara.lindqvist]',
      finds: ['1 maintainer, expected at least 2'],
    },
    {
      title: 'one person twice',
      manifest: 'maintainers: [mara.lindqvist, Mara Lindqvist]',
      finds: ['1 maintainer, expected at least 2'],
    },
    {
      title: 'the second one is of another team',
      manifest: 'maintainers: [mara.lindqvist, jon.park]',
      finds: ['1 of 2 maintainers is in team "finance-operations", expected at least 2'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ lifecycle }) => lifecycle !== 'disabled',
  *check({ plugin }, { org, policy, asOf }) {
    const { manifest, lastChange } = plugin
    if (manifest === null) return
    const named = new Map(manifest.maintainers.map((name) => [person(name), name]))
    const team = teamOf(org, manifest.owner)
    const members =
      team?.maintainers === undefined ? null : new Map(team.maintainers.map((name) => [person(name), name]))
    const inTeam = [...named.keys()].filter((name) => members === null || members.has(name))
    const others = [...(members ?? [])].flatMap(([key, name]) => (named.has(key) ? [] : [name]))
    const fix =
      others.length === 0
        ? 'add a second member of the owner team to maintainers'
        : `add to maintainers: ${others.slice(0, 7).join(', ')}`
    if (named.size < 2)
      yield { at: ['maintainers'], message: `${counted(named.size, 'maintainer')}, expected at least 2`, fix }
    else if (inTeam.length < 2) {
      const verb = inTeam.length === 1 ? 'is' : 'are'
      yield {
        at: ['maintainers'],
        message: `${inTeam.length} of ${counted(named.size, 'maintainer')} ${verb} in team ${quoted(manifest.owner)}, expected at least 2`,
        fix,
      }
    }
    const reviewed = (org.reviews.get(plugin.name) ?? []).map(({ date }) => date).filter((date) => date <= asOf)
    const last = [...reviewed, ...(lastChange === null ? [] : [lastChange.day])].sort().at(-1)
    if (last === undefined || dayAfter(last, policy.lifetimes.maintainer) >= asOf) return
    yield {
      at: ['maintainers'],
      message: `nobody has changed or reviewed it since ${last}`,
      fix: 'have it reviewed again, or mark it deprecated',
    }
  },
})
