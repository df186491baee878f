/** A plugin's name is lower-case words joined by hyphens. */
import { slugOf } from '../../lib/slug.ts'
import { quoted } from '../../lib/text.ts'
import { kebab } from '../../model/primitives.ts'
import { inPluginJson } from '../described.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'name-is-kebab-case'
const [least, most] = [3, 64]

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Name is lower-case words joined by hyphens',
  why: 'Cowork refuses any other name, and people cannot type or link to it reliably.',
  remedy: 'Rename the plugin in plugin.json, its folder and the marketplace entry; keep the old name as a rename.',
  sources: ['agentskills.io: specification', 'Cowork sync needs kebab-case'],
  pass: [{ title: 'words and hyphens' }],
  fail: [
    {
      title: 'a capital in the marketplace',
      remote: true,
      entry: '{ name: finance-Accruals, version: 1.2.0, license: Apache-2.0 }',
      finds: ['name "finance-Accruals" is not lower-case words joined by hyphens'],
    },
    {
      title: 'a sentence for a name',
      remote: true,
      entry:
        '{ name: finance-accruals-for-goods-and-services-that-were-received-but-not-billed, version: 1.2.0, license: Apache-2.0 }',
      finds: [
        'name "finance-accruals-for-goods-and-services-that-were-received-but-not-billed" has 73 characters, expected 3 to 64',
      ],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check(subject) {
    yield* noted(subject, id)
    const { name } = subject.plugin
    const place = inPluginJson(subject.plugin, 'name')
    const told = subject.notes(id).length > 0
    const rename = `rename it to ${slugOf(name)}`
    if (!told && !kebab.test(name))
      yield { ...place, message: `name ${quoted(name)} is not lower-case words joined by hyphens`, fix: rename }
    if (name.length < least || name.length > most) {
      const fix = name.length > most ? rename : 'choose a name that says what the plugin is for'
      yield {
        ...place,
        message: `name ${quoted(name)} has ${name.length} characters, expected ${least} to ${most}`,
        fix,
      }
    }
  },
})
