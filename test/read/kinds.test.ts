/** Values of another kind than Claude's own schema asks for: told where they stand, in every file that Claude reads. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration refers to options in this form
import { describe, expect, test } from 'vitest'
import { lines, pluginJson, pluginOf } from './plugins/given.ts'
import { linesOf, read, repository, tidy } from './repository.ts'

const file = '.claude-plugin/plugin.json'
const told = (content: Record<string, unknown>) => lines(pluginOf(content).findings)

describe('plugin.json', () => {
  test.each<[Record<string, unknown>, string[]]>([
    [{ $schema: 4 }, ['5:14 error $schema is "4", expected text (manifest-matches-schema)']],
    [
      { defaultEnabled: 'yes' },
      ['5:21 error defaultEnabled is "yes", expected true or false (manifest-matches-schema)'],
    ],
    [{ settings: [] }, ['5:15 error settings is a list, expected a map (manifest-matches-schema)']],
    [
      { channels: [{ server: 'bank' }, {}, 'bank'] },
      [
        '9:5 error channels[1] names no server (manifest-matches-schema)',
        '10:5 error channels[2] names no server (manifest-matches-schema)',
      ],
    ],
    [{ name: '' }, ['2:11 error name is empty (manifest-matches-schema) → add "name": "month-end"']],
    [{ $schema: 'https://x.example', defaultEnabled: false, settings: {}, channels: [{ server: 'bank' }] }, []],
  ])('%j', (fields, expected) => {
    expect(told({ [file]: { ...pluginJson, ...fields } }).map((line) => line.replace(`${file}:`, ''))).toEqual(expected)
  })
})

describe('.mcp.json', () => {
  const http = { type: 'http', url: 'https://mcp.netsuite.example/ledger' }
  const local = { command: 'node' }
  const dropped = (at: string, what: string) => [
    `.mcp.json:${at} error server "ledger" is dropped: ${what} (manifest-matches-schema)`,
  ]
  test.each<[string, Record<string, unknown>, string[]]>([
    ['headers', { ...http, headers: [] }, dropped('6:18', 'headers is a list, expected a map of texts')],
    ['a header', { ...http, headers: { A: 4 } }, dropped('6:18', 'headers is a map, expected a map of texts')],
    ['a helper', { ...http, headersHelper: 4 }, dropped('6:24', 'headersHelper is a number, expected text')],
    ['a client', { ...http, oauth: { clientId: 3 } }, dropped('6:16', 'clientId is a number, expected text')],
    ['a timeout', { ...http, timeout: 's3cret' }, dropped('6:18', 'timeout is text, expected a number')],
    ['arguments', { ...local, args: '--token s3cret' }, dropped('5:15', 'args is text, expected a list of texts')],
    ['variables', { ...local, env: { PORT: 1 } }, dropped('5:14', 'env is a map, expected a map of texts')],
    ['settings of the other transport', { ...local, headers: 4 }, []],
    [
      'no type',
      { url: http.url },
      [
        '.mcp.json:4:14 error server "ledger" has an address but no type, and is dropped (connector-urls-are-safe) → write "type": "http"',
      ],
    ],
    [
      'an option that nobody declares',
      { ...http, url: `${http.url}?as=\${user_config.ACCOUNT}&by=\${user_config.ACCOUNT}` },
      [
        '.mcp.json:3:5 error server "ledger" uses option "ACCOUNT", which plugin.json does not declare (manifest-matches-schema) → declare it under "userConfig"',
      ],
    ],
  ])('%s', (_, ledger, expected) => {
    expect(told({ '.mcp.json': { mcpServers: { ledger } } })).toEqual(expected)
  })

  test('an option may be declared for the plugin or for the channel of the server', () => {
    const option = { type: 'string', title: 'Account', description: 'Whose' }
    const mcpServers = { ledger: { ...http, url: `${http.url}/\${user_config.ONE}/\${user_config.TWO}` } }
    const fields = { userConfig: { ONE: option }, channels: [{ server: 'ledger', userConfig: { TWO: option } }] }
    expect(told({ [file]: { ...pluginJson, ...fields }, '.mcp.json': { mcpServers } })).toEqual([])
  })
})

describe('hooks/hooks.json', () => {
  test.each<[unknown, string[]]>([
    [{}, ['hooks/hooks.json:1:1 error the file holds no hooks (hooks-are-declared) → write { "hooks": { … } }']],
    [{ modules: [] }, []],
    [
      { description: 4, hooks: {} },
      ['hooks/hooks.json:2:18 error description is "4", expected text (hooks-are-declared)'],
    ],
  ])('%j', (content, expected) => {
    expect(told({ 'hooks/hooks.json': content })).toEqual(expected)
  })
})

describe('frontmatter', () => {
  const block = (...fields: string[]) => `---\n${fields.join('\n')}\n---\nBody.\n`
  test.each<[string, string, string[]]>([
    [
      'skills/reconcile/SKILL.md',
      block('name: reconcile', 'description: [Reconciles]', 'allowed-tools: { Read: 1 }'),
      [
        '3:1 warning description is a list, expected text (skills-meet-spec) → write description as text',
        '4:1 warning allowed-tools is a map, expected text or a list of texts (skills-meet-spec) → write allowed-tools as text',
      ],
    ],
    [
      'agents/payer.md',
      block('name: 4', 'description: { use: always }'),
      [
        '2:1 warning name is "4", expected text (frontmatter-is-valid) → write name: payer',
        '3:1 warning description is a map, expected text (frontmatter-is-valid) → write description as text',
      ],
    ],
    [
      'commands/pay.md',
      block('description: Pays.', 'allowed-tools: [1]'),
      [
        '3:1 warning allowed-tools is a list, expected text or a list of texts (frontmatter-is-valid) → write allowed-tools as text',
      ],
    ],
    ['commands/post.md', block('description: Posts.', 'allowed-tools: [Read, Write]'), []],
  ])('%s', (path, text, expected) => {
    expect(told({ [path]: text }).map((line) => line.replace(`${path}:`, ''))).toEqual(expected)
  })
})

describe('marketplace.json', () => {
  const recon = { name: 'finance-recon', source: './plugins/finance-recon' }
  const base = { name: 'acme-tools', owner: { name: 'Acme' }, description: 'Tools', plugins: [recon] }
  const toldOf = (fields: Record<string, unknown>) =>
    linesOf(read(repository({ ...tidy('finance-recon'), '.claude-plugin/marketplace.json': { ...base, ...fields } })))
      .filter((line) => line.includes(' error '))
      .map((line) => line.replace('.claude-plugin/marketplace.json:', '').replace(/ → .*/, ''))
  const remote = (source: Record<string, unknown>) => toldOf({ plugins: [{ name: 'far', source }] })
  const archive = { source: 'archive', url: 'https://files.acme.example/a.zip' }

  test.each<[Record<string, unknown>, string[]]>([
    [{ version: 4 }, ['13:14 error version is "4", expected text (marketplace-is-valid)']],
    [{ metadata: 'x' }, ['13:15 error metadata is "x", expected a map (marketplace-is-valid)']],
    [{ metadata: { version: 4 } }, ['14:16 error metadata version is "4", expected text (marketplace-is-valid)']],
    [{ owner: { name: 'Acme', url: 4 } }, ['5:12 error owner url is "4", expected text (marketplace-is-valid)']],
    [
      { allowCrossMarketplaceDependenciesOn: 'x', forceRemoveDeletedPlugins: 1 },
      [
        '13:42 error allowCrossMarketplaceDependenciesOn is "x", expected a list of texts (marketplace-is-valid)',
        '14:32 error forceRemoveDeletedPlugins is "1", expected true or false (marketplace-is-valid)',
      ],
    ],
    [
      { name: 'official-claude-tools' },
      ['2:11 error marketplace name "official-claude-tools" passes as one of Anthropic\'s (marketplace-is-valid)'],
    ],
    [{ name: 'acme-tools-for-claude' }, []],
    [
      { plugins: [{ ...recon, version: 4, dependencies: [4], relevance: {}, settings: 4 }] },
      expect.arrayContaining([
        '11:18 error version is "4", expected text (manifest-matches-schema)',
        '13:9 error dependencies[0] has no name (manifest-matches-schema)',
        '15:20 error relevance has no signals (marketplace-is-valid)',
        '16:19 error settings is "4", expected a map (manifest-matches-schema)',
      ]),
    ],
  ])('%j', (fields, expected) => {
    expect(toldOf(fields)).toEqual(expected)
  })

  test.each<[Record<string, unknown>, string]>([
    [{ source: 'github', repo: 'acme/far', ref: 4 }, 'ref is "4", expected text'],
    [{ source: 'npm', package: 'far', registry: 'nowhere' }, 'registry is not an address'],
    [{ source: 'npm', package: 'far', version: 4 }, 'version is "4", expected text'],
    [{ ...archive, sha256: 'abc' }, 'sha256 is not 64 hex characters'],
    [
      { ...archive, url: 'https://127.0.0.1:99999/a.zip' },
      'url leads to "https://127.0.0.1:99999/a.zip", which Claude refuses',
    ],
  ])('source %j', (source, message) => {
    expect(remote(source).map((line) => line.replace(/^\d+:\d+ /, ''))).toEqual([
      `error ${message} (marketplace-is-valid)`,
    ])
  })
})
