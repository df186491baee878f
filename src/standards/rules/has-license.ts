/** A plugin says under which licence it may be used and copied. */
import { quoted } from '../../lib/text.ts'
import { inPluginJson } from '../described.ts'
import { licenceFix } from '../licences.ts'
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
  sources: [
    'spdx.org/licenses',
    'docs.npmjs.com: package.json, license',
    '19 of 22 plugins in anthropics/knowledge-work-plugins have none',
  ],
  pass: [
    { title: 'an SPDX id' },
    { title: 'a choice of two', pluginJson: 'license: (MIT OR Apache-2.0)' },
    { title: 'one of its own', pluginJson: 'license: LicenseRef-Brightwater' },
    { title: 'not for others', pluginJson: 'license: UNLICENSED' },
  ],
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
    {
      title: 'a name of its own',
      pluginJson: 'license: Apache 2',
      finds: ['license "Apache 2" is no SPDX expression'],
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
    const instead = license === null ? null : licenceFix(license)
    if (instead !== null)
      yield {
        ...inPluginJson(subject.plugin, 'license'),
        message: `license ${quoted(license)} is no SPDX expression`,
        fix: instead,
      }
    if (license !== null || subject.notes(id).length > 0 || !hasReadablePluginJson(subject)) return
    yield { file: pluginJson, at: ['license'], message: 'license is empty', fix }
  },
})
