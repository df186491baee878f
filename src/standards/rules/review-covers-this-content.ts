/** What was reviewed is what is here, and the right people reviewed it. */
import { reviewerFaults } from '../reviewers.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'review-covers-this-content',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'Was reviewed as it is now',
  why: 'A review of yesterday’s text vouches for nothing that was added since, and a review by its author for nothing at all.',
  remedy: 'Have the current content reviewed, by somebody other than its author and in the roles of its tier.',
  sources: ["Anthropic's plugin review: verdicts are keyed by policy and content hash"],
  pass: [
    { title: 'a review of this content' },
    {
      title: 'an older review beside the one that counts',
      reviews: `- { digest: "sha256:${'0'.repeat(64)}", tier: T2, date: 2026-05-04, scope: All files, reviewers: [{ name: ines.duarte, role: standards }, { name: sofia.brandt, role: lead }] }
- { digest: current, tier: T2, date: 2026-11-09, scope: All files, reviewers: [{ name: ines.duarte, role: standards }, { name: sofia.brandt, role: lead }] }`,
    },
  ],
  fail: [
    {
      title: 'a role that the tier asks for is missing',
      reviews:
        '[{ digest: current, tier: T2, date: 2026-11-09, scope: All files, reviewers: [{ name: ines.duarte, role: standards }] }]',
      finds: ["the review of 2026-11-09 lacks the owner team's lead"],
    },
    {
      title: 'a reviewer in a role that is not theirs',
      reviews:
        '[{ digest: current, tier: T2, date: 2026-11-09, scope: All files, reviewers: [{ name: jon.park, role: standards }, { name: sofia.brandt, role: lead }] }]',
      finds: ['the review of 2026-11-09 names "jon.park" as standards, but no team of theirs fills that role'],
    },
    {
      title: 'the author as the only reviewer',
      pluginJson: 'author: { name: Sofia Brandt }',
      manifest: `{ audience: [finance-operations], connectors: [{ id: drive, scopes: [files.read], data: [documents] }], dataTouched: [{ system: Drive, connector: drive, class: internal, operations: [read], purpose: Reads the calendar. }] }`,
      files: {
        '.mcp.json':
          '{ "mcpServers": { "drive": { "type": "http", "url": "https://mcp.brightwater.example/drive" } } }\n',
      },
      edits: { 'README.md': ['from `netsuite`', 'from `drive`'], 'CONNECTORS.md': ['netsuite', 'drive'] },
      reviews:
        '[{ digest: current, tier: T1, date: 2026-11-09, scope: All files, reviewers: [{ name: sofia.brandt, role: peer }] }]',
      finds: ['the review of 2026-11-09 was done by its author "sofia.brandt" alone'],
    },
  ],
  none: [
    { title: 'a plugin that was never reviewed', reviews: '[]' },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }, { hasOrg, org }) => hasOrg && (org.reviews.get(plugin.name) ?? []).length > 0,
  *check({ plugin }, { org, asOf }) {
    const reviews = (org.reviews.get(plugin.name) ?? [])
      .filter(({ date }) => date <= asOf)
      .toSorted((a, b) => (a.date < b.date ? 1 : -1))
    const current = reviews.find(({ digest }) => digest === plugin.digest)
    if (current === undefined) {
      const last = reviews[0]
      const message =
        last === undefined
          ? 'its only review is dated in the future'
          : `its content changed since the review of ${last.date}`
      yield {
        message,
        fix: `have it reviewed again, and add to org/reviews/${plugin.name}.yaml: digest: ${plugin.digest}`,
      }
      return
    }
    for (const { message, fix } of reviewerFaults(current, plugin, org))
      yield { message: `the review of ${current.date} ${message}`, fix }
  },
})
