/** Faults of our manifest: one sentence each, at its line and column, with what to write. */
import { expect, test } from 'vitest'
import { lines, pluginOf } from './given.ts'

const whole = `title: Month-end close
summary: Closes the books.
owner: finance-operations
maintainers: [mara.lindqvist, jon.okafor]
domain: finance
lifecycle: published
audience: everyone
dataTouched: []
reliability: { statement: No evidence yet }
support: { channel: "#finance-help" }`

const withLine = (key: string, line: string | null) =>
  whole
    .split('\n')
    .flatMap((each) => (each.startsWith(`${key}:`) ? (line === null ? [] : [line]) : [each]))
    .join('\n')

const read = (block: string) => pluginOf({ 'README.md': `---\n${block}\n---\n# Close\n` })

test('a whole manifest is taken as it is', () => {
  const { manifest, title, findings } = read(whole)
  expect(findings).toEqual([])
  expect(title).toBe('Month-end close')
  expect(manifest).toMatchObject({
    owner: 'finance-operations',
    lifecycle: 'published',
    audience: 'everyone',
    dataTouched: [],
  })
})

test.each([
  ['owner', null, '1:1 error owner is missing (manifest-matches-schema) → add owner: finance-operations'],
  [
    'support',
    null,
    '1:1 error support is missing (manifest-matches-schema) → add support: { channel: "#finance-help" }',
  ],
  [
    'owner',
    'owner: Finance Ops',
    '4:8 error owner is "Finance Ops", expected lower-case words joined by hyphens (manifest-matches-schema) → write finance-ops',
  ],
  [
    'owner',
    'owner: [finance]',
    '4:8 error owner is [finance], expected text (manifest-matches-schema) → write owner: finance-operations',
  ],
  [
    'owner',
    'owner:',
    '4:7 error owner is empty, expected text (manifest-matches-schema) → write owner: finance-operations',
  ],
  [
    'lifecycle',
    'lifecycle: publishd',
    '7:12 error lifecycle is "publishd", expected draft, published, deprecated or disabled (manifest-matches-schema) → write published',
  ],
  [
    'lifecycle',
    'lifecycle: { state: retired }',
    '7:21 error lifecycle.state is "retired", expected draft, published, deprecated or disabled (manifest-matches-schema) → write state: where the plugin stands: draft, published, deprecated or disabled',
  ],
  [
    'lifecycle',
    'lifecycle: { state: draft, date: 1.9.2026 }',
    '7:34 error lifecycle.date is "1.9.2026", expected a day as yyyy-mm-dd (manifest-matches-schema) → write it like 2026-09-01',
  ],
  [
    'lifecycle',
    'lifecycle: { date: 2026-09-01 }',
    '7:12 error lifecycle.state is missing (manifest-matches-schema) → add state: where the plugin stands: draft, published, deprecated or disabled',
  ],
  [
    'lifecycle',
    'lifecycle: { state: draft, reson: x }',
    '7:28 error unknown key "reson", did you mean "reason" (manifest-matches-schema) → rename it to reason',
  ],
  [
    'audience',
    'audience: 5',
    '8:11 error audience is 5, expected team ids it is meant for, or everyone (manifest-matches-schema) → write audience: everyone',
  ],
  [
    'audience',
    'audience: everybody',
    '8:11 error audience is "everybody", expected everyone (manifest-matches-schema) → write everyone',
  ],
  ['audience', 'audience: []', '8:11 error audience is empty (manifest-matches-schema) → write audience: everyone'],
  [
    'audience',
    'audience: [Legal]',
    '8:12 error audience[0] is "Legal", expected lower-case words joined by hyphens (manifest-matches-schema) → write legal',
  ],
  [
    'dataTouched',
    'dataTouched: [{ system: NetSuite, class: internal, operations: [raed], purpose: Balances }]',
    '9:65 error dataTouched[0].operations[0] is "raed", expected read, write, delete, send or pay (manifest-matches-schema) → write read',
  ],
  [
    'dataTouched',
    'dataTouched: none',
    '9:14 error dataTouched is "none", expected a list (manifest-matches-schema) → write dataTouched: []',
  ],
  [
    'title',
    `title: ${'Close '.repeat(14)}`,
    '2:8 error title has 83 characters, expected at most 80 (manifest-matches-schema) → shorten it',
  ],
  [
    'title',
    'title: Close\nversion: 1.10',
    '3:10 error version is 1.10, expected text (version-is-semver) → write "1.10"',
  ],
  [
    'title',
    'title: Close\ntags: [a, b, c, d, e, f, g, h, i, j, k]',
    '3:7 error tags has 11 entries, expected at most 10 (manifest-matches-schema) → shorten it',
  ],
  [
    'title',
    'title: Close\nownr: legal',
    '3:1 error unknown key "ownr", did you mean "owner" (manifest-matches-schema) → rename it to owner',
  ],
  [
    'title',
    'title: Close\ntoString: x',
    '3:1 error unknown key "toString" (manifest-matches-schema) → remove it, or move it under metadata',
  ],
  [
    'support',
    'support: ask around',
    '11:10 error support is "ask around", expected a map (manifest-matches-schema) → write support: { channel: "#finance-help" }',
  ],
  [
    'support',
    'support: { channel: "#x" }\nthirdParty: [{ path: ./a, source: somewhere, license: MIT }]',
    '12:35 error thirdParty[0].source is "somewhere", expected an address such as https://wiki.example/page (manifest-matches-schema) → write the whole address',
  ],
])('%s: %s', (key, line, expected) => {
  const { manifest, findings } = read(withLine(key, line))
  expect(lines(findings)).toEqual([`README.md:${expected}`])
  expect(manifest).toBeNull()
})

test('several faults come in the order of their lines', () => {
  const { findings } = read(whole.replace('published', 'publishd').replace('domain: finance', 'domain: Finance'))
  expect(findings.map((finding) => [finding.line, finding.source])).toEqual([
    [6, 'domain: Finance'],
    [7, 'lifecycle: publishd'],
  ])
})

test('what repeats plugin.json must agree with it', () => {
  const { findings } = read(`${whole}\nname: month-close\nversion: "2.0.0"\ndescription: x`)
  expect(lines(findings)).toEqual([
    'README.md:1:1 error name is "month-close", in plugin.json "month-end" (manifests-agree) → leave name out of the README',
    'README.md:1:1 error version is "2.0.0", in plugin.json "1.0.0" (manifests-agree) → leave version out of the README',
  ])
})

test('a README without manifest is no fault; its plugin is just not described', () => {
  const { manifest, findings, readme, title } = pluginOf({})
  expect([manifest, findings, readme, title]).toEqual([null, [], 'README.md', 'Month end'])
})

test('two READMEs, and none', () => {
  expect(lines(pluginOf({ 'README.mdx': '# Close' }).findings)).toEqual([
    'README.mdx error there is a README.md beside it (has-one-strict-manifest) → keep one of the two',
  ])
  expect(lines(pluginOf({ 'README.md': null }).findings)).toEqual([
    '. warning there is no README.md (has-one-strict-manifest) → add one that says what the plugin does and when to use it',
  ])
})
