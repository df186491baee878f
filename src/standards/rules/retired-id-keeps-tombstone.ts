/** A name that was once published leads somewhere for ever, and is never given to another plugin. */
import { nearest, quoted } from '../../lib/text.ts'
import { inPluginJson } from '../described.ts'
import { catalogRule } from '../rule.ts'

const file = 'org/tombstones.yaml'

export default catalogRule({
  id: 'retired-id-keeps-tombstone',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Retired names stay retired',
  why: 'Installed copies follow the name: they break when it vanishes, and turn into somebody else’s plugin when it is used again.',
  remedy: 'Record every rename and removal in org/tombstones.yaml with day and reason, and never edit a record.',
  sources: ['Claude treats names as stable ids', 'Homebrew: formula renames and tombstones'],
  pass: [
    {
      title: 'a rename that leads to a plugin',
      history:
        '{ released: { finance-accrual-draft: { version: 0.9.0, digest: old } }, retired: [{ name: finance-accrual-draft, renamedTo: finance-accruals }] }',
    },
  ],
  fail: [
    {
      title: 'a name that is used again',
      history: 'retired: [{ name: finance-accruals, renamedTo: null }]',
      finds: ['name "finance-accruals" is that of a plugin that was removed'],
    },
    {
      title: 'a rename that leads nowhere',
      history: 'retired: [{ name: finance-accrual-draft, renamedTo: finance-accrual }]',
      finds: ['rename of "finance-accrual-draft" leads to "finance-accrual", which is no plugin'],
    },
    {
      title: 'a plugin that vanished',
      history: 'released: { finance-cash-forecast: { version: 2.1.0, digest: old } }',
      finds: ['plugin "finance-cash-forecast" was released and is gone without a rename'],
    },
  ],
  none: [
    { title: 'no record of earlier releases' },
    { title: 'a draft', manifest: 'lifecycle: draft', history: 'retired: []' },
  ],
  applies: (_, { history }) => history !== undefined,
  *check({ listed, history, subjects, asOf }) {
    if (history === undefined) return
    const { released, retired } = history
    const names = [...listed.keys()]
    const gone = new Map(retired.map((one) => [one.name, one.renamedTo]))
    for (const { name, renamedTo } of retired) {
      if (listed.has(name)) {
        const how = renamedTo === null ? 'removed' : `renamed to ${quoted(renamedTo)}`
        for (const { plugin } of subjects) {
          if (plugin.name !== name) continue
          yield {
            plugin: plugin.slug,
            ...inPluginJson(plugin, 'name'),
            message: `name ${quoted(name)} is that of a plugin that was ${how}`,
            fix: 'choose another name',
          }
        }
      } else if (renamedTo !== null && !listed.has(renamedTo) && !gone.has(renamedTo)) {
        const meant = nearest(renamedTo, names)
        yield {
          plugin: null,
          message: `rename of ${quoted(name)} leads to ${quoted(renamedTo)}, which is no plugin`,
          file,
          fix: meant === undefined ? 'leave renamedTo out' : `write renamedTo: ${meant}`,
        }
      }
    }
    for (const name of released.keys()) {
      if (listed.has(name) || gone.has(name)) continue
      yield {
        plugin: null,
        message: `plugin ${quoted(name)} was released and is gone without a rename`,
        file,
        fix: `add: { name: ${name}, date: ${asOf}, reason: … }, with renamedTo: where it has another name now`,
      }
    }
  },
})
