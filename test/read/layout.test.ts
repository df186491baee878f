/** Which folders are plugins in which kind of root, and what cannot be a root. */
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isUsageError } from '../../src/read/usage-error.ts'
import { lineOf, read, repository, tidy, write } from './repository.ts'

const pluginJson = (name: string) => ({ name, version: '1.0.0', license: 'MIT' })
const skill = '---\nname: reconcile\ndescription: Reconciles accounts. Use at month end.\n---\n'
const organisation =
  'name: Acme\ncatalogue: Acme Commons\nsite: https://commons.acme.example/\nmarketplace: { name: acme }\nsupport: { channel: "#plugins" }\n'

const layouts: [what: string, files: Record<string, unknown>, layout: string, plugins: string[]][] = [
  [
    'org/organisation.yaml makes a house',
    { 'org/organisation.yaml': organisation, 'plugins/finance-close/notes.md': 'x' },
    'house',
    ['finance-close plugins/finance-close'],
  ],
  [
    'any org/ beside plugins/ makes a house',
    { 'org/teams.yaml': '[]', 'plugins/finance-close/notes.md': 'x' },
    'house',
    ['finance-close plugins/finance-close'],
  ],
  [
    'a house keeps to folder names',
    { 'org/teams.yaml': '[]', 'plugins/finance-close/.claude-plugin/plugin.json': pluginJson('other') },
    'house',
    ['finance-close plugins/finance-close'],
  ],
  [
    'a house passes over folders that start with . or _, and files',
    {
      'org/teams.yaml': '[]',
      'plugins/.old/README.md': 'x',
      'plugins/_draft/README.md': 'x',
      'plugins/README.md': 'x',
      'plugins/finance/README.md': 'x',
    },
    'house',
    ['finance plugins/finance'],
  ],
  [
    'a house with a marketplace file is still a house',
    { 'org/teams.yaml': '[]', 'plugins/finance/README.md': 'x', '.claude-plugin/marketplace.json': {} },
    'house',
    ['finance plugins/finance'],
  ],
  [
    'an org/ without plugins/ does not hide a marketplace',
    {
      'org/teams.yaml': '[]',
      '.claude-plugin/marketplace.json': { plugins: [{ name: 'finance', source: './finance' }] },
      ...{ 'finance/commands/close.md': 'x' },
    },
    'marketplace',
    ['finance finance'],
  ],
  [
    'plugins/ with plugins in it',
    { ...tidy('finance-close'), 'plugins/docs/README.md': 'x', 'tools/skills/a/SKILL.md': skill },
    'folder',
    ['finance-close plugins/finance-close'],
  ],
  [
    'a folder of plugin folders',
    {
      'finance/.claude-plugin/plugin.json': pluginJson('finance-close'),
      'support/skills/triage/SKILL.md': skill,
      'docs/README.md': 'x',
    },
    'folder',
    ['finance-close finance', 'support support'],
  ],
  [
    'plugin folders two levels deep',
    { 'teams/finance/.mcp.json': {}, 'teams/support/hooks/hooks.json': {}, 'legal/agents/reviewer.md': 'x' },
    'folder',
    ['finance teams/finance', 'legal legal', 'support teams/support'],
  ],
  [
    'a folder of skills',
    { 'reconcile/SKILL.md': skill, 'forecast/SKILL.md': skill },
    'folder',
    ['forecast forecast', 'reconcile reconcile'],
  ],
  [
    'a root that is a plugin',
    { '.claude-plugin/plugin.json': pluginJson('finance-close'), 'skills/reconcile/SKILL.md': skill },
    'plugin',
    ['finance-close .'],
  ],
  [
    'a root with skills but without plugin.json is one plugin',
    { 'skills/reconcile/SKILL.md': skill, '.claude-plugin/icon.png': 'x' },
    'plugin',
    ['(root) .'],
  ],
  [
    'a root with skills and folders that have a manifest',
    { 'skills/reconcile/SKILL.md': skill, 'finance/.claude-plugin/plugin.json': pluginJson('finance') },
    'folder',
    ['finance finance'],
  ],
]

test.each(layouts)('%s', (_what, files, layout, plugins) => {
  const root = repository(files)
  const library = read(root)
  const named = library.plugins.map(
    ({ name, source }) =>
      `${root.endsWith(name) ? '(root)' : name} ${source.kind === 'local' ? source.path : 'remote'}`,
  )
  expect({ layout: library.layout, plugins: named }).toEqual({ layout, plugins })
})

test('central data from elsewhere makes plugins/ a house, and only that counts', () => {
  const root = repository({ ...tidy('finance-close'), 'org/teams.yaml': 'not: [a, list' })
  const base = repository({ 'teams.yaml': '- { id: finance, name: Finance }\n' })
  const library = read(root, { org: base })
  expect([library.layout, library.org.teams.map(({ id }) => id)]).toEqual(['house', ['finance']])
})

describe('roots without plugins', () => {
  test('an empty folder says what was looked for', () => {
    const { plugins, findings } = read(repository({ 'README.md': '# Notes\n' }))
    expect(plugins).toEqual([])
    expect(findings.map(lineOf)).toEqual([
      '(the root) warning no plugin found: no org/ with plugins/, no .claude-plugin/marketplace.json, no folder with .claude-plugin/plugin.json, skills/, commands/, agents/, hooks/hooks.json, .mcp.json or SKILL.md, one or two levels deep (has-plugins) → give a folder that holds plugins, with --root DIR',
    ])
  })

  test('a house without plugins/ says so', () => {
    const { layout, findings } = read(repository({ 'org/organisation.yaml': organisation }))
    expect([layout, ...findings.map(lineOf)]).toEqual([
      'house',
      '(the root) warning there is no folder "plugins" (has-plugins) → npm run new -- plugin NAME',
    ])
  })

  test.each([
    ['a file', 'notes.md', / is a file, expected a folder with plugins$/],
    ['nothing', 'gone', / does not exist$/],
    ['nothing below a file', 'notes.md/gone', / does not exist$/],
    ['a link that leads nowhere', 'link', / does not exist$/],
  ])('%s is wrong usage', (_what, path, message) => {
    const root = repository({ 'notes.md': 'x' })
    symlinkSync('nowhere', join(root, 'link'))
    for (const options of [{ root: join(root, path) }, { root, org: join(root, path) }]) {
      const error = caught(() => read(options.root, options))
      expect(isUsageError(error) && error.message).toMatch(message)
    }
  })
})

describe('plugins of a house that cannot be read', () => {
  test('links and folders too deep are quarantined, the rest is unharmed', () => {
    const root = repository({ 'org/teams.yaml': '[]', ...tidy('finance-close'), ...tidy('support-triage') })
    const before = read(root).plugins
    const elsewhere = repository(tidy('secret'))
    symlinkSync(join(elsewhere, 'plugins/secret'), join(root, 'plugins/finance-linked'))
    symlinkSync('finance-close', join(root, 'plugins/finance-twin'))
    symlinkSync('nowhere', join(root, 'plugins/finance-gone'))
    mkdirSync(join(root, 'plugins/finance-deep', ...Array.from({ length: 45 }, () => 'deeper')), { recursive: true })
    const after = read(root)
    expect(
      after.plugins
        .filter(({ quarantined }) => quarantined !== null)
        .map(({ name, quarantined, skills }) => [name, quarantined, skills.length]),
    ).toEqual([
      ['finance-deep', 'folders nested deeper than 40 levels', 0],
      ['finance-gone', '"plugins/finance-gone" does not exist', 0],
      ['finance-linked', '"plugins/finance-linked" is reached through a link', 0],
      ['finance-twin', '"plugins/finance-twin" is reached through a link', 0],
    ])
    expect(after.plugins.filter(({ quarantined }) => quarantined === null)).toStrictEqual(before)
  })

  test.skipIf(process.getuid?.() === 0)('a folder without permission leaves a record', () => {
    const root = repository({ 'org/teams.yaml': '[]', ...tidy('finance-close') })
    write(root, 'plugins/finance-locked/README.md', 'x')
    chmodSync(join(root, 'plugins/finance-locked'), 0)
    expect(read(root).plugins.map(({ name }) => name)).toEqual(['finance-close', 'finance-locked'])
    chmodSync(join(root, 'plugins/finance-locked'), 0o755)
  })
})

function caught(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}
