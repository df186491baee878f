/** What Cowork refuses, row by row, where an example cannot show it. */
import { describe, expect, test } from 'vitest'
import type { Plugin } from '../../src/model/plugin.ts'
import { coworkFaults } from '../../src/standards/cowork.ts'
import { subjectOf } from './example.ts'

const { subject } = subjectOf([], { title: 'nothing changed' })
const { plugin } = subject
const told = (changed: Partial<Plugin>, repository?: string) =>
  [...coworkFaults({ ...subject, plugin: { ...plugin, ...changed } }, repository)].map(({ message }) => message)
const remote = (type: string, written: unknown): Partial<Plugin> => ({
  source: { kind: 'remote', type, written, label: type, url: null, pinned: true },
})

describe('sources', () => {
  test.each([
    ['npm', { source: 'npm', package: '@brightwater/close' }, ['source "npm" is not one that Cowork syncs']],
    [
      'archive',
      { source: 'archive', url: 'https://files.brightwater.example/close.zip' },
      ['source "archive" is not one that Cowork syncs'],
    ],
    [
      'git-subdir',
      { source: 'git-subdir', url: 'brightwater/tools', path: 'close' },
      ['source address "brightwater/tools" does not start with https://'],
    ],
    [
      'url',
      { source: 'url', url: 'git@github.com:brightwater/close.git' },
      ['source address "git@github.com:brightwater/close.git" does not start with https://'],
    ],
    [
      'url',
      { source: 'url', url: 'https://git.elsewhere.example/close.git' },
      ['source host "git.elsewhere.example" is not github.com, gitlab.com, bitbucket.org or that of the marketplace'],
    ],
    ['url', { source: 'url', url: 'https://git.brightwater.example/close.git' }, []],
    ['github', { source: 'github', repo: 'brightwater/close' }, []],
    ['git-subdir', { source: 'git-subdir', url: 'https://gitlab.com/brightwater/tools', path: 'close' }, []],
  ])('%s %j', (type, written, messages) => {
    expect(told(remote(type, written), 'https://git.brightwater.example/platform/plugins')).toEqual(messages)
  })
})

describe('contents', () => {
  test('no plugin.json', () => {
    expect(told({ files: plugin.files.filter(({ path }) => !path.endsWith('plugin.json')) })).toEqual([
      'there is no .claude-plugin/plugin.json',
    ])
  })

  test('too many files, and too large', () => {
    const one = plugin.files[0]!
    const many = Array.from({ length: 5_001 }, (_, i) => ({ ...one, path: `docs/${i}.md` }))
    expect(told({ files: [...plugin.files, ...many], size: 210 * 1_048_576 })).toEqual([
      `plugin has ${(5_001 + plugin.files.length).toLocaleString('en-GB')} files, expected at most 5,000`,
      'plugin has 210 MiB, expected at most 200 MiB',
    ])
  })

  test('an option without default', () => {
    const servers = plugin.servers.map((server) => ({
      ...server,
      surfaces: [
        {
          surface: 'cowork' as const,
          verdict: 'ignored' as const,
          note: 'an option has no default, and Cowork does not ask',
        },
      ],
    }))
    expect(told({ servers })).toEqual([
      'server "netsuite" is ignored: an option has no default, and Cowork does not ask',
    ])
  })

  test('nothing of a plugin that could not be read', () => {
    expect(told({ quarantined: 'it leads out of the repository', files: [] })).toEqual([])
  })
})
