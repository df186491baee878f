/** A plugin is small enough to be copied to everybody who installs it. */
import { counted, quoted } from '../../lib/text.ts'
import { noted } from '../noted.ts'
import { type Found, rule } from '../rule.ts'

const id = 'fits-size-budget'
const archive = /\.(?:zip|tar|tgz|gz|bz2|xz|zst|7z|rar)$/i

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'nothing',
  title: 'Fits the size budget',
  why: 'Every install copies the whole folder, and nobody can review what an archive or ten thousand files hide.',
  remedy: 'Move large assets out of the plugin, unpack archives, and remove installed packages from the repository.',
  sources: ["Claude's own limits are 5,000 files and 200 MB", 'archive bombs'],
  pass: [{ title: 'a dozen small files' }],
  fail: [
    {
      title: 'too many files',
      policy: 'budgets: { files: 8 }',
      finds: ['plugin has 9 files, expected at most 8'],
    },
    {
      title: 'one file that is too large',
      policy: 'budgets: { fileBytes: 51200 }',
      files: { 'docs/receipts.txt': 'GRN-10452 | Karlsson Bearings | 1,204.50\n'.repeat(1_500) },
      finds: ['file has 60.1 KiB, expected at most 50 KiB'],
    },
    {
      title: 'too much in all',
      policy: 'budgets: { bytes: 1048576 }',
      files: { 'docs/june.txt': 'GRN-10452\n'.repeat(66_000), 'docs/july.txt': 'GRN-20193\n'.repeat(66_000) },
      finds: ['plugin has 1.3 MiB in all, expected at most 1 MiB'],
    },
    {
      title: 'an archive',
      files: { 'docs/templates.zip': 'PK\u0003\u0004\u0014\u0000\u0000\u0000' },
      finds: ['"docs/templates.zip" is an archive'],
    },
  ],
  none: [
    { title: 'files in another repository', remote: true },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }) => plugin.source.kind === 'local',
  *check(subject, { policy: { budgets } }) {
    const { files, size } = subject.plugin
    const paths = new Set(files.map(({ path }) => path))
    // What readers say of a single file is their own limit, not the organisation's.
    yield* [...noted(subject, id, 'move large content out of the plugin')].filter(({ file = '' }) => !paths.has(file))
    if (files.length > budgets.files)
      yield whole(`plugin has ${counted(files.length, 'file')}, expected at most ${budgets.files}`)
    if (size > budgets.bytes) yield whole(`plugin has ${sized(size)} in all, expected at most ${sized(budgets.bytes)}`)
    for (const { path, size: bytes, type } of files) {
      const isArchive = archive.test(path) && type === 'binary'
      if (isArchive)
        yield { file: path, message: `${quoted(path)} is an archive`, fix: 'unpack it, or move it out of the plugin' }
      else if (bytes > budgets.fileBytes) {
        yield {
          file: path,
          message: `file has ${sized(bytes)}, expected at most ${sized(budgets.fileBytes)}`,
          fix: 'split it, or move it out of the plugin',
        }
      }
    }
  },
})

function whole(message: string): Found {
  return { file: '', message, fix: 'move large assets out of the plugin and link to them' }
}

function sized(bytes: number): string {
  const [unit, name] = bytes >= 1_048_576 ? [1_048_576, 'MiB'] : [1_024, 'KiB']
  return `${Math.ceil((bytes / unit) * 10) / 10} ${name}`
}
