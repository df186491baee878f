/** Manifest and plugin.json hold the keys that are read, with values of the right kind. */
import { expected, quoted } from '../../lib/text.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const id = 'manifest-matches-schema'

export default rule({
  id,
  severity: { T0: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Manifest fits its schema',
  why: 'A key nobody reads looks as if it counted: the plugin then lacks an owner, a scope or a class that its author believes is there.',
  remedy: 'Rename the key as the message says, or move it under metadata; take domain and tags from org/policy.yaml.',
  sources: ['claude plugin validate --strict', 'EventCatalog'],
  pass: [
    { title: 'every field that is required' },
    { title: 'data of the team itself', manifest: 'metadata: { costCentre: 4100 }' },
  ],
  fail: [
    {
      title: 'a typing slip',
      manifest: 'relyability: { statement: It is good. }',
      finds: ['unknown key "relyability", did you mean "reliability"'],
    },
    {
      title: 'a value that nobody knows',
      manifest: 'lifecycle: publishd',
      finds: ['lifecycle is "publishd", expected draft, published, deprecated or disabled'],
    },
    {
      title: 'a tag outside the taxonomy',
      manifest: 'tags: [accruals, month-ends]',
      finds: ['tag "month-ends" is not in the taxonomy'],
    },
    {
      title: 'a domain that is not registered',
      manifest: 'domain: financials',
      finds: ['domain "financials" is not registered'],
    },
    {
      title: 'an author without a name in plugin.json',
      pluginJson: 'author: { email: fin-ops@brightwater.example, name: null }',
      finds: ['author is a map, expected a map with a name'],
    },
    {
      title: 'a server that Claude drops',
      edits: { '.mcp.json': ['/netsuite"', '/netsuite",\n      "timeout": "30 s"'] },
      finds: ['server "netsuite" is dropped: timeout is text, expected a number'],
    },
  ],
  none: [{ title: 'files in another repository', remote: true }],
  applies: ({ plugin, notes }) => plugin.source.kind === 'local' || notes(id).length > 0,
  *check(subject, { policy, hasOrg }) {
    // Advice speaks of habits that Claude accepts; that a surface refuses the plugin is told by syncs-to-cowork.
    const toldElsewhere = subject.notes('version-is-semver').length > 0
    yield* noted(subject, id, 'write what is expected', ({ severity, message }) => {
      const isVersion = toldElsewhere && message.startsWith('version is')
      return severity !== 'advice' && !isVersion && !message.startsWith('there is no plugin.json')
    })
    const { manifest } = subject.plugin
    if (manifest === null || !hasOrg) return
    const domains = policy.domains.map((domain) => domain.id)
    if (!domains.includes(manifest.domain)) {
      yield {
        at: ['domain'],
        message: `domain ${quoted(manifest.domain)} is not registered`,
        fix: `write ${expected(manifest.domain, domains)}`,
      }
    }
    for (const [i, tag] of (manifest.tags ?? []).entries()) {
      if (policy.tags.includes(tag)) continue
      yield {
        at: ['tags', i],
        message: `tag ${quoted(tag)} is not in the taxonomy`,
        fix: `write ${expected(tag, policy.tags)}, or add it to org/policy.yaml`,
      }
    }
  },
})
