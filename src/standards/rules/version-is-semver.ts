/** A version is three numbers in quotes. */
import { lt, valid } from 'semver'
import { quoted } from '../../lib/text.ts'
import { noted } from '../noted.ts'
import { hasReadablePluginJson, pluginJson } from '../plugin-json.ts'
import { rule } from '../rule.ts'

const id = 'version-is-semver'
const first = '0.1.0'

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Version is semantic',
  why: 'YAML reads 1.10 as the number 1.1, and a version that cannot be ordered never reaches the people who have an older one.',
  remedy:
    'Write three numbers in quotes in plugin.json, e.g. "version": "1.2.0", and leave the version out of the README.',
  sources: ['semver.org', 'YAML reads 1.10 as the number 1.1'],
  pass: [
    { title: 'three numbers' },
    {
      title: 'a pre-release',
      pluginJson: 'version: 1.3.0-beta.2',
      files: { 'CHANGELOG.md': '# Changelog\n\n## 1.3.0-beta.2\n\n### Added\n\n- Accruals in euro.\n' },
    },
  ],
  fail: [
    {
      title: 'two numbers',
      pluginJson: 'version: "1.10"',
      files: { 'CHANGELOG.md': '# Changelog\n\n## 1.10\n\n### Added\n\n- Accruals in euro.\n' },
      finds: ['version "1.10" is not a semantic version'],
    },
    {
      title: 'published before its first release',
      pluginJson: 'version: 0.0.4',
      files: { 'CHANGELOG.md': '# Changelog\n\n## 0.0.4\n\n### Added\n\n- Accruals in euro.\n' },
      finds: ['version "0.0.4" is published, expected at least "0.1.0"'],
    },
    {
      title: 'no version',
      pluginJson: 'version: null',
      finds: ['version is missing'],
    },
  ],
  none: [
    { title: 'files in another repository, listed without a version', remote: true },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  // Claude takes the commit for a version where there is none; only what was described by a manifest has promised one.
  applies: ({ plugin, notes }) => plugin.version !== null || plugin.manifest !== null || notes(id).length > 0,
  *check(subject) {
    yield* noted(subject, id, 'write three numbers, e.g. "1.2.0"')
    const { version } = subject.plugin
    const at = { file: pluginJson, at: ['version'] }
    if (version === null) {
      const isWritten = /"version"\s{0,99}:/.test(subject.text(pluginJson) ?? '')
      if (subject.notes(id).length === 0 && hasReadablePluginJson(subject) && !isWritten)
        yield { ...at, message: 'version is missing', fix: `add "version": "${first}" to ${pluginJson}` }
    } else if (subject.lifecycle === 'published' && valid(version) !== null && lt(version, first)) {
      yield {
        ...at,
        message: `version ${quoted(version)} is published, expected at least "${first}"`,
        fix: `write "version": "${first}"`,
      }
    }
  },
})
