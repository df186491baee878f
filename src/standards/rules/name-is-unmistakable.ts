/** A name is nobody else's: not reserved, and not one that looks like a name of former days. */
import { skeleton } from '../../lib/skeleton.ts'
import { quoted } from '../../lib/text.ts'
import { inPluginJson } from '../described.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'name-is-unmistakable'
/** Names that Claude takes from their owner only; skeletons write l for 1. */
const vendors = /^(?:claude|anthropics?|cc-plugin)(?:-|$)/

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Name cannot be taken for another',
  why: 'Who installs a look-alike trusts a plugin that was never theirs, with the data of the one they meant.',
  remedy: 'Choose a name that differs in a word, not in a letter.',
  sources: ['EclipseFdn/open-vsx.org#8765', "Raycast's reviewers find look-alikes by hand"],
  pass: [
    { title: 'a name of its own' },
    { title: 'a removed plugin had another name', history: 'retired: [{ name: finance-closing, renamedTo: null }]' },
  ],
  fail: [
    {
      title: 'a reserved name',
      policy: 'reservedNames: [finance-accruals]',
      finds: ['name "finance-accruals" is reserved'],
    },
    {
      title: 'a name that looks like a reserved one',
      policy: 'reservedNames: [flnance-accruals, finance-accrua1s]',
      finds: ['name "finance-accruals" is easily taken for the reserved "finance-accrua1s"'],
    },
    {
      title: 'a name that looks like one of former days',
      history: 'retired: [{ name: finance_accruals, renamedTo: null }]',
      finds: ['name "finance-accruals" is easily taken for "finance_accruals", which was removed'],
    },
    {
      title: "a name that reads as the vendor's own",
      remote: true,
      policy: 'domains: [{ id: finance, name: Finance }, { id: claude, name: Claude }]',
      entry: '{ name: claude-official-accruals, version: 1.2.0, license: Apache-2.0 }',
      finds: ['name "claude-official-accruals" is reserved for Anthropic'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check(subject, { policy, history }) {
    const { name } = subject.plugin
    // A name that only mentions the vendor is a matter of taste; two live names that resemble each other are told by id-is-unique.
    yield* noted(subject, id, 'choose another name', ({ severity }) => severity === 'error')
    const looks = skeleton(name)
    // Readers look at the names in plugin.json; an entry whose files are elsewhere has only its own.
    if (subject.plugin.source.kind === 'remote' && vendors.test(looks))
      yield {
        ...inPluginJson(subject.plugin, 'name'),
        message: `name ${quoted(name)} is reserved for Anthropic`,
        fix: 'choose another name',
      }
    const tell = (what: string) => ({
      ...inPluginJson(subject.plugin, 'name'),
      message: `name ${quoted(name)} ${what}`,
      fix: 'choose another name',
    })
    const reserved =
      policy.reservedNames.find((one) => one === name) ?? policy.reservedNames.find((one) => skeleton(one) === looks)
    if (reserved !== undefined)
      yield tell(reserved === name ? 'is reserved' : `is easily taken for the reserved ${quoted(reserved)}`)
    const former = history?.retired.find(
      (one) => one.name !== name && one.renamedTo !== name && skeleton(one.name) === looks,
    )
    if (former !== undefined)
      yield tell(
        `is easily taken for ${quoted(former.name)}, which was ${former.renamedTo === null ? 'removed' : 'renamed'}`,
      )
  },
})
