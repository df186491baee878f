/** The messy organisation: one plugin for each kind of fault, and what is told of it, where, and with which fix. */
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lineOf, orgs, read, repository } from './repository.ts'

const root = join(orgs, 'messy')
const library = read(root)

test('every folder has a record and an address of its own; none is lost, none is quarantined', () => {
  const folders = readdirSync(join(root, 'plugins'), { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('_'),
  )
  expect(library.plugins.map(({ name }) => name)).toEqual(folders.map(({ name }) => name).sort())
  expect(new Set(library.plugins.map(({ slug }) => slug)).size).toBe(folders.length)
  expect(library.plugins.filter(({ quarantined }) => quarantined !== null)).toEqual([])
  expect(library.findings).toEqual([])
})

/** By plugin: its findings as "file:line:column severity message (rule) → fix", the folder of the plugin left out. */
const expected: Record<string, string[]> = {
  'finance-bare-skill': [
    'skills/check-invoice/SKILL.md:1:1 warning skill has no frontmatter (skills-meet-spec) → add --- name: check-invoice, description: … ---',
  ],
  'finance-broken-json': [
    '.claude-plugin/plugin.json:5:1 error JSON does not parse: "}" comes too early, or follows a comma (json-is-valid)',
  ],
  'finance-colon-in-skill': [
    'skills/check-invoice/SKILL.md:3:14 warning frontmatter is read only after quoting "description" (skills-meet-spec) → put the value of description in double quotes',
  ],
  'finance-double-keys': [
    '.claude-plugin/plugin.json:5:3 error key "version" is there twice (json-keys-are-unique) → remove one of the two',
    '.claude-plugin/plugin.json:6:3 error key "__proto__" is refused (json-keys-are-unique) → rename the key',
  ],
  'finance-engine-manifest': [
    'README.md:1:1 error frontmatter opens with "---js" (has-one-strict-manifest) → open it with ---',
  ],
  'finance-hook-list': ['hooks/hooks.json:1:1 error the file holds no map (hooks-are-declared) → write { … }'],
  'finance-lost-paths': [
    '.claude-plugin/plugin.json:10:5 error path "./gone.md" does not exist (paths-stay-inside) → correct the path, or remove it',
    '.claude-plugin/plugin.json:11:5 error path "commands/pay.md" does not exist (paths-stay-inside) → correct the path, or remove it',
    '.claude-plugin/plugin.json:11:5 error path "commands/pay.md" does not start with ./ (paths-stay-inside) → write "./commands/pay.md"',
    '.claude-plugin/plugin.json:13:13 error path "../other/agents/payer.md" leads out of the plugin (paths-stay-inside) → name a path inside the plugin',
  ],
  'finance-misplaced-parts': [
    '. warning plugin brings no part that Claude loads (docs-match-inventory) → add a skill: skills/<name>/SKILL.md',
    '.claude-plugin/skills/check-invoice/SKILL.md error "skills" lies inside .claude-plugin/ and is not loaded (docs-match-inventory) → git mv .claude-plugin/skills skills',
  ],
  'finance-misspelt-manifest': [
    'README.md:1:1 error summary is missing (manifest-matches-schema) → add summary: What it does and when to use it',
    'README.md:1:1 error support is missing (manifest-matches-schema) → add support: { channel: "#finance-help" }',
    'README.md:3:1 error unknown key "sumary", did you mean "summary" (manifest-matches-schema) → rename it to summary',
    'README.md:7:12 error lifecycle is "publishd", expected draft, published, deprecated or disabled (manifest-matches-schema) → write published',
    'README.md:10:57 error dataTouched[0].operations[0] is "raed", expected read, write, delete, send or pay (manifest-matches-schema) → write read',
    'README.md:11:67 error reliability.date is "2026-13-01", expected a day as yyyy-mm-dd (manifest-matches-schema) → write it like 2026-09-01',
  ],
  'finance-multi-line-skill': [
    'skills/check-invoice/SKILL.md:3:14 warning frontmatter is not YAML (a value holds ": " without quotes around it) and is read line by line (skills-meet-spec) → write description as a block: description: > with the text indented below',
    'skills/check-invoice/SKILL.md:5:1 advice key "user" is outside the Agent Skills specification (skills-meet-spec) → move them under metadata to upload the skill on its own',
  ],
  'finance-nested': [
    '. advice 1 plugin lies inside this one: "old/inner-finance" (plugins-are-not-nested) → move it beside this one, or remove it',
    'more/.claude-plugin/marketplace.json advice a second marketplace lies inside the plugin (marketplace-is-valid) → list the plugin in one marketplace only',
  ],
  'finance-odd-hooks': [
    'hooks/hooks.json:3:5 warning event "AfterPayment" is unknown; the hook never runs (hooks-are-declared)',
  ],
  'finance-other-name': [
    '.claude-plugin/plugin.json:2:11 warning name is "finance-another-name", the folder is "finance-other-name" (name-matches-folder) → rename the folder to finance-another-name',
  ],
  'finance-other-skill-name': [
    'skills/check-invoice/SKILL.md:2:1 warning name "Invoice Checker" is not lower-case words joined by hyphens (skills-meet-spec) → write name: check-invoice',
    'skills/check-invoice/SKILL.md:2:1 warning name is "Invoice Checker", the folder is "check-invoice" (skills-meet-spec) → write name: check-invoice, or rename the folder',
  ],
  'finance-rec0n': [
    '. error name "finance-rec0n" is easily taken for "finance-recon" of "plugins/finance-recon" (id-is-unique) → rename one of the two',
  ],
  'finance-unquoted-manifest': [
    'README.md:2:8 error a value holds ": " without quotes around it (has-one-strict-manifest) → write title: "Unquoted: manifest"',
  ],
  'finance-wrong-types': [
    '.claude-plugin/plugin.json:1:1 warning license is missing (has-license) → add "license": "Apache-2.0", or the licence it has',
    '.claude-plugin/plugin.json:3:14 error version is "1.1", expected text (manifest-matches-schema)',
    '.claude-plugin/plugin.json:3:14 warning version "1.1" is not a semantic version (version-is-semver) → write three numbers, e.g. "1.2.0"',
    '.claude-plugin/plugin.json:5:13 error author is "Finance Operations", expected a map with a name (manifest-matches-schema)',
    '.claude-plugin/plugin.json:6:15 error keywords is "invoices", expected a list of texts (manifest-matches-schema)',
    '.claude-plugin/plugin.json:7:15 error homepage is not an address such as https://git.example/plugins (manifest-matches-schema) → write the whole address',
    '.claude-plugin/plugin.json:8:3 warning unknown key "descripton", did you mean "description" (manifest-matches-schema) → rename it to description, or move it under metadata',
  ],
  finance_recon: [
    '. error name "finance_recon" is easily taken for "finance-recon" of "plugins/finance-recon" (id-is-unique) → rename one of the two',
    '.claude-plugin/plugin.json:2:11 warning name "finance_recon" is not lower-case words joined by hyphens (name-is-kebab-case) → rename it to finance-recon',
  ],
  'support-dotless-servers': [
    'mcp.json warning file is named "mcp.json"; Claude reads ".mcp.json" (names-known-connectors) → git mv mcp.json .mcp.json',
  ],
  'support-no-parts': [
    '. warning plugin brings no part that Claude loads (docs-match-inventory) → add a skill: skills/<name>/SKILL.md',
  ],
  'support-no-plugin-json': [
    '. warning there is no plugin.json; chat and Cowork refuse the plugin (manifest-matches-schema) → add .claude-plugin/plugin.json with { "name": "support-no-plugin-json" }',
  ],
  'support-no-readme': [
    '. warning there is no README.md (has-one-strict-manifest) → add one that says what the plugin does and when to use it',
  ],
  'support-odd-servers': [
    '.mcp.json:3:5 warning server name "google calendar" holds a space (names-known-connectors) → rename it to "google-calendar"',
    '.mcp.json:4:38 warning server "mail" has an empty address (connector-urls-are-safe) → take the address from the connector registry',
    '.mcp.json:5:41 warning server "zendesk" talks to "mcp.acme.example" without encryption (connector-urls-are-safe) → write https://',
  ],
  'support-two-readmes': [
    'README.mdx error there is a README.md beside it (has-one-strict-manifest) → keep one of the two',
  ],
}

test.each(library.plugins.map((plugin) => [plugin.name, plugin] as const))('%s', (name, { findings }) => {
  const lines = findings.map((finding) =>
    lineOf(finding).replace(`plugins/${name}/`, '').replace(`plugins/${name} `, '. '),
  )
  expect(lines).toEqual(expected[name] ?? [])
})

test('each fault has a plugin that still exists', () => {
  expect(Object.keys(expected).filter((name) => library.plugins.every((plugin) => plugin.name !== name))).toEqual([])
})

describe('the rest is unharmed', () => {
  const sound = ['finance-tidy', 'finance-recon', 'support-tidy']

  test('sound plugins have no finding', () => {
    expect(library.plugins.filter(({ name }) => sound.includes(name)).flatMap(({ findings }) => findings)).toEqual([])
  })

  test('their records are the same when the broken ones are gone', () => {
    const copy = repository({})
    cpSync(root, copy, { recursive: true })
    for (const { name } of library.plugins)
      if (!sound.includes(name)) rmSync(join(copy, 'plugins', name), { recursive: true })
    const alone = read(copy)
    expect(alone.plugins.map(({ name }) => name)).toEqual(sound.toSorted())
    const withoutGit = library.plugins
      .filter(({ name }) => sound.includes(name))
      .map((plugin) => ({ ...plugin, lastChange: null }))
    expect(alone.plugins).toStrictEqual(withoutGit)
  })
})

test('what can be repaired is there all the same', () => {
  const partsOf = (name: string) =>
    library.plugins
      .find((plugin) => plugin.name === name)
      ?.skills.map((skill) => [skill.name, skill.repair, skill.description])
  expect(partsOf('finance-colon-in-skill')).toEqual([
    ['check-invoice', 2, 'Finance: checks one invoice against its order. Use when an invoice waits for approval.'],
  ])
  expect(partsOf('finance-multi-line-skill')).toEqual([['check-invoice', 3, 'Checks one invoice: its lines,']])
  expect(partsOf('finance-broken-json')).toHaveLength(1)
})

test('a folder that starts with an underscore, and a file, are no plugins', () => {
  expect(library.plugins.map(({ name }) => name)).not.toContain('_drafts')
  expect(library.plugins.map(({ name }) => name)).not.toContain('README.md')
})
