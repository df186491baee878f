/** What was taken from elsewhere says from where, at which state, and under which licence. */
import { quoted } from '../../lib/text.ts'
import { licenceFix } from '../licences.ts'
import { rule } from '../rule.ts'

const vendored = /(?:^|\/)(?:vendor|vendored|third[-_]party|3rd[-_]?party)\/(?:[^/]+\/)?/
const copied = { files: { 'vendor/ledger-lines/parse.py': 'def parse(line):\n    return line.split(",")\n' } }

export default rule({
  id: 'third-party-has-provenance',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Says where third-party content comes from',
  why: 'A copy without a source can neither be updated when a flaw is found nor defended when its licence is asked about.',
  remedy: 'Add an entry to thirdParty with path, source, commit, license and date.',
  sources: ['github/awesome-copilot: external entries', 'a vendored copy in openai/plugins'],
  pass: [
    {
      title: 'a copy with source, commit and date',
      ...copied,
      manifest:
        'thirdParty: [{ path: ./vendor/ledger-lines, source: https://git.example.com/ledger-lines, commit: 4f1c2d9a, license: MIT, date: 2026-05-04 }]',
    },
  ],
  fail: [
    {
      title: 'a copy that nobody explains',
      ...copied,
      finds: ['"vendor/ledger-lines/" is third-party content without provenance'],
    },
    {
      title: 'a copy of no particular state',
      ...copied,
      manifest:
        'thirdParty: [{ path: ./vendor/ledger-lines, source: https://git.example.com/ledger-lines, license: MIT }]',
      finds: ['third-party content "./vendor/ledger-lines" names no commit and no date'],
    },
    {
      title: 'a licence in words of its own',
      ...copied,
      manifest:
        'thirdParty: [{ path: ./vendor/ledger-lines, source: https://git.example.com/ledger-lines, commit: 4f1c2d9a, license: MIT License, date: 2026-05-04 }]',
      finds: ['license "MIT License" is no SPDX expression'],
    },
  ],
  none: [{ title: 'nothing taken from elsewhere' }, { title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ plugin: { files, manifest } }) =>
    (manifest?.thirdParty ?? []).length > 0 || files.some(({ path }) => vendored.test(path)),
  *check({ plugin: { files, manifest } }) {
    const entries = manifest?.thirdParty ?? []
    const told = new Set<string>()
    for (const { path } of files) {
      const found = vendored.exec(path)
      if (found === null) continue
      const folder = path.slice(0, found.index + found[0].length)
      if (told.has(folder) || entries.some((entry) => covers(entry.path, folder) || covers(folder, entry.path)))
        continue
      told.add(folder)
      const fix = `add to thirdParty: - { path: ./${folder}, source: https://…, commit: …, license: …, date: … }`
      yield { file: path, message: `${quoted(folder)} is third-party content without provenance`, fix }
    }
    for (const [i, { path, commit, date, license }] of entries.entries()) {
      const instead = licenceFix(license)
      if (instead !== null)
        yield {
          at: ['thirdParty', i, 'license'],
          message: `license ${quoted(license)} is no SPDX expression`,
          fix: instead,
        }
      const missing = [...(commit === undefined ? ['no commit'] : []), ...(date === undefined ? ['no date'] : [])]
      if (missing.length === 0) continue
      yield {
        at: ['thirdParty', i],
        message: `third-party content ${quoted(path)} names ${missing.join(' and ')}`,
        fix: 'add commit and date of the state that was copied',
      }
    }
  },
})

/** Whether a path is another, or lies above it. */
function covers(above: string, path: string): boolean {
  const plain = (text: string) => text.replace(/^\.\//, '').replace(/\/+$/, '')
  return plain(above) === '' || `${plain(path)}/`.startsWith(`${plain(above)}/`)
}
