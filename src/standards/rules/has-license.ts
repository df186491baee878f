/** A plugin says under which licence it may be used and copied. */
import { noted } from '../noted.ts'
import { hasReadablePluginJson, pluginJson } from '../plugin-json.ts'
import { rule } from '../rule.ts'

const id = 'has-license'

export default rule({
  id,
  severity: { T1: 'warning' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Has a licence',
  why: 'Without one nobody may copy the plugin, change it or pass it on, not even another team that means well.',
  remedy: 'Add "license" to plugin.json: an SPDX id such as Apache-2.0, or UNLICENSED for what must stay inside.',
  sources: ['spdx.org/licenses', '19 of 22 plugins in anthropics/knowledge-work-plugins have none'],
  pass: [{ title: 'an SPDX id' }, { title: 'not for others', pluginJson: 'license: UNLICENSED' }],
  fail: [
    {
      title: 'no licence',
      pluginJson: 'license: null',
      finds: ['license is missing'],
    },
    {
      title: 'an empty one',
      pluginJson: 'license: ""',
      finds: ['license is empty'],
    },
  ],
  none: [
    { title: 'a draft', manifest: 'lifecycle: draft' },
    { title: 'files in another repository', remote: true },
  ],
  *check(subject) {
    const fix = 'add "license": "Apache-2.0", or the licence it has'
    yield* noted(subject, id, fix)
    const { license } = subject.plugin
    if (license !== null || subject.notes(id).length > 0 || !hasReadablePluginJson(subject)) return
    yield { file: pluginJson, at: ['license'], message: 'license is empty', fix }
  },
})
