/** What manifest, plugin.json and marketplace entry all say, they say alike. */
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'manifests-agree'

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Manifests agree',
  why: 'Each surface reads another of the files, so people see one version and get another.',
  remedy: 'Say it once, in plugin.json; leave it out of the README and of the marketplace entry.',
  sources: ['WYRE-AI/msp-claude-plugins PR 136', 'netresearch/claude-code-marketplace'],
  pass: [
    { title: 'said once' },
    { title: 'the manifest repeats the version', manifest: 'version: "1.2.0"' },
    { title: 'an entry that adds nothing', entry: '{ category: finance }' },
  ],
  fail: [
    {
      title: 'another version in the manifest',
      manifest: 'version: "1.1.0"',
      finds: ['version is "1.1.0", in plugin.json "1.2.0"'],
    },
    {
      title: 'another version in the marketplace',
      entry: '{ version: 1.1.0 }',
      finds: ['version is "1.1.0", in plugin.json "1.2.0", which counts'],
    },
    {
      title: 'another description in the marketplace',
      entry: '{ description: Everything for the close. }',
      finds: ['description is another one than in plugin.json'],
    },
  ],
  none: [
    { title: 'a draft', manifest: 'lifecycle: draft' },
    { title: 'files in another repository', remote: true },
  ],
  *check(subject) {
    yield* noted(subject, id, 'write the same in both')
  },
})
