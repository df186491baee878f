/** The last change of every plugin folder, and that asking for it starts nothing but git. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../src/lib/store.ts'
import { readGit } from '../../src/read/git.ts'
import { begun, commit, git, gitAt } from './git-repository.ts'
import { read, repository, tidy, write } from './repository.ts'

const changesOf = (root: string, folders: string[]) =>
  Object.fromEntries(readGit(root, folders, memoryStore())?.changes ?? [])

describe('the last change', () => {
  test('is the newest commit that touched the folder, by its committer date in UTC', () => {
    const root = begun({ 'plugins/finance/README.md': '1', 'plugins/legal/README.md': '1' })
    const first = commit(root, '2026-03-01T23:30:00-05:00')
    write(root, 'plugins/legal/README.md', '2')
    const second = commit(root, '2026-04-01T10:00:00Z')
    write(root, 'notes.md', 'x')
    const third = commit(root, '2026-05-01T10:00:00Z')
    expect(readGit(root, ['plugins/finance', 'plugins/legal', 'plugins/new'], memoryStore())).toEqual({
      head: { commit: third, day: '2026-05-01' },
      changes: new Map([
        ['plugins/legal', { commit: second, day: '2026-04-01' }],
        ['plugins/finance', { commit: first, day: '2026-03-02' }],
      ]),
    })
  })

  test('survives names that would break a line, a quote or an option', () => {
    const folders = [
      'plugins/a b',
      'plugins/line\nbreak',
      'plugins/quo\'te"s',
      'plugins/-n',
      'plugins/$(touch x)',
      'plugins/:(glob)*',
      'plugins/ünïcode',
    ]
    const root = begun(Object.fromEntries(folders.map((folder) => [`${folder}/README.md`, 'x'])))
    const head = commit(root, '2026-03-01T10:00:00Z')
    expect(changesOf(root, folders)).toEqual(
      Object.fromEntries(folders.map((folder) => [folder, { commit: head, day: '2026-03-01' }])),
    )
    expect(existsSync(join(root, 'x'))).toBe(false)
  })

  test('is not fooled by a file name that looks like a commit', () => {
    const root = begun({ 'plugins/finance/README.md': '1', 'plugins/legal/README.md': '1' })
    const first = commit(root, '2026-03-01T10:00:00Z')
    write(root, `${'f'.repeat(40)} 1\nplugins/legal/x`, 'x')
    write(root, `plugins/finance/a\n${'f'.repeat(40)} 1\nplugins/legal/x`, 'x')
    const second = commit(root, '2026-04-01T10:00:00Z')
    expect(changesOf(root, ['plugins/finance', 'plugins/legal'])).toMatchObject({
      'plugins/finance': { commit: second },
      'plugins/legal': { commit: first },
    })
  })

  test('counts for the innermost plugin folder', () => {
    const root = begun({ 'README.md': '1', 'outer/README.md': '1', 'outer/inner/README.md': '1' })
    const first = commit(root, '2026-03-01T10:00:00Z')
    write(root, 'outer/inner/README.md', '2')
    const second = commit(root, '2026-04-01T10:00:00Z')
    expect(changesOf(root, ['.', 'outer', 'outer/inner'])).toMatchObject({
      '.': { commit: first },
      outer: { commit: first },
      'outer/inner': { commit: second },
    })
  })

  test('is found on a merged branch', () => {
    const root = begun({ 'plugins/finance/README.md': '1', 'plugins/legal/README.md': '1' })
    commit(root, '2026-03-01T10:00:00Z')
    git(root, 'checkout', '--quiet', '-b', 'side')
    write(root, 'plugins/legal/README.md', '2')
    const side = commit(root, '2026-04-01T10:00:00Z')
    git(root, 'checkout', '--quiet', 'main')
    write(root, 'plugins/finance/README.md', '2')
    const main = commit(root, '2026-05-01T10:00:00Z')
    gitAt('2026-06-01T10:00:00Z', root, 'merge', '--quiet', '--no-ff', 'side', '-m', 'merge')
    expect(changesOf(root, ['plugins/finance', 'plugins/legal'])).toMatchObject({
      'plugins/finance': { commit: main },
      'plugins/legal': { commit: side },
    })
  })

  test('is looked for in a root that is a folder of the repository', () => {
    const root = begun({ 'tools/plugins/finance/README.md': '1' })
    const head = commit(root, '2026-03-01T10:00:00Z')
    expect(changesOf(join(root, 'tools'), ['plugins/finance'])).toMatchObject({ 'plugins/finance': { commit: head } })
  })

  test('works in a shallow clone', () => {
    const root = begun({ 'plugins/finance/README.md': '1' })
    commit(root, '2026-03-01T10:00:00Z')
    write(root, 'notes.md', 'x')
    const head = commit(root, '2026-04-01T10:00:00Z')
    const shallow = repository({})
    git(shallow, 'clone', '--quiet', '--depth=1', `file://${root}`, 'clone')
    expect(changesOf(join(shallow, 'clone'), ['plugins/finance'])).toEqual({
      'plugins/finance': { commit: head, day: '2026-04-01' },
    })
  })

  test('reaches back through a history that is longer than what is read at once', () => {
    const root = begun({ 'plugins/finance/README.md': '1' })
    const first = commit(root, '2026-03-01T10:00:00Z')
    const deep = Array.from({ length: 14 }, () => 'x'.repeat(250)).join('/')
    for (let i = 0; i < 1_300; i++) write(root, `plugins/legal/${deep}/${i}.md`, '')
    const second = commit(root, '2026-04-01T10:00:00Z')
    expect(changesOf(root, ['plugins/finance', 'plugins/legal'])).toMatchObject({
      'plugins/finance': { commit: first },
      'plugins/legal': { commit: second },
    })
  })

  test('is null outside git and before the first commit', () => {
    expect(readGit(repository({ 'plugins/finance/README.md': '1' }), ['plugins/finance'], memoryStore())).toBeNull()
    expect(readGit(begun({ 'plugins/finance/README.md': '1' }), ['plugins/finance'], memoryStore())).toBeNull()
  })

  test('is kept for the same head and worked out again for the next', () => {
    const root = begun({ 'plugins/finance/README.md': '1' })
    commit(root, '2026-03-01T10:00:00Z')
    const store = memoryStore()
    const first = readGit(root, ['plugins/finance'], store)
    expect(readGit(root, ['plugins/finance'], store)).toEqual(first)
    write(root, 'plugins/finance/README.md', '2')
    const head = commit(root, '2026-04-01T10:00:00Z')
    expect(readGit(root, ['plugins/finance'], store)).toMatchObject({ head: { commit: head } })
  })
})

test('plugins carry it', () => {
  const root = begun({ 'org/teams.yaml': '[]', ...tidy('finance-close') })
  const head = commit(root, '2026-03-01T10:00:00Z')
  write(root, 'plugins/support-new/README.md', 'x')
  const { git: facts, plugins } = read(root)
  expect(facts).toEqual({ commit: head, day: '2026-03-01' })
  expect(plugins.map(({ name, lastChange }) => [name, lastChange])).toEqual([
    ['finance-close', { commit: head, day: '2026-03-01' }],
    ['support-new', null],
  ])
})

describe('nothing but git is started', () => {
  /** A repository whose configuration, hooks and attributes name a program that leaves a mark when it runs. */
  function trapped(): { root: string; canary: string } {
    const root = begun({ ...tidy('finance-close'), 'org/teams.yaml': '[]' })
    const canary = join(root, 'canary')
    const program = join(root, 'trap')
    writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> "${canary}"\ncat\n`)
    chmodSync(program, 0o755)
    commit(root, '2026-03-01T10:00:00Z')
    write(root, '.gitattributes', '* filter=trap diff=trap\n')
    write(root, 'plugins/finance-close/.gitattributes', '* filter=trap diff=trap merge=trap\n')
    write(root, '.git/info/attributes', '* diff=trap\n')
    const settings: [string, string][] = [
      ['core.fsmonitor', program],
      ['core.pager', program],
      ['core.sshCommand', program],
      ['core.editor', program],
      ['core.hooksPath', join(root, '.git/hooks')],
      ['core.alternateRefsCommand', program],
      ['pager.log', program],
      ['log.showSignature', 'true'],
      ['gpg.program', program],
      ['diff.external', program],
      ['diff.trap.command', program],
      ['diff.trap.textconv', program],
      ['filter.trap.clean', program],
      ['filter.trap.smudge', program],
      ['filter.trap.process', program],
      ['alias.log', `!${program}`],
      ['alias.rev-parse', `!${program}`],
      ['credential.helper', program],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::${program}`],
      ['remote.origin.uploadpack', program],
      ['protocol.ext.allow', 'always'],
    ]
    for (const [key, value] of settings) git(root, 'config', key, value)
    mkdirSync(join(root, '.git/hooks'), { recursive: true })
    for (const hook of [
      'post-index-change',
      'post-checkout',
      'pre-commit',
      'fsmonitor-watchman',
      'reference-transaction',
    ])
      writeFileSync(join(root, '.git/hooks', hook), `#!/bin/sh\n${program}\n`, { mode: 0o755 })
    return { root, canary }
  }

  test('whatever the repository is configured to run', () => {
    const { root, canary } = trapped()
    const { plugins } = read(root)
    expect(plugins.map(({ lastChange }) => lastChange?.day)).toEqual(['2026-03-01'])
    expect(existsSync(canary)).toBe(false)
  })

  test('the traps do work where git is not held back', () => {
    const { root, canary } = trapped()
    try {
      git(root, 'status')
    } catch {
      // A trap that answers nonsense makes git fail; that it ran is what counts.
    }
    expect(existsSync(canary)).toBe(true)
  })

  test('not when objects of a partial clone are missing either', () => {
    const { root, canary } = trapped()
    const tree = git(root, '-c', 'core.fsmonitor=false', 'rev-parse', 'HEAD:plugins').trim()
    execFileSync('rm', ['-f', join(root, '.git/objects', tree.slice(0, 2), tree.slice(2))])
    expect(read(root).plugins.map(({ name, lastChange }) => [name, lastChange])).toEqual([['finance-close', null]])
    expect(existsSync(canary)).toBe(false)
  })
})

test('settings of the caller do not lead git elsewhere', () => {
  const other = begun({ 'plugins/finance/README.md': '1' })
  commit(other, '2026-03-01T10:00:00Z')
  process.env.GIT_DIR = join(other, '.git')
  try {
    expect(readGit(repository({ 'plugins/finance/README.md': '1' }), ['plugins/finance'], memoryStore())).toBeNull()
  } finally {
    delete process.env.GIT_DIR
  }
})
