/** File names survive Windows, a URL, and a disk that does not tell letter case apart. */
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'file-names-are-portable'

export default rule({
  id,
  severity: { T0: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'File names work everywhere',
  why: 'A name that one system cannot hold loses the file there, and a page, while the build says that all is well.',
  remedy: 'Rename the file: letters, digits, hyphens, dots, and no second file that differs in letter case only.',
  sources: ['such names lose a page while the build exits 0'],
  pass: [
    { title: 'words and hyphens' },
    { title: 'letters with accents', files: { 'docs/erläuterung.txt': 'Die Abgrenzung folgt der Bestellung.\n' } },
  ],
  fail: [
    {
      title: 'a question mark',
      files: { 'docs/why-accrue?.txt': 'Costs belong to the month.\n' },
      finds: ['name "why-accrue?.txt" holds "?"'],
    },
    {
      title: 'two names that differ in letter case',
      files: { 'docs/cases.txt': 'Twelve cases.\n', 'docs/Cases.txt': 'Twelve more.\n' },
      finds: ['name "cases.txt" differs from "Cases.txt" only in letter case or Unicode form'],
    },
    {
      title: 'a name that Windows keeps for itself',
      files: { 'docs/aux.txt': 'Auxiliary accounts.\n' },
      finds: ['name "aux.txt" is reserved on Windows'],
    },
  ],
  none: [{ title: 'files in another repository', remote: true }],
  applies: ({ plugin }) => plugin.source.kind === 'local',
  *check(subject) {
    yield* noted(subject, id, 'rename it')
  },
})
