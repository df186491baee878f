/** Each file of the central data against its schema: what is told, on which line, with which fix. */
import { describe, expect, test } from 'vitest'
import { compare } from './marked.ts'

const policy = `
dataClasses:
  - { id: internal, name: Internal, description: Everyday working material. }
domains:
  - { id: finance, name: Finance }
tags: [month-end]
`
const team = '- { id: finance-operations, name: Finance Operations }\n'

const connector = (changes = '') => `
id: netsuite
name: NetSuite
purpose: Look up ledger entries.
owner: finance-operations
class: internal
data: [ledger entries]
hosts: [mcp.acme.example]
variants:
  - { name: standard, transport: http, url: "https://mcp.acme.example/netsuite", auth: oauth }
scopes:
  - { id: ledger.read, operation: read, description: Read journal entries. }
access: Ask in the channel.
${changes}`

const cases: [what: string, files: Record<string, string>][] = [
  ['nothing at all', {}],
  ['files without content', { 'teams.yaml': '# none yet\n', 'waves.yaml': '', 'connectors/README.md': 'x' }],
  [
    'a pattern of secrets that is none',
    {
      'policy.yaml': `${policy}secrets:
  - { kind: a gateway key, pattern: "bwg_[a-z" } #! secrets[0].pattern is "bwg_[a-z", which is no regular expression\n`,
    },
  ],
  ['everything in order', { 'policy.yaml': policy, 'teams.yaml': team, 'connectors/netsuite.yaml': connector() }],
  [
    'a misspelt key',
    {
      'teams.yaml': `
- id: finance-operations
  name: Finance Operations
  domian: finance #! unknown key "domian", did you mean "domain" → rename it to domain
`,
    },
  ],
  [
    'a key that is like no other',
    {
      'waves.yaml': `
- id: wave-1
  name: Wave 1
  start: 2026-03-02
  budgetary: 7 #! unknown key "budgetary" → remove it
`,
    },
  ],
  [
    'missing keys',
    {
      'teams.yaml': `
- id: finance-operations #! entry 1 name is missing → add name: Name to show, e.g. Finance Operations
- name: Legal #! entry 2 id is missing → add id: Short name used in manifests, e.g. finance-operations
`,
    },
  ],
  [
    'an id that is not one',
    {
      'teams.yaml':
        '- { id: Finance Operations, name: Finance } #! entry 1 id is "Finance Operations", expected lower-case words joined by hyphens → write finance-operations\n',
    },
  ],
  [
    'a value that is not in the list',
    {
      'connectors/netsuite.yaml': connector()
        .replace('operation: read,', 'operation: raed,')
        .replace(
          /(raed.*)/,
          '$1 #! scopes[0].operation is "raed", expected read, write, delete, send or pay → write read',
        ),
    },
  ],
  [
    'days that are none',
    {
      'waves.yaml': `
- id: wave-1
  name: Wave 1
  start: 2026-02-30 #! entry 1 start is "2026-02-30", expected a day as yyyy-mm-dd → write it like 2026-09-01
- id: wave-2
  name: Wave 2
  start: next spring #! entry 2 start is "next spring", expected a day as yyyy-mm-dd → write it like 2026-09-01
`,
    },
  ],
  [
    'wrong types',
    {
      'teams.yaml': `
- id: finance-operations
  name: 2026 #! entry 1 name is "2026", expected text → write "2026"
  people: many #! entry 1 people is "many", expected a number → write How many people are in the team
  maintainers: mara.lindqvist #! entry 1 maintainers is "mara.lindqvist", expected a list → write Members who maintain plugins
`,
    },
  ],
  [
    'an address that is none',
    {
      'connectors/netsuite.yaml': connector(
        'issue: the form #! issue is "the form", expected an address such as https://host/path → write Link to the request form\n',
      ),
    },
  ],
  [
    'an address of another kind',
    {
      'connectors/netsuite.yaml': connector(
        'issue: javascript:alert(1) #! issue is "javascript:alert(1)", expected an address such as https://host/path → write Link to the request form\n',
      ),
    },
  ],
  [
    'an empty list',
    {
      'policy.yaml':
        'dataClasses: [] #! dataClasses is empty → write Data classes from least to most sensitive\ndomains: [{ id: finance, name: Finance }]\ntags: []\n',
    },
  ],
  [
    'a map where a list belongs',
    { 'teams.yaml': 'finance-operations: { name: Finance } #! the file is a map, expected a list\n' },
  ],
  [
    'a digest that is none',
    {
      'reviews/finance-close.yaml': `
- digest: sha256:abc #! entry 1 digest is "sha256:abc", expected sha256: and 64 hex characters → write Content digest that was reviewed
  tier: T2
  reviewers: [{ name: ellen.brandt, role: standards }]
  date: 2026-06-12
`,
    },
  ],
]

test.each(cases)('%s', (_what, files) => {
  const { marked, told } = compare(files)
  expect(told).toEqual(marked)
})

describe('YAML that is not accepted', () => {
  test.each([
    ['a key twice', '- id: legal\n  name: Legal\n  id: law #! key "id" is there twice → remove one of the two\n'],
    ['a tag', '- id: legal\n  name: !!js/function "x" #! tag "!!js/function" is refused\n'],
    [
      'a colon without quotes',
      '- id: legal\n  name: Legal: contracts #! a value holds ": " without quotes around it → write name: "Legal: contracts"\n',
    ],
    [
      'a key that reaches for the prototype',
      '- id: legal\n  __proto__: { name: Legal } #! key "__proto__" is refused → rename the key\n',
    ],
  ])('%s', (_what, text) => {
    const { marked, told } = compare({ 'teams.yaml': text })
    expect(told).toEqual(marked)
  })
})
