/** A plugin has one name: that of its folder, everywhere. */
import { quoted } from '../../lib/text.ts'
import { noted } from '../noted.ts'
import { pluginJson } from '../plugin-json.ts'
import { rule } from '../rule.ts'

const id = 'name-matches-folder'

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Is called what its folder is called',
  why: 'People install by one name, type another and search the repository for a third.',
  remedy: 'Rename the folder, or add a rename to the marketplace when the name has been in use.',
  sources: ['393 cases in one public repository', 'anthropics/claude-plugins-official#2032'],
  pass: [
    { title: 'folder and plugin.json agree' },
    { title: 'the manifest repeats the name', manifest: 'name: finance-accruals' },
  ],
  fail: [
    {
      title: 'another name in plugin.json',
      pluginJson: 'name: finance-month-end-accruals',
      finds: ['name is "finance-month-end-accruals", the folder is "finance-accruals"'],
    },
    {
      title: 'another name in the manifest, none in plugin.json',
      files: { '.claude-plugin/plugin.json': null },
      entry: '{ version: 1.2.0, license: Apache-2.0, description: Drafts accruals. Use it during the close. }',
      manifest: '{ name: month-end-accruals }',
      policy: 'baseline: [{ plugin: finance-accruals, rule: syncs-to-cowork }]',
      finds: ['name is "month-end-accruals", the folder is "finance-accruals"'],
    },
  ],
  none: [
    { title: 'a draft', manifest: 'lifecycle: draft' },
    { title: 'files in another repository', remote: true },
  ],
  // The root of a repository is called whatever its clone is called.
  applies: ({ plugin }) => plugin.source.kind === 'local' && plugin.source.path !== '.',
  *check(subject) {
    yield* noted(subject, id)
    const { name, manifest, source, files } = subject.plugin
    if (source.kind !== 'local' || files.some(({ path }) => path === pluginJson)) return
    const folder = source.path.slice(source.path.lastIndexOf('/') + 1)
    const ours = manifest?.name
    if (ours !== undefined && ours !== folder) {
      yield {
        at: ['name'],
        message: `name is ${quoted(ours)}, the folder is ${quoted(folder)}`,
        fix: `write name: ${folder}, or leave it out`,
      }
    }
    if (name !== folder) {
      yield {
        file: '',
        message: `name is ${quoted(name)} in the marketplace, the folder is ${quoted(folder)}`,
        fix: `git mv ${source.path} ${source.path.slice(0, -folder.length)}${name}`,
      }
    }
  },
})
