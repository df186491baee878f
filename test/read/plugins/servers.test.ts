/** Connectors: where they are declared, what is said of them, and that no secret leaves the reader. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration refers to variables in this form
import { describe, expect, test } from 'vitest'
import { canonicalOf } from '../../../src/read/plugins/canonical.ts'
import { lines, pluginJson, pluginOf } from './given.ts'

const http = (url: string, more: Record<string, unknown> = {}) => ({ type: 'http', url, ...more })
const of = (mcpServers: unknown) => pluginOf({ '.mcp.json': { mcpServers } })
const ledger = http('https://mcp.netsuite.example/ledger')

describe('where servers come from', () => {
  const names = (content: Record<string, unknown>) =>
    pluginOf(content).servers.map((server) => `${server.name} ${server.path}:${server.line}`)
  test('a wrapped file', () =>
    expect(names({ '.mcp.json': { mcpServers: { ledger } } })).toEqual(['ledger .mcp.json:3']))
  test('a bare file', () => expect(names({ '.mcp.json': { $schema: 'x', ledger } })).toEqual(['ledger .mcp.json:3']))
  test('an empty wrapper', () => expect(names({ '.mcp.json': { mcpServers: {} } })).toEqual([]))
  test('plugin.json inline, over the file of the same name', () => {
    const content = {
      '.mcp.json': { mcpServers: { ledger, bank: ledger } },
      '.claude-plugin/plugin.json': { ...pluginJson, mcpServers: { ledger: http('') } },
    }
    const { servers } = pluginOf(content)
    expect(servers.map(({ name, configured }) => [name, configured])).toEqual([
      ['ledger', false],
      ['bank', true],
    ])
  })
  test('a list of a path, a bundle and a map', () => {
    const mcpServers = ['./config/more.json', './tools/pdf.mcpb', 'https://dl.example/scan.dxt', { ledger }]
    const content = {
      'config/more.json': { bank: ledger },
      'tools/pdf.mcpb': 'PK',
      '.claude-plugin/plugin.json': { ...pluginJson, mcpServers },
    }
    const { servers, findings } = pluginOf(content)
    expect(servers.map(({ name, transport, host, path }) => [name, transport, host, path])).toEqual([
      ['bank', 'http', 'mcp.netsuite.example', 'config/more.json'],
      ['pdf', 'bundle', null, 'tools/pdf.mcpb'],
      ['scan', 'bundle', 'dl.example', null],
      ['ledger', 'http', 'mcp.netsuite.example', '.claude-plugin/plugin.json'],
    ])
    expect(findings).toEqual([])
  })
  test('an entry that is the manifest', () => {
    const listing = {
      entry: { name: 'month-end', license: 'MIT', mcpServers: { ledger } },
      authority: 'entry' as const,
    }
    const { servers } = pluginOf({ '.claude-plugin/plugin.json': null }, listing)
    expect(servers.map(({ name, path, line }) => [name, path, line])).toEqual([['ledger', null, 7]])
  })
  test('servers of an entry do not apply beside plugin.json', () => {
    expect(pluginOf({}, { entry: { name: 'month-end', mcpServers: { ledger } } }).servers).toEqual([])
  })
  test('a file without the dot is not read', () => {
    const { servers, findings } = pluginOf({ 'mcp.json': { mcpServers: { ledger } } })
    expect(servers).toEqual([])
    expect(lines(findings)).toEqual([
      'mcp.json warning file is named "mcp.json"; Claude reads ".mcp.json" (names-known-connectors) → git mv mcp.json .mcp.json',
    ])
  })
})

test.each<[string, unknown, string]>([
  [
    'ledger',
    http(''),
    '.mcp.json:5:14 warning server "ledger" has an empty address (connector-urls-are-safe) → take the address from the connector registry',
  ],
  [
    'google calendar',
    ledger,
    '.mcp.json:3:5 warning server name "google calendar" holds a space (names-known-connectors) → rename it to "google-calendar"',
  ],
  [
    'workspace',
    ledger,
    '.mcp.json:3:5 error server name "workspace" is reserved; Claude skips it (names-known-connectors) → choose another name',
  ],
  [
    'ledger',
    'https://x',
    '.mcp.json:3:5 error server "ledger" is not a map of settings (names-known-connectors) → write { "type": "http", "url": "https://…" }',
  ],
  [
    'ledger',
    {},
    '.mcp.json:3:15 error server "ledger" has no known type (connector-urls-are-safe) → write "type": "http", or a command',
  ],
  [
    'ledger',
    { type: 'local' },
    '.mcp.json:4:15 error server "ledger" has no known type (connector-urls-are-safe) → write "type": "http", or a command',
  ],
  [
    'ledger',
    { type: 'stdio' },
    '.mcp.json:3:15 error server "ledger" has no command (connector-urls-are-safe) → write "command"',
  ],
  [
    'ledger',
    http('https://u:s3cret@h.example/'),
    '.mcp.json:5:14 error server "ledger" has user info in its address (connector-urls-are-safe) → remove it, and name a variable in headers',
  ],
  [
    'ledger',
    http('http://h.example/'),
    '.mcp.json:5:14 warning server "ledger" talks to "h.example" without encryption (connector-urls-are-safe) → write https://',
  ],
  [
    'ledger',
    http('file:///etc/passwd'),
    '.mcp.json:5:14 error server "ledger" has an address with "file:" (connector-urls-are-safe) → write https://…',
  ],
  [
    'ledger',
    http('s3cret key'),
    '.mcp.json:5:14 error server "ledger" has an address that does not parse (connector-urls-are-safe) → write https://…',
  ],
])('%s as %j', (name, config, expected) => {
  expect(lines(of({ [name]: config }).findings)).toEqual([expected])
})

test.each([['http://localhost:8080/'], ['http://127.0.0.1/'], ['https://${HOST}/mcp']])('%s is no fault', (url) => {
  expect(of({ ledger: http(url) }).findings).toEqual([])
})

test('faults of the file itself', () => {
  expect(lines(pluginOf({ '.mcp.json': '{ "mcpServers": {\n "a": 1,, } }' }).findings)).toEqual([
    '.mcp.json:2:9 error JSON does not parse: a key in double quotes is missing (json-is-valid)',
  ])
  expect(
    lines(
      pluginOf({
        '.mcp.json': '{ "ledger": {"url": "https://a.example", "type": "http", "url": "https://b.example"} }',
      }).findings,
    ),
  ).toEqual(['.mcp.json:1:58 error key "url" is there twice (json-keys-are-unique) → remove one of the two'])
  expect(lines(pluginOf({ '.mcp.json': '[]' }).findings)).toEqual([
    '.mcp.json:1:1 error the file holds no map (names-known-connectors) → write { … }',
  ])
  expect(lines(pluginOf({ '.mcp.json': { mcpServers: [] } }).findings)).toEqual([
    '.mcp.json:2:17 error mcpServers is "[]", expected a map (names-known-connectors)',
  ])
})

test('transports, sign-in, names of headers and variables', () => {
  const { servers } = of({
    ledger: http('https://h.example/mcp', { oauth: { clientId: '1', scopes: ['b', 'a'] } }),
    legacy: { type: 'sse', url: 'https://h.example/sse', headers: { 'X-Key': '${LEDGER_KEY:-s3cret}' } },
    alias: { type: 'streamable-http', url: 'https://H.Example:443/mcp/' },
    bare: { url: 'https://h.example/mcp' },
    local: { command: 'npx', args: ['-y', '@acme/ledger@1.2.0'], env: { B: 's3cret', A: '${A}' } },
  })
  expect(
    servers.map(({ name, transport, auth, headers, environment, variables, url }) => [
      name,
      transport,
      auth,
      headers,
      environment,
      variables,
      url,
    ]),
  ).toEqual([
    ['ledger', 'http', 'oauth', [], [], [], 'https://h.example/mcp'],
    ['legacy', 'sse', 'header', ['X-Key'], [], ['LEDGER_KEY'], 'https://h.example/sse'],
    ['alias', 'http', 'none', [], [], [], 'https://h.example/mcp'],
    ['bare', 'http', 'none', [], [], [], 'https://h.example/mcp'],
    ['local', 'stdio', 'env', [], ['A', 'B'], ['A'], null],
  ])
})

describe('equal set-ups have one fingerprint', () => {
  const print = (config: unknown) => of({ ledger: config }).servers[0]?.fingerprint
  const one = print(http('https://h.example/mcp'))
  test.each([
    ['letter case of the host', http('https://H.EXAMPLE/mcp')],
    ['the usual port and a slash at the end', http('https://h.example:443/mcp/')],
    ['the alias of the type', { type: 'streamable-http', url: 'https://h.example/mcp' }],
    ['keys in another order', { url: 'https://h.example/mcp', type: 'http' }],
    ['the client id of the sign-in', http('https://h.example/mcp', { oauth: { clientId: '1601' } })],
    ['user info', http('https://u:s3cret@h.example/mcp')],
  ])('whatever %s', (_name, config) => expect(print(config)).toBe(one))
  test.each([
    ['another path', http('https://h.example/')],
    ['another path in other case', http('https://h.example/MCP')],
    ['a header', http('https://h.example/mcp', { headers: { Authorization: 'x' } })],
    ['a scope', http('https://h.example/mcp', { oauth: { scopes: 'write' } })],
    ['a query key', http('https://h.example/mcp?tenant=1')],
    ['another transport', { type: 'sse', url: 'https://h.example/mcp' }],
  ])('but not with %s', (_name, config) => expect(print(config)).not.toBe(one))
  test('header values do not count, versions of programs do', () => {
    expect(print(http('https://h.example', { headers: { K: 'a' } }))).toBe(
      print(http('https://h.example', { headers: { k: 'b' } })),
    )
    expect(print({ command: 'npx', args: ['a@1.0.0'] })).not.toBe(print({ command: 'npx', args: ['a@1.0.1'] }))
  })
  test('an approved variant has the form of a declared server', () => {
    expect(canonicalOf({ transport: 'http', url: 'https://h.example/mcp', auth: 'oauth' }).fingerprint).toBe(one)
  })
})

test.each<[string, Record<string, unknown>]>([
  ['a header', http('https://h.example', { headers: { Authorization: 'Bearer s3cret-abcdef' } })],
  ['user info', http('https://s3cret:s3cret@h.example/mcp')],
  ['user info with a slash', http('https://user:pa/s3cret@h.example/mcp')],
  ['a query', http('https://h.example/mcp?key=s3cret&b=s3cret#s3cret')],
  ['a default', http('https://h.example/${KEY:-s3cret}/mcp')],
  ['a default with braces', http('https://h.example/${KEY:-{s3cret}}')],
  ['a default without end', http('https://h.example/${KEY:-s3cret')],
  ['a path', http('https://hooks.example/services/T00s3cret1a9B8c7D6e5F4/mcp')],
  ['an address that is none', http('s3cret')],
  ['env', { command: 'npx', env: { KEY: 's3cret' } }],
  ['an option', { command: 'npx', args: ['--api-key', 's3cret', '--token=s3cret', '--password="s3cret"'] }],
  [
    'a header option',
    { command: 'npx', args: ['mcp-remote', 'https://h.example?k=s3cret', '-H', 'Authorization: Bearer s3cret'] },
  ],
  ['a variable of a container', { command: 'docker', args: ['run', '-e', 'NETSUITE_TOKEN=s3cret', 'acme/ledger'] }],
  ['a well-known form', { command: 'npx', args: ['sk-s3cret-abcdefgh', 'ghp_s3cret0123456789', 'xoxb-12-s3cret-x'] }],
  ['a shell', { command: 'bash -c "LEDGER_SECRET=s3cret exec npx"' }],
  ['a connection string', { command: 'npx', args: ['postgres://app:s3cret@db.example/ledger'] }],
])('a secret in %s is in no output', (_name, config) => {
  const plugin = pluginOf({ '.mcp.json': { mcpServers: { ledger: config } } })
  expect(plugin.servers).toHaveLength(1)
  expect(JSON.stringify({ ...plugin, documents: [] })).not.toContain('s3cret')
})

test('what is no secret stays readable', () => {
  const [server] = of({
    ledger: {
      command: 'uvx',
      args: [
        '--from',
        'acme-ledger-tools==2.4.1',
        'ledger',
        '--config',
        '${CLAUDE_PLUGIN_ROOT}/config/ledger.json',
        '--token',
        '${LEDGER_TOKEN}',
      ],
    },
  }).servers
  expect(server?.command).toBe(
    'uvx --from acme-ledger-tools==2.4.1 ledger --config ${CLAUDE_PLUGIN_ROOT}/config/ledger.json --token ${LEDGER_TOKEN}',
  )
})

test('a server called like a property of every object is just a server', () => {
  expect(of({ toString: ledger, hasOwnProperty: ledger }).servers.map((server) => server.name)).toEqual([
    'toString',
    'hasOwnProperty',
  ])
})
