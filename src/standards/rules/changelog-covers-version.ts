/** The changelog says what the current version brought. */
import { quoted } from '../../lib/text.ts'
import { type Section, sectionsOf } from '../prose.ts'
import { rule } from '../rule.ts'

const kinds = /^[\s#*_\-+]*(?:added|changed|deprecated|removed|fixed|security)\b/i

export default rule({
  id: 'changelog-covers-version',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Changelog covers the version',
  why: 'Who is offered an update cannot tell whether it mends a fault, takes a scope or breaks the way they work.',
  remedy:
    'Add an entry for the version with one heading for each kind of change: Added, Changed, Deprecated, Removed, Fixed, Security.',
  sources: ['keepachangelog.com', 'Artifact Hub', 'bitwarden/ai-plugins'],
  pass: [
    { title: 'an entry with a kind' },
    {
      title: 'kinds as words',
      files: { 'CHANGELOG.md': '# Changelog\n\n## [v1.2.0]\n\n- **Added** the accrual-status command.\n' },
    },
  ],
  fail: [
    {
      title: 'no entry for the version',
      pluginJson: 'version: 1.2.1',
      finds: ['CHANGELOG.md has no entry for "1.2.1"'],
    },
    {
      title: 'an entry without kinds',
      files: { 'CHANGELOG.md': '# Changelog\n\n## 1.2.0 - 2026-11-03\n\n- Various improvements.\n' },
      finds: ['entry for "1.2.0" names no kind of change'],
    },
    {
      title: 'no changelog',
      files: { 'CHANGELOG.md': null },
      finds: ['there is no CHANGELOG.md'],
    },
  ],
  none: [
    { title: 'a draft', manifest: 'lifecycle: draft' },
    { title: 'files in another repository', remote: true },
  ],
  applies: ({ plugin }) => plugin.version !== null,
  *check({ plugin: { documents, version } }) {
    if (version === null) return
    const stub = `## ${version}\n\n### Added\n\n- …`
    const changelog = documents.find(({ role }) => role === 'changelog')
    if (changelog === undefined) {
      yield { file: '', message: 'there is no CHANGELOG.md', fix: `write CHANGELOG.md:\n# Changelog\n\n${stub}` }
      return
    }
    const file = changelog.path
    const entry = sectionsOf(changelog).find((section) => isOf(section, version))
    if (entry === undefined)
      yield { file, line: changelog.line, message: `${file} has no entry for ${quoted(version)}`, fix: `add:\n${stub}` }
    else if (!entry.lines.some(({ text }) => kinds.test(text))) {
      yield {
        file,
        line: entry.line,
        message: `entry for ${quoted(version)} names no kind of change`,
        fix: 'put ### Added, ### Changed, ### Deprecated, ### Removed, ### Fixed or ### Security above its lines',
      }
    }
  },
})

/** A heading that starts with the version, with or without a v or brackets. */
function isOf({ title }: Section, version: string): boolean {
  const [first = ''] = title.split(/[\s(:,–—]/)
  return first.replace(/^v(?=\d)/i, '') === version
}
