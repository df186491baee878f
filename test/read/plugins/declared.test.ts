/** plugin.json and marketplace entries: wrong types, paths, names, and how keys combine with default places. */
import { describe, expect, test } from 'vitest'
import { lines, pluginJson, pluginOf } from './given.ts'

const file = '.claude-plugin/plugin.json'
const withFields = (fields: Record<string, unknown>, content: Record<string, unknown> = {}) =>
  pluginOf({ [file]: { ...pluginJson, ...fields }, ...content })
const notes = (fields: Record<string, unknown>, content: Record<string, unknown> = {}) =>
  lines(withFields(fields, content).findings).map((line) => line.replace(`${file}:`, ''))

test.each<[Record<string, unknown>, string[]]>([
  [{ keywords: 'finance' }, ['5:15 error keywords is "finance", expected a list of texts (manifest-matches-schema)']],
  [
    { author: 'Finance Tools' },
    ['5:13 error author is "Finance Tools", expected a map with a name (manifest-matches-schema)'],
  ],
  [
    { repository: { type: 'git', url: 'x' } },
    ['5:17 error repository is a map, expected text (manifest-matches-schema)'],
  ],
  [
    { repository: 'acme/tools' },
    [
      '5:17 advice repository is not an address such as https://git.example/plugins (manifest-matches-schema) → write the whole address',
    ],
  ],
  [
    { homepage: 'javascript:alert(1)' },
    [
      '5:15 error homepage is not an address such as https://git.example/plugins (manifest-matches-schema) → write the whole address',
    ],
  ],
  [
    { dependencies: { ledger: '^1.0.0' } },
    ['5:19 error dependencies is a map, expected a list of plugin names (manifest-matches-schema)'],
  ],
  [
    { dependencies: [{ version: '1' }] },
    ['6:5 error dependencies[0] has no name (manifest-matches-schema) → write { "name": "other-plugin" }'],
  ],
  [
    { version: 1.1 },
    [
      '3:14 error version is "1.1", expected text (manifest-matches-schema)',
      '3:14 warning version "1.1" is not a semantic version (version-is-semver) → write three numbers, e.g. "1.2.0"',
    ],
  ],
  [
    { version: 'v1' },
    ['3:14 warning version "v1" is not a semantic version (version-is-semver) → write three numbers, e.g. "1.2.0"'],
  ],
  [{ category: 'finance' }, ['5:3 warning unknown key "category" (manifest-matches-schema) → move it under metadata']],
  [
    { keyword: [] },
    [
      '5:3 warning unknown key "keyword", did you mean "keywords" (manifest-matches-schema) → rename it to keywords, or move it under metadata',
    ],
  ],
  [{ metadata: 'gold' }, ['5:15 warning metadata is "gold", expected a map (manifest-matches-schema)']],
  [
    { userConfig: { 'api key': { type: 'text', title: 'Key', secret: true } } },
    [
      '6:16 error option "api key" has no known type (manifest-matches-schema) → write "type": "string"',
      '6:16 error option "api key" is not letters, digits and underscores (manifest-matches-schema) → rename it',
      '9:17 error unknown key "secret" in option "api key" (manifest-matches-schema) → use one of 10 known values',
    ],
  ],
  [
    { skills: './skills/gone' },
    ['5:13 error path "./skills/gone" does not exist (paths-stay-inside) → correct the path, or remove it'],
  ],
  [{ skills: 'skills' }, ['5:13 error path "skills" does not start with ./ (paths-stay-inside) → write "./skills"']],
  [
    { skills: ['./Skills'] },
    ['6:5 error path "./Skills" has other letter case than the file (paths-stay-inside) → write "./skills"'],
  ],
  [
    { skills: './plugins/*/skills' },
    [
      '5:13 error path "./plugins/*/skills" is a pattern; Claude reads plain paths only (paths-stay-inside) → name each path',
    ],
  ],
  [
    { skills: { a: './skills' } },
    ['5:13 error skills is a map, expected a path or a list of paths (manifest-matches-schema)'],
  ],
  [
    { skills: './skills/reconcile/SKILL.md' },
    [
      '5:13 error skills names the file "./skills/reconcile/SKILL.md", expected a folder (paths-stay-inside) → name its folder',
    ],
  ],
  [{ agents: { a: {} } }, ['5:13 error agents is a map, expected a path or a list of paths (manifest-matches-schema)']],
  [
    { hooks: './hooks/none.json' },
    ['5:12 error path "./hooks/none.json" does not exist (paths-stay-inside) → correct the path, or remove it'],
  ],
  [
    { name: 'monthEnd' },
    [
      '2:11 warning name "monthEnd" is not lower-case words joined by hyphens (name-is-kebab-case) → rename it to monthend',
      '2:11 warning name is "monthEnd", the folder is "month-end" (name-matches-folder) → rename the folder to monthend',
    ],
  ],
  [
    { license: undefined },
    ['1:1 warning license is missing (has-license) → add "license": "Apache-2.0", or the licence it has'],
  ],
])('%j', (fields, expected) => {
  expect(notes(fields)).toEqual(expected)
})

test.each([
  ['../../../etc/passwd'],
  ['./a/../../b'],
  ['/etc/passwd'],
  ['~/x'],
  ['C:\\x'],
  ['file:///etc/passwd'],
  ['\\\\host\\share'],
  ['./%2e%2e/%2e%2e/x'],
  ['.\\..\\x'],
])('the path %j leads out', (path) => {
  for (const key of [
    'skills',
    'commands',
    'agents',
    'hooks',
    'mcpServers',
    'lspServers',
    'outputStyles',
    'workflows',
  ]) {
    expect(notes({ [key]: path })[0]).toContain('leads out of the plugin (paths-stay-inside)')
  }
})

test.each([
  ['claude-ledger', 'error', 'is reserved for Anthropic'],
  ['Anthropic_Ledger', 'error', 'is reserved for Anthropic'],
  ['cc-plugin-ledger', 'error', 'is reserved for Anthropic'],
  ['ledger-official-claude', 'error', 'is reserved for Anthropic'],
  ['ledger-for-claude', 'warning', "reads as one of Anthropic's"],
])('the name %s', (name, severity, words) => {
  expect(
    notes({ name }).some((line) => line.includes(`${severity} name "${name}" ${words} (name-is-unmistakable)`)),
  ).toBe(true)
})

test('a plugin.json that does not parse costs its facts, not the page', () => {
  const plugin = pluginOf({ [file]: '{ "name": "month-end", }' })
  expect(plugin).toMatchObject({ quarantined: null, version: null, namespace: 'month-end' })
  expect(plugin.skills).toHaveLength(1)
  expect(lines(plugin.findings)).toEqual([
    `${file}:1:24 error JSON does not parse: "}" comes too early, or follows a comma (json-is-valid)`,
  ])
})

test('no plugin.json: chat and Cowork refuse the plugin, Claude Code loads it', () => {
  const plugin = pluginOf({ [file]: null })
  expect(plugin.surfaces).toEqual([
    { surface: 'chat', installs: false, reason: 'it has no plugin.json', loads: 0, ignores: 1 },
    { surface: 'cowork', installs: false, reason: 'it has no plugin.json', loads: 0, ignores: 1 },
    { surface: 'code', installs: true, reason: null, loads: 1, ignores: 0 },
  ])
  expect(plugin.skills[0]?.surfaces.map((each) => each.verdict)).toEqual(['refused', 'refused', 'loads'])
})

test('the entry wins for what is displayed, plugin.json for the version, and names stay apart', () => {
  const entry = {
    name: 'books',
    displayName: 'Books',
    description: 'Of the entry',
    version: '9.0.0',
    keywords: ['b'],
    category: 'Finance & Co',
    tags: ['x'],
    license: 'MIT',
  }
  const plugin = pluginOf(
    {
      [file]: {
        ...pluginJson,
        description: 'Of plugin.json',
        keywords: ['a'],
        author: { name: 'Finance', email: 'f@example.com' },
      },
    },
    { name: 'books', entry },
  )
  expect(plugin).toMatchObject({
    name: 'books',
    namespace: 'month-end',
    title: 'Books',
    description: 'Of the entry',
    version: '1.0.0',
    keywords: ['b'],
    category: 'Finance & Co',
    tags: ['x'],
    license: 'MIT',
    author: { name: 'Finance', email: 'f@example.com', url: null },
  })
})

test('a wrong type in an entry is told at its place in the marketplace file', () => {
  expect(lines(pluginOf({}, { entry: { name: 'month-end', keywords: 'x' } }).findings)).toEqual([
    '.claude-plugin/marketplace.json:7:5 error keywords is "x", expected a list of texts (manifest-matches-schema)',
  ])
})

test('an address with user info is shown without it', () => {
  const plugin = withFields({ repository: 'https://bot:s3cret@git.example/plugins' })
  expect(plugin.repository).toBe('https://git.example/plugins')
  expect(JSON.stringify({ ...plugin, files: [] })).not.toContain('s3cret')
})

describe('hooks', () => {
  const format = { hooks: [{ type: 'command', command: 'scripts/format.sh' }], matcher: 'Write|Edit' }
  const hooks = (content: Record<string, unknown>, listing = {}) => {
    const plugin = pluginOf(content, listing)
    return {
      found: plugin.hooks.map(
        ({ name, handler, action, path, known }) => `${name} | ${handler} | ${action} | ${path} | ${known}`,
      ),
      notes: lines(plugin.findings),
    }
  }
  test('of the file and of plugin.json are merged', () => {
    const inline = {
      Stop: [
        {
          hooks: [
            { type: 'http', url: 'https://u:p@log.example/x?k=1' },
            { type: 'prompt', prompt: 'Done?' },
          ],
        },
      ],
    }
    expect(
      hooks({ 'hooks/hooks.json': { hooks: { PostToolUse: [format] } }, [file]: { ...pluginJson, hooks: inline } }),
    ).toEqual({
      found: [
        'PostToolUse · Write|Edit | command | scripts/format.sh | hooks/hooks.json | true',
        'Stop | http | https://log.example/x | .claude-plugin/plugin.json | true',
        'Stop | prompt | Done? | .claude-plugin/plugin.json | true',
      ],
      notes: [],
    })
  })
  test('of an entry replace per event', () => {
    const entry = { name: 'month-end', hooks: { Stop: [{ hooks: [{ type: 'command', command: 'theirs' }] }] } }
    const own = {
      Stop: [{ hooks: [{ type: 'command', command: 'ours' }] }],
      SessionStart: [{ hooks: [{ type: 'command', command: 'ours' }] }],
    }
    expect(hooks({ 'hooks/hooks.json': { hooks: own } }, { entry }).found).toEqual([
      'SessionStart | command | ours | hooks/hooks.json | true',
      'Stop | command | theirs | null | true',
    ])
  })
  test.each<[string, unknown, string]>([
    ['a list', [], 'hooks/hooks.json:1:1 error the file holds no map (hooks-are-declared) → write { … }'],
    [
      'no wrapper',
      { PostToolUse: [format] },
      'hooks/hooks.json:1:1 error hooks stand without the "hooks" wrapper; Claude does not load the file (hooks-are-declared) → write { "hooks": { … } }',
    ],
    [
      'a list inside the wrapper',
      { hooks: [] },
      'hooks/hooks.json:2:12 error hooks is a list, expected a map of events (hooks-are-declared)',
    ],
    [
      'an event in other case',
      { hooks: { postToolUse: [format] } },
      'hooks/hooks.json:3:5 warning event "postToolUse" is unknown; the hook never runs (hooks-are-declared) → write "PostToolUse"',
    ],
    [
      'no list of groups',
      { hooks: { Stop: {} } },
      'hooks/hooks.json:3:13 error event "Stop" holds no list (hooks-are-declared)',
    ],
    [
      'a group without hooks',
      { hooks: { Stop: [{ command: 'x' }] } },
      'hooks/hooks.json:4:7 error entry of "Stop" has no list of hooks (hooks-are-declared)',
    ],
    [
      'a handler that is text',
      { hooks: { Stop: [{ hooks: ['x'] }] } },
      'hooks/hooks.json:6:11 error hook of "Stop" is not a map (hooks-are-declared)',
    ],
  ])('with %s', (_name, content, expected) => {
    expect(hooks({ 'hooks/hooks.json': content }).notes).toEqual([expected])
  })
  test('the default file named again is read once', () => {
    const { found, notes: told } = hooks({
      'hooks/hooks.json': { hooks: { Stop: [format] } },
      [file]: { ...pluginJson, hooks: './hooks/hooks.json' },
    })
    expect(found).toHaveLength(1)
    expect(told).toEqual([
      `${file}:5:12 advice "./hooks/hooks.json" is read anyway (hooks-are-declared) → remove the key`,
    ])
  })
})

test('the smaller kinds', () => {
  const plugin = pluginOf({
    '.lsp.json': { abap: { command: 'abap-ls', extensionToLanguage: { '.abap': 'abap' } }, broken: {} },
    'workflows/close.js': 'export const meta = {}',
    'themes/dark.json': { name: 'Night' },
    'monitors/monitors.json': [{ name: 'ledger-lag', command: 'x', description: 'Watches the ledger.' }, {}],
  })
  expect(
    plugin.extras.map(({ kind, name, description, path, line }) => `${kind} ${name} ${description} ${path}:${line}`),
  ).toEqual([
    'lsp abap .abap .lsp.json:2',
    'lsp broken  .lsp.json:8',
    'workflow close  workflows/close.js:1',
    'theme Night  themes/dark.json:1',
    'monitor ledger-lag Watches the ledger. monitors/monitors.json:2',
  ])
  expect(lines(plugin.findings)).toEqual([
    '.lsp.json:8:3 error language server "broken" lacks command or extensionToLanguage; Claude skips all of them (manifest-matches-schema)',
  ])
})

test('parts inside .claude-plugin, CLAUDE.md, nested marketplaces, and a plugin that brings nothing', () => {
  expect(
    notes(
      {},
      {
        '.claude-plugin/skills/a/SKILL.md': 'x',
        '.claude-plugin/skills/b/SKILL.md': 'x',
        'CLAUDE.md': 'x',
        'sub/.claude-plugin/marketplace.json': {},
      },
    ),
  ).toEqual([
    '.claude-plugin/skills/a/SKILL.md error "skills" lies inside .claude-plugin/ and is not loaded (docs-match-inventory) → git mv .claude-plugin/skills skills',
    'CLAUDE.md advice CLAUDE.md of a plugin is not loaded (docs-match-inventory) → make it a skill',
    'sub/.claude-plugin/marketplace.json advice a second marketplace lies inside the plugin (marketplace-is-valid) → list the plugin in one marketplace only',
  ])
  expect(notes({}, { 'skills/reconcile/SKILL.md': null })).toEqual([
    '. warning plugin brings no part that Claude loads (docs-match-inventory) → add a skill: skills/<name>/SKILL.md',
  ])
  expect(notes({ dependencies: ['ledger'] }, { 'skills/reconcile/SKILL.md': null })).toEqual([])
})

test('what other tools, package managers and build tools left behind is a file and nothing else', () => {
  const stray = {
    'package.json': { scripts: { postinstall: 'exit 1' } },
    '.npmrc': 'x',
    'astro.config.mjs': 'throw 1',
    'tsconfig.json': '{',
    '.env': 'K=1',
    '.gitattributes': '* filter=x',
    '.codex-plugin/plugin.json': '{',
  }
  const plugin = pluginOf(stray)
  expect(plugin.findings).toEqual([])
  expect(plugin.files).toHaveLength(10)
})
