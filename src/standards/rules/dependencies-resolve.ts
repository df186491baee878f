/** What a plugin depends on exists, stays, and is reviewed as well as the plugin itself. */
import { validRange } from 'semver'
import { nearest, quoted } from '../../lib/text.ts'
import { tiers } from '../../model/result.ts'
import { cycleFrom, dependenciesOf } from '../dependencies.ts'
import { pluginJson } from '../plugin-json.ts'
import { catalogRule } from '../rule.ts'

export default catalogRule({
  id: 'dependencies-resolve',
  severity: { T1: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'M',
  needs: 'files',
  title: 'Dependencies resolve',
  why: 'A plugin is as good as what it leans on: a dependency that is missing, going away or less reviewed undoes its own review.',
  remedy:
    'Name plugins of the catalogue with a version range; replace what is deprecated; ask for the review that is missing.',
  sources: ['EventCatalog: no-deprecated-references'],
  pass: [
    {
      title: 'a plugin of the catalogue',
      pluginJson: 'dependencies: [{ name: finance-expense-audit, version: ^2.0.0 }]',
      others: { 'finance-expense-audit': { manifest: 'audience: everyone' } },
    },
    { title: 'a plugin of another marketplace', pluginJson: 'dependencies: ["pdf-tools@vendor"]' },
  ],
  fail: [
    {
      title: 'a plugin that does not exist',
      pluginJson: 'dependencies: [finance-expense-audits]',
      finds: ['dependency "finance-expense-audits" is no plugin of the catalogue'],
    },
    {
      title: 'a range that is none',
      pluginJson: 'dependencies: [{ name: finance-expense-audit, version: newest }]',
      others: { 'finance-expense-audit': { manifest: 'audience: everyone' } },
      finds: ['dependency "finance-expense-audit" has the version "newest", expected a range such as "^1.2.0"'],
    },
    {
      title: 'a dependency that is going away',
      pluginJson: 'dependencies: [finance-expense-audit]',
      others: { 'finance-expense-audit': { manifest: '{ audience: everyone, lifecycle: deprecated }' } },
      finds: ['dependency "finance-expense-audit" is deprecated'],
    },
    {
      title: 'a dependency with less review',
      pluginJson: 'dependencies: [finance-expense-audit]',
      finds: ['dependency "finance-expense-audit" is reviewed at T1, this plugin needs T2'],
    },
    {
      title: 'a circle',
      pluginJson: 'dependencies: [finance-expense-audit]',
      others: {
        'finance-expense-audit': { manifest: 'audience: everyone', pluginJson: 'dependencies: [finance-accruals]' },
      },
      finds: ['dependencies form a circle: finance-accruals, finance-expense-audit, finance-accruals'],
    },
  ],
  none: [
    { title: 'no dependencies' },
    { title: 'a draft', manifest: 'lifecycle: draft', pluginJson: 'dependencies: [finance-close-board]' },
  ],
  applies: ({ plugin }) => plugin.dependencies.length > 0,
  *check({ subjects, listed, hasOrg }) {
    const names = [...listed.keys()]
    const achieved = new Map(subjects.map(({ plugin, tier }) => [plugin.name, tier.achieved]))
    const next = new Map(subjects.map(({ plugin }) => [plugin.name, plugin.dependencies]))
    for (const subject of subjects) {
      const { name, slug } = subject.plugin
      const needed = subject.tier.required
      for (const { name: other, marketplace, range, index } of dependenciesOf(subject)) {
        const tell = (what: string, fix: string) => ({
          plugin: slug,
          file: pluginJson,
          at: ['dependencies', index],
          message: `dependency ${quoted(other)} ${what}`,
          fix,
        })
        if (range !== undefined && (typeof range !== 'string' || validRange(range) === null)) {
          yield tell(
            `has the version ${quoted(range)}, expected a range such as "^1.2.0"`,
            `write "version": "^${listed.get(other)?.version ?? '1.2.0'}"`,
          )
        }
        if (marketplace !== null) continue
        const found = listed.get(other)
        if (found === undefined) {
          // A plugin checked by itself cannot know its neighbours.
          if (hasOrg || subjects.length > 1)
            yield tell(
              'is no plugin of the catalogue',
              `write ${quoted(nearest(other, names) ?? 'name@marketplace')}, or remove it`,
            )
          continue
        }
        const { lifecycle } = found
        if (lifecycle === 'deprecated' || lifecycle === 'disabled')
          yield tell(`is ${lifecycle}`, 'depend on its replacement')
        const tier = achieved.get(other) ?? 'T0'
        if (hasOrg && tiers.indexOf(tier) < tiers.indexOf(needed))
          yield tell(
            `is reviewed at ${tier}, this plugin needs ${needed}`,
            `ask for a ${needed} review of ${other}, or drop the dependency`,
          )
      }
      const circle = cycleFrom(name, next)
      if (circle !== null)
        yield {
          plugin: slug,
          file: pluginJson,
          at: ['dependencies'],
          message: `dependencies form a circle: ${circle.slice(0, 8).join(', ')}`,
          fix: `remove one of them, e.g. that on ${circle[1]}`,
        }
    }
  },
})
