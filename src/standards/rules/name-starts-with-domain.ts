/** A name says first which part of the business the plugin is for, and then what it does. */
import { slugOf } from '../../lib/slug.ts'
import { either, quoted } from '../../lib/text.ts'
import { inPluginJson } from '../described.ts'
import { rule } from '../rule.ts'

const vague = /^(?:helpers?|utils?|utilit(?:y|ies)|tests?|new|v\d+)$/

export default rule({
  id: 'name-starts-with-domain',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'M',
  needs: 'nothing',
  title: 'Name starts with its domain',
  why: 'In a list of two hundred names people find what belongs to their work only by its first word; teams and people come and go.',
  remedy: 'Rename it to the domain, a hyphen and what it is for.',
  sources: ['scaling article: naming conventions are central'],
  pass: [{ title: 'a registered domain in front' }],
  fail: [
    {
      title: 'no domain',
      policy: 'domains: [{ id: sales, name: Sales }, { id: fin, name: Finance }]',
      manifest: 'domain: fin',
      finds: ['name "finance-accruals" starts with no domain, expected sales- or fin-'],
    },
    {
      title: 'a vague word',
      remote: true,
      entry: '{ name: finance-accruals-v2, version: 1.2.0, license: Apache-2.0 }',
      finds: ['name "finance-accruals-v2" holds "v2", which says nothing'],
    },
    {
      title: 'a team',
      remote: true,
      entry: '{ name: finance-finance-operations-accruals, version: 1.2.0, license: Apache-2.0 }',
      finds: ['name "finance-finance-operations-accruals" holds the team "finance-operations"'],
    },
    {
      title: 'a person',
      remote: true,
      entry: '{ name: finance-mara-lindqvist-accruals, version: 1.2.0, license: Apache-2.0 }',
      finds: ['name "finance-mara-lindqvist-accruals" holds the person "mara.lindqvist"'],
    },
  ],
  none: [
    { title: 'a catalogue without central data', org: 'none' },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: (_, { hasOrg, policy }) => hasOrg && policy.domains.length > 0,
  *check({ plugin }, { policy, org: { teams } }) {
    const { name, manifest } = plugin
    const domains = policy.domains.map(({ id }) => id)
    const wanted = manifest !== null && domains.includes(manifest.domain) ? manifest.domain : null
    const tell = (what: string, fix: string) => ({
      ...inPluginJson(plugin, 'name'),
      message: `name ${quoted(name)} ${what}`,
      fix,
    })
    const holds = (words: string) => words !== '' && `-${name}-`.includes(`-${words}-`)
    if (!domains.some((domain) => name.startsWith(`${domain}-`))) {
      const fix = wanted === null ? 'put its domain in front' : `rename it to ${wanted}-${name}`
      const some =
        domains.length > 7
          ? `one of ${domains.length} such as ${domains[0]}-`
          : either(domains.map((domain) => `${domain}-`))
      yield tell(`starts with no domain, expected ${some}`, fix)
    }
    const word = name.split('-').find((one) => vague.test(one))
    if (word !== undefined) yield tell(`holds ${quoted(word)}, which says nothing`, 'say what it is for instead')
    const team = teams.find(({ id }) => !domains.includes(id) && holds(id))
    if (team !== undefined)
      yield tell(`holds the team ${quoted(team.id)}`, 'leave the team out; the owner is in the manifest')
    const people = [
      ...new Set(
        teams.flatMap(({ maintainers = [], lead }) => [...maintainers, ...(lead === undefined ? [] : [lead])]),
      ),
    ]
    // One word alone may be a name and a thing: "park", "price".
    const person = people.find((one) => slugOf(one).includes('-') && holds(slugOf(one)))
    if (person !== undefined)
      yield tell(`holds the person ${quoted(person)}`, 'leave the person out; maintainers are in the manifest')
  },
})
