/** A plugin is what lies in its folder: no links, no submodules, no pointers to content elsewhere. */
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'holds-only-plain-files'
const pointerMark = 'version https://git-lfs.github.com/spec/v1'
const pointerMost = 1_024

export default rule({
  id,
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Holds only plain files',
  why: 'A link can publish a file that was never meant to leave the repository, and content behind a pointer never reaches users.',
  remedy: 'Replace the link, submodule or pointer by a copy of what it stands for.',
  sources: ['a link out of the tree is published by a default Astro build', 'Git LFS content never reaches a plugin'],
  pass: [{ title: 'plain files only' }],
  fail: [
    {
      title: 'a link out of the plugin',
      links: { 'docs/policy.txt': '../../../shared/policy.txt' },
      finds: ['a link to "../../../shared/policy.txt" leads nowhere'],
    },
    {
      title: 'a pointer of Git LFS',
      files: {
        'docs/accrual-cases.csv':
          'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n',
      },
      finds: ['file is a pointer of Git LFS, its content is not in the plugin'],
    },
  ],
  none: [{ title: 'files in another repository', remote: true }],
  applies: ({ plugin }) => plugin.source.kind === 'local',
  *check(subject) {
    yield* noted(subject, id, 'replace it by a copy')
    for (const { path, size, type } of subject.plugin.files) {
      if (type !== 'text' || size > pointerMost || !subject.text(path)?.startsWith(pointerMark)) continue
      yield {
        file: path,
        line: 1,
        message: 'file is a pointer of Git LFS, its content is not in the plugin',
        fix: `git lfs untrack ${path} && git add --renormalize ${path}`,
      }
    }
  },
})
