/** Facts derived from files: reach, surfaces, egress, cost, digest, documents, placeholders, the README's promises. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration refers to variables in this form
import { describe, expect, test } from 'vitest'
import { usesPlaceholder } from '../../../src/read/plugins/connectors-md.ts'
import { quarantinedPlugin, readPlugin, remotePlugin } from '../../../src/read/plugins/index.ts'
import { lines, listingOf, pluginJson, pluginOf, skill, treeOf } from './given.ts'

const file = '.claude-plugin/plugin.json'
const remote = { type: 'http', url: 'https://mcp.netsuite.example/ledger' }

test.each<[string, Record<string, unknown>, string]>([
  ['skills only', {}, 'contained'],
  [
    'a hook',
    { 'hooks/hooks.json': { hooks: { Stop: [{ hooks: [{ type: 'command', command: 'x' }] }] } } },
    'privileged',
  ],
  ['settings', { 'settings.json': { agent: 'x' } }, 'privileged'],
  ['a language server', { '.lsp.json': { abap: { command: 'x', extensionToLanguage: {} } } }, 'privileged'],
  ['a server', { '.mcp.json': { mcpServers: { ledger: remote } } }, 'remote'],
  ['a bin folder', { 'bin/tool': 'x' }, 'remote'],
])('the reach of a plugin with %s', (_name, content, reach) => {
  expect(pluginOf(content).reach).toBe(reach)
})

describe('surfaces', () => {
  const verdicts = (config: Record<string, unknown>, userConfig: Record<string, unknown> = {}) => {
    const { servers } = pluginOf({
      '.mcp.json': { mcpServers: { ledger: config } },
      [file]: { ...pluginJson, userConfig },
    })
    return servers[0]?.surfaces.map((each) => each.verdict)
  }
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
    ['a remote server', remote, {}, ['partly', 'loads', 'loads']],
    ['a local server', { command: 'npx' }, {}, ['ignored', 'partly', 'loads']],
    ['an address to be configured', { type: 'http', url: '' }, {}, ['partly', 'partly', 'partly']],
    [
      'an option in the address',
      { type: 'http', url: 'https://${user_config.HOST}/mcp' },
      { HOST: { type: 'string', title: 'Host' } },
      ['ignored', 'ignored', 'loads'],
    ],
    [
      'an option with a default',
      { type: 'http', url: 'https://${user_config.HOST}/mcp' },
      { HOST: { type: 'string', title: 'Host', default: 'h' } },
      ['ignored', 'loads', 'loads'],
    ],
    [
      'an option in a header',
      { ...remote, headers: { K: '${user_config.KEY}' } },
      { KEY: { type: 'string', title: 'Key' } },
      ['partly', 'ignored', 'loads'],
    ],
  ])('%s', (_name, config, userConfig, expected) => expect(verdicts(config, userConfig)).toEqual(expected))

  test('every other kind', () => {
    const plugin = pluginOf({
      'agents/a.md': '---\nname: a\ndescription: x\n---\n',
      'commands/c.md': 'x',
      'output-styles/s.md': 'x',
      'workflows/w.js': 'x',
      'hooks/hooks.json': { hooks: { Stop: [{ hooks: [{ type: 'command', command: 'x' }] }] } },
    })
    const of = (part?: { surfaces: { verdict: string }[] }) => part?.surfaces.map((each) => each.verdict).join(' ')
    expect(
      [plugin.skills, plugin.commands, plugin.agents, plugin.hooks, plugin.styles, plugin.extras].map((parts) =>
        of(parts[0]),
      ),
    ).toEqual([
      'loads loads loads',
      'partly loads loads',
      'ignored loads loads',
      'ignored loads loads',
      'ignored ignored loads',
      'ignored ignored loads',
    ])
    expect(plugin.surfaces.map(({ loads, ignores }) => [loads, ignores])).toEqual([
      [2, 4],
      [4, 2],
      [6, 0],
    ])
  })

  test('a bin folder and a name in capitals are refused by chat and Cowork', () => {
    expect(pluginOf({ 'bin/tool': 'x' }).surfaces.map((each) => each.reason)).toEqual([
      'it holds a top-level bin/ folder',
      'it holds a top-level bin/ folder',
      null,
    ])
    expect(pluginOf({}, { name: 'Month-End' }).surfaces[1]?.reason).toBe(
      'its name is not lower-case words joined by hyphens',
    )
  })
})

test('egress from configuration, hooks and scripts', () => {
  const { egress } = pluginOf({
    '.mcp.json': {
      mcpServers: {
        ledger: remote,
        local: { command: 'npx', args: ['mcp-remote', 'https://Relay.example/x'] },
        own: { type: 'http', url: 'http://localhost:1/' },
      },
    },
    'hooks/hooks.json': {
      hooks: {
        Stop: [
          {
            hooks: [
              { type: 'command', command: 'curl https://log.example/x' },
              { type: 'http', url: 'https://hook.example/y' },
            ],
          },
        ],
      },
    },
    'scripts/post.py': Buffer.from('# \xe9\nget("https://api.example/v1")', 'latin1'),
    'docs/a.md': 'https://not.example',
  })
  expect(egress).toEqual(['api.example', 'hook.example', 'log.example', 'mcp.netsuite.example', 'relay.example'])
})

test('cost sums what is always in context, and all bodies', () => {
  const plugin = pluginOf({
    'commands/close.md': '---\ndescription: Closes it.\ndisable-model-invocation: true\n---\nAbcd',
  })
  // reconcile + "Reconciles accounts; use at month end." = 9 + 38 characters; bodies "# Reconcile\n" and "Abcd"
  expect(plugin.cost).toEqual({ always: 12, invoke: 4 })
})

test('the digest follows content and paths, not formatting', () => {
  const digest = (content: Record<string, unknown>) => pluginOf(content).digest
  const one = digest({ 'docs/a.md': 'One\nTwo\n' })
  expect(one).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(digest({ 'docs/a.md': 'One  \r\nTwo\t\r\n\r\n' })).toBe(one)
  expect(digest({ 'docs/a.md': 'One\n\nTwo\n' })).not.toBe(one)
  expect(digest({ 'docs/b.md': 'One\nTwo\n' })).not.toBe(one)
  expect(digest({ 'docs/a.md': Buffer.from('One\nTwo\n\0') })).not.toBe(
    digest({ 'docs/a.md': Buffer.from('One\nTwo\n\0 ') }),
  )
})

test('documents with their roles, titles and first lines', () => {
  const { documents } = pluginOf({
    'CHANGELOG.md': '## 1.0.0\n',
    'CONNECTORS.md': '# Connectors\n',
    'docs/limits.mdx': '```\n# not this\n```\n# Known **limits** #\n',
    'skills/reconcile/references/match-rules.md': 'name: not frontmatter\n',
    'commands/close.md': '---\ndescription: x\n---\n\nClose',
    'notes.txt': '# no',
  })
  expect(documents.map(({ path, role, syntax, title, line }) => `${path} ${role} ${syntax} ${line} ${title}`)).toEqual([
    'CHANGELOG.md changelog markdown 1 1.0.0',
    'CONNECTORS.md connectors markdown 1 Connectors',
    'README.md readme markdown 1 Month-end close',
    'commands/close.md command markdown 5 Close',
    'docs/limits.mdx page mdx 1 Known limits',
    'skills/reconcile/SKILL.md skill markdown 5 Reconcile',
    'skills/reconcile/references/match-rules.md reference markdown 1 Match rules',
  ])
})

test('placeholders from CONNECTORS.md, by the names of its columns', () => {
  const table =
    '| Placeholder | Category | Extra | Included servers | Other options |\n|---|:-:|---|---|---|\n| `~~project tracker` | **Tracker** | x | Jira \\| Linear | — |\n| `~~CI/CD`, `~~CRM` | Both | | | |\n| none | | | | |\n'
  const { placeholders } = pluginOf({
    'CONNECTORS.md': `# Connectors\n\n${table}\n| Category | Server |\n|---|---|\n| a | ~~no |\n`,
  })
  expect(placeholders).toEqual([
    { name: 'project tracker', category: 'Tracker', included: 'Jira | Linear', options: '—' },
    { name: 'CI/CD', category: 'Both', included: '', options: '' },
    { name: 'CRM', category: 'Both', included: '', options: '' },
  ])
})

test.each([
  ['ask in ~~chat', true],
  ['`~~project tracker`', true],
  ['~~CRM or ~~chat', true],
  ['**~~email:** x', true],
  ['~~struck out~~ text', false],
  ['~~~\ncode\n~~~', false],
  ['a ~~ b', false],
])('%j uses a placeholder: %s', (text, expected) => {
  expect(usesPlaceholder(text)).toBe(expected)
})

test('a README that names parts which do not exist', () => {
  const text = `# Close

| Command | Description |
|---|---|
| \`/reconcile\` | there |
| \`/month-end:reconcile Q3\` | there, with namespace |
| \`/reconsile\` | a slip |
| \`/other:thing\` | of another plugin |

| Skill | Use |
|---|---|
| \`reconcile\` | there |
| \`close-books\` | gone |

| Field | Use |
|---|---|
| \`amount\` | no part |

- run \`/forecast\` daily, \`/mcp\` is of Claude
- \`word\` is no part
1. \`/forecast\` again

Prose about \`/gone\`.
\`\`\`
- \`/code\`
\`\`\`
`
  expect(lines(pluginOf({ 'README.md': text, 'skills/reconcile/SKILL.md': skill }).findings)).toEqual([
    'README.md:7:4 advice "/reconsile" is named, but is no part of the plugin (docs-match-inventory) → write /reconcile, or add the part',
    'README.md:13:4 advice "close-books" is named, but is no part of the plugin (docs-match-inventory) → remove the line, or add the part',
    'README.md:19:8 advice "/forecast" is named, but is no part of the plugin (docs-match-inventory) → remove the line, or add the part',
  ])
})

test('a remote plugin has a record from its entry alone', () => {
  const entry = {
    name: 'ledger',
    description: 'Reads\nthe ledger.',
    version: '2.0.0',
    author: { name: 'Acme' },
    keywords: ['gl'],
    category: 'finance',
  }
  const source = {
    kind: 'remote' as const,
    type: 'github',
    written: { source: 'github', repo: 'acme/ledger' },
    label: 'github acme/ledger',
    url: 'https://github.com/acme/ledger',
    pinned: false,
  }
  const plugin = remotePlugin(listingOf({ name: 'ledger', entry }), source)
  expect(plugin).toMatchObject({
    name: 'ledger',
    title: 'Ledger',
    description: 'Reads the ledger.',
    version: '2.0.0',
    reach: null,
    cost: null,
    surfaces: [],
    quarantined: null,
    source,
    findings: [],
  })
  expect(plugin.digest).not.toBe(
    remotePlugin(listingOf({ name: 'ledger', entry: { ...entry, version: '2.0.1' } }), source).digest,
  )
})

test('a refused tree is quarantined with its reason, and keeps what the entry says', () => {
  const tree = { ...treeOf({}), refused: 'more than 5,000 files', files: [] }
  expect(
    readPlugin(tree, listingOf({ entry: { name: 'month-end', license: 'MIT', description: 'Closes.' } })),
  ).toMatchObject({ quarantined: 'more than 5,000 files', description: 'Closes.', skills: [], documents: [] })
  const source = { kind: 'local' as const, path: 'x' }
  expect(quarantinedPlugin(listingOf(), source, 'source ./x does not exist', []).quarantined).toBe(
    'source ./x does not exist',
  )
})

test('a plugin at the root has files without a prefix', () => {
  const plugin = readPlugin(treeOf({ 'README.md': '# x' }, '.'), listingOf())
  expect(plugin.source).toEqual({ kind: 'local', path: '.' })
  expect(plugin.findings.map((finding) => finding.file)).toEqual([null, null])
})

test('the same input gives the same record', () => {
  const content = {
    '.mcp.json': { mcpServers: { b: remote, a: remote } },
    'skills/z/SKILL.md': 'x',
    'skills/a/SKILL.md': 'y',
  }
  expect(JSON.stringify(pluginOf(content))).toBe(JSON.stringify(pluginOf(content)))
})
