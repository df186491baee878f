/** A plugin has one README, and a manifest at its top that can be read in one way only. */
import { manifestTemplate } from '../manifest-template.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'has-one-strict-manifest'

export default rule({
  id,
  severity: { T0: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Has one README with one strict manifest',
  why: 'A product has an owner, a version and documentation; where a manifest can be read in two ways, people and programs see different ones.',
  remedy:
    'Start from the template: one README.md that opens with a block of plain YAML between two lines of three dashes.',
  sources: ['scaling article: a product with an owner, a version, and documentation', 'gray-matter executes ---js'],
  pass: [{ title: 'one README that opens with YAML' }],
  fail: [
    {
      title: 'two READMEs',
      files: { 'README.mdx': '# Month-end Accruals\n' },
      finds: ['there is a README.md beside it'],
    },
    {
      title: 'no README',
      files: { 'README.md': null },
      finds: ['there is no README.md'],
    },
    {
      title: 'a README without a manifest',
      edits: { 'README.md': ['---\ntitle:', '```yaml\ntitle:'] },
      finds: ['README.md opens without a manifest'],
    },
    {
      title: 'a block that would be run',
      edits: { 'README.md': ['---\ntitle:', '---js\ntitle:'] },
      finds: ['frontmatter opens with "---js"'],
    },
    {
      title: 'one key twice',
      edits: { 'README.md': ['domain: finance', 'domain: finance\ndomain: sales'] },
      finds: ['key "domain" is there twice'],
    },
    {
      title: 'a tag',
      edits: { 'README.md': ['tags: [accruals, month-end]', 'tags: [accruals, !!str month-end]'] },
      finds: ['tag "!!str" is refused'],
    },
  ],
  none: [{ title: 'files in another repository', remote: true }],
  // Without central data nobody has agreed on manifests; what stands there must still be readable.
  applies: ({ plugin, notes }, { hasOrg }) => hasOrg || plugin.manifest !== null || notes(id).length > 0,
  *check(subject, { hasOrg }) {
    const { plugin, text, notes } = subject
    yield* noted(subject, id, 'write it as plain YAML')
    if (!hasOrg || plugin.readme === null || notes(id).length > 0) return
    const opens = text(plugin.readme)
    if (opens === null || /^---[ \t]*\n/.test(opens)) return
    yield {
      line: 1,
      message: `${plugin.readme} opens without a manifest`,
      fix: `put at its top:\n${manifestTemplate(plugin)}`,
    }
  },
})
