/** Whoever changes a plugin needs the approval of the team that owns it. */
import { listed, quoted } from '../../lib/text.ts'
import type { Team } from '../../model/team.ts'
import { ownerLineOf, ownerLines } from '../codeowners.ts'
import { rule } from '../rule.ts'
import { person, teamOf } from '../teams.ts'

export default rule({
  id: 'codeowners-covers-folder',
  severity: { T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'CODEOWNERS names the owner of the folder',
  why: 'Without it anybody with write access can change a plugin, and its owner hears of it afterwards.',
  remedy: 'Paste the line into CODEOWNERS, below any broader pattern.',
  sources: ['dotnet/skills', 'docs.github.com: about code owners'],
  pass: [
    { title: 'a line for the folder' },
    { title: 'the people of the team by name', codeowners: '/plugins/finance-*/ @mara.lindqvist @tom.okafor' },
  ],
  fail: [
    {
      title: 'no line',
      codeowners: '/docs/ @brightwater/plugin-office\n',
      finds: ['CODEOWNERS covers no file of plugins/finance-accruals'],
    },
    {
      title: 'another team',
      codeowners: '* @brightwater/finance-operations\n/plugins/finance-accruals/ @brightwater/controlling\n',
      finds: [
        'CODEOWNERS gives plugins/finance-accruals/ to "@brightwater/controlling", its owner is "finance-operations"',
      ],
    },
    {
      title: 'no CODEOWNERS at all',
      codeowners: null,
      finds: ['CODEOWNERS is missing, so nobody guards plugins/finance-accruals'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ plugin }, { hasOrg, codeowners }) => hasOrg && codeowners !== undefined && plugin.source.kind === 'local',
  *check({ plugin: { manifest, source, files } }, { codeowners, org }) {
    if (manifest === null || source.kind !== 'local' || codeowners === undefined) return
    const folder = source.path === '.' ? '' : `${source.path}/`
    const team = teamOf(org, manifest.owner)
    const handle = `@${ownerOf(org.organisation?.repository)}/${manifest.owner}`
    const fix = `add to CODEOWNERS: /${folder} ${handle}`
    const at = { file: `/${codeowners?.file ?? 'CODEOWNERS'}` }
    if (codeowners === null) {
      yield { message: `CODEOWNERS is missing, so nobody guards ${source.path}`, fix }
      return
    }
    const lines = ownerLines(codeowners.text)
    const deciding = files.map(({ path }) => ({ path, line: ownerLineOf(lines, `${folder}${path}`) }))
    const bare = deciding.filter(({ line }) => line === undefined || line.owners.length === 0)
    if (bare.length > 0) {
      const where =
        bare.length === files.length ? `no file of ${source.path}` : `no ${quoted(bare[0]?.path)} of ${source.path}`
      yield { ...at, message: `CODEOWNERS covers ${where}`, fix }
    }
    const strange = new Map(
      deciding.flatMap(({ line }) =>
        line && line.owners.length > 0 && !line.owners.some((owner) => belongs(owner, manifest.owner, team))
          ? [[line.line, line]]
          : [],
      ),
    )
    for (const { line, owners } of strange.values()) {
      const message = `CODEOWNERS gives ${folder === '' ? 'the plugin' : folder} to ${listed(owners.slice(0, 3).map((one) => quoted(one)))}, its owner is ${quoted(manifest.owner)}`
      yield { ...at, line, message, fix }
    }
  },
})

/** Whether a handle or address means the team, one of its groups or somebody in it. */
function belongs(owner: string, id: string, team: Team | undefined): boolean {
  const name = owner.replace(/^@/, '').split('/').at(-1) ?? ''
  const people = [...(team?.maintainers ?? []), ...(team?.lead === undefined ? [] : [team.lead])].map(person)
  return [id, ...(team?.groups ?? [])].includes(name) || people.includes(person(name))
}

/** Owner of the repository on its host; its first path segment. */
function ownerOf(repository: string | undefined): string {
  return repository === undefined ? 'organisation' : (new URL(repository).pathname.split('/')[1] ?? 'organisation')
}
