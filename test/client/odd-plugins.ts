/** Plugins and marketplaces that the client refuses, each for another reason, to compare the check with. */
import { tidy } from '../read/repository.ts'

const pluginJson = '.claude-plugin/plugin.json'
const skill = 'skills/check-invoice/SKILL.md'
const http = { type: 'http', url: 'https://mcp.acme.example/ledger' }
const servers = (config: unknown) => ({ '.mcp.json': { mcpServers: { netsuite: config } } })
const hooks = (of: unknown) => ({ 'hooks/hooks.json': of })
const declared = (fields: Record<string, unknown>) => ({ [pluginJson]: fields })
const block = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\nBody.\n`

/** By name of the plugin: fields over its plugin.json, other files as they are. */
export const oddPlugins: Record<string, Record<string, unknown>> = {
  'kinds-of-fields': declared({
    version: 1,
    description: 4,
    author: { email: 'fin@acme.example' },
    license: 4,
    keywords: [1],
    homepage: 'nowhere',
    repository: { type: 'git' },
    displayName: 4,
    settings: 4,
    $schema: 4,
    defaultEnabled: 'yes',
    channels: [{}],
    commands: 4,
    hooks: 3,
    mcpServers: 3,
    dependencies: [4],
    userConfig: { 'a key': {}, token: { type: 'string', title: 'Token', description: 'Its token', colour: 1 } },
    lspServers: { go: { command: 'gopls' } },
  }),
  'dependencies-text': declared({ dependencies: 'finance-recon' }),
  'name-missing': declared({ name: undefined }),
  'name-empty': declared({ name: '' }),
  'name-number': declared({ name: 7 }),
  'name-with-space': declared({ name: 'finance recon' }),
  'name-of-the-vendor': declared({ name: 'anthropic-official' }),
  'name-with-bell': declared({ name: 'finance\u0007recon' }),
  'paths-lost': declared({
    commands: './gone.md',
    skills: ['./gone', './skills/check-invoice/SKILL.md', './../other'],
    hooks: './gone.json',
    mcpServers: './gone-too.json',
    lspServers: './lost.json',
    outputStyles: './nowhere',
    experimental: { themes: './none', monitors: './never.json' },
  }),
  'paths-of-agents': declared({ agents: 'agents' }),
  'paths-of-folders': declared({ agents: './skills' }),
  'paths-of-bundles': declared({ mcpServers: 'https://files.acme.example/ledger.zip' }),
  'commands-mapped': declared({ commands: { pay: { source: './gone.md' }, post: { source: './a.md', content: 'b' } } }),
  'json-list': { [pluginJson]: '[]' },
  'json-null': { [pluginJson]: 'null' },
  'json-empty': { [pluginJson]: '' },
  'json-comment': { [pluginJson]: '{ "name": "json-comment" /* why */ }' },
  'json-comma': { [pluginJson]: '{ "name": "json-comma", }' },
  'server-not-json': { '.mcp.json': '{,' },
  'server-text': servers('https://mcp.acme.example'),
  'server-empty': servers({}),
  'server-without-url': servers({ type: 'http' }),
  'server-bad-url': servers({ type: 'http', url: 'not a url' }),
  'server-without-type': servers({ url: http.url }),
  'server-unknown-type': servers({ type: 'grpc', url: http.url }),
  'server-of-host': servers({ type: 'sdk', name: 'netsuite' }),
  'server-option': servers({ type: 'http', url: `${http.url}?as=\${user_config.ACCOUNT}` }),
  'server-headers': servers({ ...http, headers: [] }),
  'server-header': servers({ ...http, headers: { 'X-Books': 4 } }),
  'server-helper': servers({ ...http, headersHelper: 4 }),
  'server-oauth': servers({ ...http, oauth: { clientId: 3 } }),
  'server-timeout': servers({ ...http, timeout: '1' }),
  'server-command': servers({ command: '' }),
  'server-command-number': servers({ command: 4 }),
  'server-args': servers({ command: 'node', args: 'server.js' }),
  'server-env': servers({ command: 'node', env: { PORT: 1 } }),
  'hooks-not-json': hooks('{'),
  'hooks-empty-file': hooks(''),
  'hooks-list': hooks([]),
  'hooks-without-hooks': hooks({}),
  'hooks-of-lists': hooks({ hooks: [] }),
  'hooks-null': hooks({ hooks: null }),
  'hooks-described': hooks({ description: 4, hooks: {} }),
  'skill-list': { [skill]: block('- name') },
  'skill-text': { [skill]: block('only text') },
  'skill-tab': { [skill]: block('name:\tcheck-invoice', '\tdescription: Checks.') },
  'skill-kinds': { [skill]: block('name: 4', 'description: [Checks]', 'allowed-tools: 4') },
  'skill-map': { [skill]: block('name: check-invoice', 'description: { use: always }', 'allowed-tools: { Read: 1 }') },
  'skill-tools': { [skill]: block('name: check-invoice', 'description: Checks.', 'allowed-tools: [1]') },
  'skill-shell': { [skill]: block('name: check-invoice', 'description: Checks.', 'shell: fish') },
  'agent-list': { 'agents/payer.md': block('- name') },
  'agent-kinds': { 'agents/payer.md': block('name: 4', 'description: [Pays]') },
  'command-list': { 'commands/pay.md': block('- name') },
  'command-kinds': { 'commands/pay.md': block('description: [Pays]', 'allowed-tools: 4') },
}

/** A folder of those plugins. */
export function oddFiles(): Record<string, unknown> {
  return Object.assign(
    {},
    ...Object.entries(oddPlugins).map(([name, changes]) => {
      const own = tidy(name)
      const fields = changes[pluginJson]
      const over = typeof fields === 'object' ? { [pluginJson]: { name, version: '1.0.0', ...fields } } : {}
      return { ...own, ...placed(name, { ...changes, ...over }) }
    }),
  )
}

function placed(name: string, files: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [`plugins/${name}/${path}`, content]))
}

const recon = { name: 'finance-recon', source: './plugins/finance-recon' }
const base = { name: 'acme-tools', owner: { name: 'Plugin Office' }, description: 'Tools of Acme', plugins: [recon] }
const entry = (name: string, source: unknown, more = {}) => ({ name, source, ...more })
const archive = 'https://files.acme.example/a.zip'

/** Marketplace files; the folder beside each holds finance-recon. */
export const oddMarketplaces: Record<string, Record<string, unknown>> = {
  'kinds at the top': {
    ...base,
    $schema: 4,
    description: 4,
    version: 4,
    owner: { name: 'Plugin Office', url: 4 },
    allowCrossMarketplaceDependenciesOn: [4],
    forceRemoveDeletedPlugins: 'x',
    metadata: { description: 4, pluginRoot: 4 },
    renames: { old: 4 },
  },
  'more kinds at the top': { ...base, name: 4, owner: 'Acme', metadata: 4, renames: [] },
  'nothing at the top': { description: 'Tools of Acme' },
  'a name with a space': { ...base, name: 'acme tools', owner: { name: '' } },
  'a name of the vendor': { ...base, name: 'official-anthropic-tools' },
  'a name in other letters': { ...base, name: 'ácme' },
  'renames that lead nowhere': { ...base, renames: { old: 'gone', a: 'b', b: 'a' } },
  'paths of entries': {
    ...base,
    plugins: [
      entry('up', './../up'),
      entry('through', './plugins/../plugins/finance-recon'),
      entry('absolute', '/plugins/absolute'),
      entry('web', 'https://git.acme.example/web'),
    ],
  },
  'sources of entries': {
    ...base,
    plugins: [
      { name: 'none' },
      entry('number', 4),
      entry('empty', {}),
      entry('pip', { source: 'pip', package: 'close' }),
      entry('no-repo', { source: 'github' }),
      entry('short-sha', { source: 'github', repo: 'acme/close', sha: 'abc' }),
      entry('odd-ref', { source: 'github', repo: 'acme/close', ref: 4 }),
      entry('no-url', { source: 'url' }),
      entry('no-path', { source: 'git-subdir', url: 'acme/mono' }),
      entry('no-package', { source: 'npm' }),
      entry('up-package', { source: 'npm', package: '../close' }),
      entry('odd-registry', { source: 'npm', package: 'close', registry: 'nowhere' }),
      entry('odd-version', { source: 'npm', package: 'close', version: 4 }),
      entry('no-archive', { source: 'archive' }),
      entry('plain-archive', { source: 'archive', url: archive.replace('https', 'http') }),
      entry('local-archive', { source: 'archive', url: 'https://127.0.0.1/a.zip' }),
      entry('odd-digest', { source: 'archive', url: archive, sha256: 'x' }),
      entry('no-command', { source: 'command' }),
      entry('folder', { source: 'directory', path: 'plugins' }),
    ],
  },
  'a path that leads up': {
    ...base,
    plugins: [entry('up', { source: 'git-subdir', url: 'acme/mono', path: '../up' })],
  },
  'fields of an entry': {
    ...base,
    plugins: [
      {
        ...recon,
        strict: 'x',
        category: 4,
        tags: [4],
        version: 4,
        description: 4,
        author: 'Acme',
        homepage: 'nowhere',
        license: 4,
        keywords: 'finance',
        agents: 4,
        hooks: 4,
        dependencies: [4],
        relevance: { cli: 4 },
        defaultEnabled: 'x',
        displayName: 4,
        settings: 4,
        $schema: 4,
      },
      null,
    ],
  },
  'fields of a remote entry': {
    ...base,
    plugins: [entry('far', { source: 'github', repo: 'acme/far' }, { description: 4, tags: 'x', settings: 4 })],
  },
  'names of entries': {
    ...base,
    plugins: [recon, recon, entry('two words', './plugins/finance-recon'), entry('', './plugins/finance-recon')],
  },
}
