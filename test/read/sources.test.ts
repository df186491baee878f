/** Every kind of source: what it resolves to, what people see of it, and what is wrong with it. */
import { describe, expect, test } from 'vitest'
import { resolveSource } from '../../src/read/sources.ts'

const sha = '2a52a001366227e205cfa7565d78e8198dc42fa8'

describe('paths in the repository', () => {
  test.each([
    ['./', null, '.'],
    ['./plugins/finance', null, 'plugins/finance'],
    ['./plugins//finance/', null, 'plugins/finance'],
    ['././plugins/./finance', null, 'plugins/finance'],
    ['./plugins/finance', 'tools', 'plugins/finance'],
    ['./finance close', null, 'finance close'],
    ['./%2e%2e/finance', null, '%2e%2e/finance'],
  ])('%j with pluginRoot %j is %j', (written, pluginRoot, folder) => {
    expect(resolveSource(written, pluginRoot)).toEqual({ kind: 'local', folder, faults: [] })
  })

  test.each([
    ['.', null, '.', './'],
    ['finance', 'plugins', 'plugins/finance', './plugins/finance'],
    ['finance', '.', 'finance', './finance'],
  ])('%j with pluginRoot %j is %j, which Cowork does not sync', (written, pluginRoot, folder, better) => {
    const message = `source "${written}" is not one that Cowork syncs`
    const fault = { at: ['source'], rule: 'syncs-to-cowork', severity: 'advice', message, fix: `write "${better}"` }
    expect(resolveSource(written, pluginRoot)).toEqual({ kind: 'local', folder, faults: [fault] })
  })

  test.each([
    ['finance', null, 'finance'],
    ['plugins/finance', 'plugins', 'plugins/finance'],
  ])('%j with pluginRoot %j resolves, with a finding', (written, pluginRoot, folder) => {
    expect(resolveSource(written, pluginRoot)).toEqual({
      kind: 'local',
      folder,
      faults: [
        {
          at: ['source'],
          severity: 'error',
          message: `source "${written}" does not start with "./"`,
          fix: `write "./${folder}"`,
        },
      ],
    })
  })
})

describe('sources that are refused', () => {
  test.each([
    ['../finance', 'source "../finance" leads out of the repository'],
    ['./plugins/../../finance', 'source "./plugins/../../finance" leads out of the repository'],
    ['/etc', 'source "/etc" leads out of the repository'],
    ['~/plugins', 'source "~/plugins" leads out of the repository'],
    ['C:/plugins', 'source "C:/plugins" leads out of the repository'],
    ['.\\plugins\\finance', 'source ".\\plugins\\finance" holds a backslash'],
    ['./finance\u0000', 'source "./finance\\u{0}" holds a control or invisible character'],
    ['./finance\u202e', 'source "./finance\\u{202e}" holds a control or invisible character'],
    ['', 'source is empty'],
    [undefined, 'source is missing'],
    [null, 'source is null, expected a path or an object'],
    [42, 'source is 42, expected a path or an object'],
    [['./finance'], 'source is a list, expected a path or an object'],
    [{}, 'source kind is missing, expected github, url, git-subdir, npm, archive or command'],
    [
      { source: 'pip', package: 'acme' },
      'source kind is "pip", expected github, url, git-subdir, npm, archive or command',
    ],
    [
      { source: 'constructor' },
      'source kind is "constructor", expected github, url, git-subdir, npm, archive or command',
    ],
    [{ source: 'github' }, 'source "github" has no repo'],
    [{ source: 'git-subdir', url: 'https://git.example/mono' }, 'source "git-subdir" has no path'],
    [{ source: 'npm', package: 7 }, 'source "npm" has no package'],
  ])('%j: %s', (written, reason) => {
    const source = resolveSource(written, null)
    expect(source.kind === 'refused' && source.reason).toBe(reason)
    expect(source.faults.map(({ severity, message }) => [severity, message])).toEqual([['error', reason]])
  })
})

type Seen = [written: unknown, label: string, url: string | null, pinned: boolean, faults: string[]]
const unpinned = 'advice source names no commit, so its content can change unseen'

const remotes: Seen[] = [
  [{ source: 'github', repo: 'acme/tools' }, 'github acme/tools', 'https://github.com/acme/tools', false, [unpinned]],
  [
    { source: 'github', repo: 'acme/tools', ref: 'v1.2.0' },
    'github acme/tools at v1.2.0',
    'https://github.com/acme/tools/tree/v1.2.0',
    false,
    [unpinned],
  ],
  [
    { source: 'github', repo: 'acme/tools', ref: 'main', sha },
    'github acme/tools at 2a52a00',
    `https://github.com/acme/tools/tree/${sha}`,
    true,
    [],
  ],
  [
    { source: 'github', repo: 'https://github.com/acme/tools', sha },
    'github https://github.com/acme/tools at 2a52a00',
    `https://github.com/https://github.com/acme/tools/tree/${sha}`,
    true,
    ['error repo is "https://github.com/acme/tools", expected owner/repository'],
  ],
  [
    { source: 'url', url: 'https://github.com/acme/tools.git', sha },
    'git github.com/acme/tools at 2a52a00',
    `https://github.com/acme/tools/tree/${sha}`,
    true,
    [],
  ],
  [
    { source: 'url', url: 'git@github.com:acme/tools.git', sha },
    'git github.com/acme/tools at 2a52a00',
    `https://github.com/acme/tools/tree/${sha}`,
    true,
    [],
  ],
  [
    { source: 'url', url: 'git@git.acme.example:tools.git', sha },
    'git git@git.acme.example:tools.git at 2a52a00',
    null,
    true,
    [],
  ],
  [
    { source: 'url', url: 'https://git.acme.example/tools.git', sha },
    'git git.acme.example/tools at 2a52a00',
    'https://git.acme.example/tools',
    true,
    [],
  ],
  [
    { source: 'url', url: 'http://git.acme.example/tools', sha },
    'git git.acme.example/tools at 2a52a00',
    null,
    true,
    [],
  ],
  [{ source: 'url', url: 'file:///srv/tools', sha }, 'git file:///srv/tools at 2a52a00', null, true, []],
  [
    { source: 'url', url: 'javascript:alert(1)', sha },
    'git javascript:alert(1) at 2a52a00',
    null,
    true,
    ['error url is "javascript:alert(1)", expected a whole address'],
  ],
  [
    { source: 'git-subdir', url: 'acme/mono', path: 'plugins/close', ref: 'v2', sha },
    'git github.com/acme/mono, folder plugins/close, at 2a52a00',
    `https://github.com/acme/mono/tree/${sha}/plugins/close`,
    true,
    [],
  ],
  [
    { source: 'git-subdir', url: 'https://gitlab.com/acme/mono.git', path: './close', ref: 'v2' },
    'git gitlab.com/acme/mono, folder ./close, at v2',
    'https://gitlab.com/acme/mono/-/tree/v2/close',
    false,
    [unpinned],
  ],
  [
    { source: 'git-subdir', url: 'acme/mono', path: '../x', sha },
    'git github.com/acme/mono, folder ../x, at 2a52a00',
    'https://github.com/acme/mono',
    true,
    ['error path "../x" holds ".."'],
  ],
  [
    { source: 'npm', package: '@acme/expenses', version: '1.2.0' },
    'npm @acme/expenses 1.2.0',
    'https://www.npmjs.com/package/@acme/expenses',
    true,
    [],
  ],
  [
    { source: 'npm', package: 'expenses', version: '^1.2.0' },
    'npm expenses ^1.2.0',
    'https://www.npmjs.com/package/expenses',
    false,
    [],
  ],
  [
    { source: 'npm', package: 'expenses', registry: 'https://npm.acme.example/' },
    'npm expenses (newest)',
    null,
    false,
    [],
  ],
  [
    { source: 'npm', package: '../expenses' },
    'npm ../expenses (newest)',
    null,
    false,
    ['error package "../expenses" holds ".."'],
  ],
  [
    { source: 'archive', url: 'https://plugins.acme.example/close.zip', sha256: 'a'.repeat(64) },
    'archive plugins.acme.example/close.zip',
    'https://plugins.acme.example/close.zip',
    true,
    [],
  ],
  [
    { source: 'archive', url: 'http://plugins.acme.example/close.zip' },
    'archive plugins.acme.example/close.zip',
    null,
    false,
    ['error url is "plugins.acme.example/close.zip", expected https'],
  ],
  [{ source: 'command', command: 'acme-plugin path close' }, 'command acme-plugin path close', null, false, []],
  [
    'https://git.acme.example/tools.git',
    '"https://git.acme.example/tools.git"',
    null,
    false,
    ['error source is "https://git.acme.example/tools.git", expected a path or an object'],
  ],
]

test.each(remotes)('%j', (written, label, url, pinned, faults) => {
  const resolved = resolveSource(written, null)
  expect(resolved.kind).toBe('remote')
  if (resolved.kind !== 'remote') return
  const { source } = resolved
  expect({ label: source.label, url: source.url, pinned: source.pinned, written: source.written }).toEqual({
    label,
    url,
    pinned,
    written,
  })
  expect(resolved.faults.map(({ severity, message }) => `${severity} ${message}`)).toEqual(faults)
})

describe('what may be a password', () => {
  const secrets = ['hunter2', 'tok_4f9a', 'Bearer abc']

  test.each([
    { source: 'url', url: 'https://mara:hunter2@git.acme.example/tools.git', sha },
    { source: 'url', url: 'ssh://mara:hunter2@git.acme.example/tools.git', sha },
    { source: 'archive', url: 'https://plugins.acme.example/close.zip?access_token=tok_4f9a&raw=1' },
    { source: 'archive', url: 'https://plugins.acme.example/close.zip', headers: { Authorization: 'Bearer abc' } },
    'https://mara:hunter2@git.acme.example/tools.git',
  ])('is nowhere in what becomes of %j', (written) => {
    const text = JSON.stringify(resolveSource(written, null))
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })

  test('in an address is an error', () => {
    const { faults } = resolveSource(
      { source: 'url', url: 'https://mara:hunter2@git.acme.example/tools.git', sha },
      null,
    )
    expect(faults).toEqual([
      {
        at: ['source', 'url'],
        severity: 'error',
        message: 'url holds a password',
        fix: 'take it out and rotate it',
        rule: 'connectors-hold-no-secrets',
      },
    ])
  })
})

test('an address of a megabyte takes no time', () => {
  const started = performance.now()
  for (const long of [
    'a'.repeat(1_000_000),
    `https://${'a:'.repeat(500_000)}`,
    `git@${'.'.repeat(1_000_000)}`,
    `https://x/?${'token'.repeat(200_000)}`,
  ])
    resolveSource({ source: 'url', url: long }, null)
  expect(performance.now() - started).toBeLessThan(2_000)
})
