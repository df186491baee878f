/** No two plugins can be taken for each other, whatever state they are in. */
import { noted } from '../noted.ts'
import { catalogRule } from '../rule.ts'

export default catalogRule({
  id: 'id-is-unique',
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'nothing',
  title: 'Has a name of its own',
  why: 'Of two plugins with one name people install one or the other, and an impostor takes the page of its victim.',
  remedy: 'Rename one of the two; what people have installed follows through a renames entry of the marketplace.',
  sources: ['threats.md P04 and P05'],
  pass: [{ title: 'a name that no other resembles' }],
  fail: [
    {
      title: 'a digit that looks like a letter',
      remote: true,
      entry: '{ name: finance-accrua1s, version: 1.2.0, license: Apache-2.0 }',
      others: { 'finance-accruals': {} },
      finds: ['name "finance-accrua1s" is easily taken for "finance-accruals" of "plugins/finance-accruals"'],
    },
  ],
  none: [{ title: 'the only plugin there is', others: { 'finance-expense-audit': null } }],
  applies: (_, { subjects }) => subjects.length > 1,
  *check({ subjects }) {
    for (const subject of subjects)
      for (const found of noted(subject, 'id-is-unique', 'rename one of the two'))
        yield { plugin: subject.plugin.slug, ...found }
  },
})
