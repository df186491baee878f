/** Releases from git: tags, the last commit that said a version, the working tree, and what was recorded as published. */
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Library } from '../../src/model/library.ts'
import type { Release } from '../../src/model/release.ts'
import { begun, commit, git, gitAt } from './git-repository.ts'
import { linesOf, read, repository, tidy, write } from './repository.ts'

const plugin = 'plugins/finance-close'
const manifest = `${plugin}/.claude-plugin/plugin.json`
const skill = `${plugin}/skills/check-invoice/SKILL.md`

/** Writes the version, commits everything, and gives the commit. */
function released(root: string, version: string, day: string, changes: Record<string, unknown> = {}): string {
  write(root, manifest, { name: 'finance-close', version, license: 'Apache-2.0' })
  for (const [path, content] of Object.entries(changes)) write(root, `${plugin}/${path}`, content)
  return commit(root, `${day}T12:00:00Z`)
}

const start = () => begun(tidy('finance-close'))
const shown = ({ version, origin, day, commit, tag, here }: Release) => ({ version, origin, day, commit, tag, here })
const releasesIn = (root: string) => read(root).releases.releases
const refusals = ({ releases }: Library) =>
  releases.releases.flatMap(({ version, refused }) => (refused ? [`${version}: ${refused.message}`] : []))

/** The record of a version as it stands now in the working tree's own release. */
function recordOf(root: string, version: string): string {
  const found = releasesIn(root).find((release) => release.version === version)
  return `- { version: ${version}, day: 2026-03-01, digest: "${found?.digest}", exact: "${found?.exact}", level: silver }\n`
}

describe('a version', () => {
  test('that was never tagged is what the last commit that said it holds', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    const last = released(root, '1.0.0', '2026-03-09', { 'README.md': '# Close\n\nIt drafts.\n' })
    const next = released(root, '1.1.0', '2026-04-01')
    write(root, 'notes.md', 'nothing of a plugin')
    commit(root, '2026-05-01T12:00:00Z')
    expect(releasesIn(root).map(({ since }) => since)).toEqual(['2026-04-01', '2026-03-01'])
    expect(releasesIn(root).map(shown)).toEqual([
      { version: '1.1.0', origin: 'commit', day: '2026-04-01', commit: next, tag: null, here: true },
      { version: '1.0.0', origin: 'commit', day: '2026-03-09', commit: last, tag: null, here: false },
    ])
  })

  test('is what its tag holds, annotated or not, also when the branch went on under the same version', () => {
    const root = start()
    const first = released(root, '1.0.0', '2026-03-01')
    git(root, 'tag', 'finance-close--v1.0.0')
    const second = released(root, '1.1.0', '2026-04-01')
    gitAt('2026-04-02T12:00:00Z', root, 'tag', '-a', '-m', 'release', 'finance-close--v1.1.0')
    released(root, '1.1.0', '2026-04-03', { 'README.md': '# Changed\n\nIt drafts.\n' })
    const all = releasesIn(root)
    expect(all.map(({ since }) => since)).toEqual(['2026-04-01', '2026-03-01'])
    expect(all.map(shown)).toEqual([
      {
        ...{ version: '1.1.0', origin: 'tag', day: '2026-04-01', commit: second },
        ...{ tag: 'finance-close--v1.1.0', here: false },
      },
      {
        ...{ version: '1.0.0', origin: 'tag', day: '2026-03-01', commit: first },
        ...{ tag: 'finance-close--v1.0.0', here: false },
      },
    ])
  })

  test('that only the working tree holds is a release without a commit', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    write(root, manifest, { name: 'finance-close', version: '1.1.0', license: 'Apache-2.0' })
    expect(releasesIn(root).map(shown)).toMatchObject([
      { version: '1.1.0', origin: 'working-tree', day: null, commit: null, here: true },
      { version: '1.0.0', origin: 'commit', here: false },
    ])
  })

  test('of an untagged head is what lies in the working tree', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    write(root, skill, '---\nname: check-invoice\ndescription: Checks two invoices.\n---\n\n# Check\n')
    expect(releasesIn(root).map(shown)).toMatchObject([{ version: '1.0.0', origin: 'working-tree', here: true }])
  })

  test('carries what it held: contents, size, changelog and digest', () => {
    const root = start()
    const changelog =
      '# Changelog\n\n## 1.1.0\n\n### Removed\n\n- `post-entry`, see [why](x.md).\n\n## 1.0.0\n\n- First.\n'
    released(root, '1.0.0', '2026-03-01', {
      'skills/post-entry/SKILL.md': '---\nname: post-entry\ndescription: Posts. Use at the end.\n---\n',
    })
    rmSync(join(root, plugin, 'skills/post-entry'), { recursive: true })
    released(root, '1.1.0', '2026-04-01', { 'CHANGELOG.md': changelog })
    const [now, before] = releasesIn(root)
    expect(before?.contents.skills).toEqual(['check-invoice', 'post-entry'])
    expect(now?.contents.skills).toEqual(['check-invoice'])
    expect(now?.changelog).toEqual([{ kind: 'Removed', items: ['post-entry, see why.'] }])
    expect(now?.digest).toBe(read(root).plugins[0]?.digest)
    expect(now?.files.count).toBe(4)
  })

  test('that is no semantic version is no release, and says so when it is a tag', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    git(root, 'tag', 'finance-close--v1.10')
    released(root, '2.0', '2026-04-01')
    const library = read(root)
    expect(library.releases.releases.map(({ version, refused }) => [version, refused?.message ?? null])).toEqual([
      ['1.0.0', null],
      ['1.10', 'tag "finance-close--v1.10" names no semantic version'],
    ])
    expect(linesOf(library)).toContain(
      `${manifest} error tag "finance-close--v1.10" names no semantic version (version-is-semver) → git tag -d finance-close--v1.10, and tag three numbers`,
    )
  })

  test('of a tag on a commit that says another one is refused', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    git(root, 'tag', 'finance-close--v1.1.0')
    expect(refusals(read(root))).toEqual([
      '1.1.0: tag "finance-close--v1.1.0" stands at a commit whose plugin.json says "1.0.0"',
    ])
  })

  test('of a branch that was merged counts once, at the merge', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    git(root, 'switch', '--quiet', '-c', 'work')
    released(root, '1.1.0', '2026-03-10')
    released(root, '1.2.0', '2026-03-11')
    git(root, 'switch', '--quiet', 'main')
    gitAt('2026-03-12T12:00:00Z', root, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'work')
    expect(releasesIn(root).map(({ version, day }) => [version, day])).toEqual([
      ['1.2.0', '2026-03-12'],
      ['1.0.0', '2026-03-01'],
    ])
  })
})

describe('what was recorded', () => {
  test('stays when its tag is moved; the tag is refused with both digests', () => {
    const root = start()
    const first = released(root, '1.0.0', '2026-03-01')
    const before = recordOf(root, '1.0.0')
    const other = released(root, '1.0.0', '2026-03-02', { 'README.md': '# Rewritten\n\nIt drafts.\n' })
    git(root, 'tag', 'finance-close--v1.0.0', other)
    write(root, 'org/releases/finance-close.yaml', before)
    const library = read(root)
    const digest = /digest: "([^"]+)"/.exec(before)?.[1]
    const now = library.plugins[0]?.digest
    expect(library.releases.releases.map(shown)).toEqual([
      { version: '1.0.0', origin: 'commit', day: '2026-03-01', commit: first, tag: null, here: false },
    ])
    expect(library.releases.releases[0]?.digest).toBe(digest)
    expect(linesOf(library).filter((line) => line.includes('changed-content'))).toEqual([
      `org/releases/finance-close.yaml error tag "finance-close--v1.0.0" holds ${now}, version "1.0.0" was published as ${digest} (changed-content-bumps-version) → set the tag back to the commit that was published, or release the content under a higher version`,
    ])
  })

  test('stays when the content is edited on the branch without another version', () => {
    const root = start()
    const first = released(root, '1.0.0', '2026-03-01')
    write(root, 'org/releases/finance-close.yaml', recordOf(root, '1.0.0'))
    released(root, '1.0.0', '2026-03-02', { 'README.md': '# Edited\n\nIt drafts.\n' })
    expect(releasesIn(root).map(shown)).toMatchObject([{ version: '1.0.0', commit: first, here: false }])
  })

  test('keeps its very bytes when only white space was edited', () => {
    const root = start()
    const first = released(root, '1.0.0', '2026-03-01')
    write(root, 'org/releases/finance-close.yaml', recordOf(root, '1.0.0'))
    released(root, '1.0.0', '2026-03-02', { 'README.md': '# finance-close\n\nIt drafts; a person decides.   \n' })
    expect(releasesIn(root).map(shown)).toMatchObject([{ version: '1.0.0', commit: first, here: true }])
  })

  test('is refused when its content is nowhere any more', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    const gone = `sha256:${'0'.repeat(64)}`
    write(
      root,
      'org/releases/finance-close.yaml',
      `- { version: 1.0.0, day: 2026-03-01, digest: "${gone}", exact: "${gone}", level: silver }\n`,
    )
    const library = read(root)
    expect(refusals(library)).toEqual([
      `1.0.0: content is ${library.plugins[0]?.digest}, version "1.0.0" was published as ${gone}`,
    ])
  })
})

describe('the history', () => {
  test('is not asked for outside git, nor where it is cut off', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    released(root, '1.1.0', '2026-04-01')
    const shallow = repository({})
    git(shallow, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'clone')
    const cut = read(join(shallow, 'clone')).releases
    expect(cut.reach).toBe('shallow')
    expect(cut.releases.map(shown)).toMatchObject([{ version: '1.1.0', origin: 'working-tree', here: true }])
    renameSync(join(root, '.git'), join(root, 'elsewhere'))
    expect(read(root).releases).toMatchObject({ reach: 'none', releases: [{ version: '1.1.0', here: true }] })
  })

  test('is read of a root below the top of its repository', () => {
    const root = begun({})
    for (const [path, content] of Object.entries(tidy('finance-close'))) write(root, `catalogue/${path}`, content)
    const first = commit(root, '2026-03-01T12:00:00Z')
    git(root, 'tag', 'finance-close--v1.0.0')
    write(root, `catalogue/${manifest}`, { name: 'finance-close', version: '1.1.0' })
    const second = commit(root, '2026-04-01T12:00:00Z')
    expect(releasesIn(join(root, 'catalogue')).map(shown)).toMatchObject([
      { version: '1.1.0', origin: 'commit', commit: second },
      { version: '1.0.0', origin: 'tag', commit: first },
    ])
  })

  test('is read of a repository that is itself the plugin', () => {
    const root = begun({
      '.claude-plugin/plugin.json': { name: 'finance-close', version: '1.0.0' },
      'README.md': '# Close\n',
    })
    const first = commit(root, '2026-03-01T12:00:00Z')
    write(root, '.claude-plugin/plugin.json', { name: 'finance-close', version: '1.1.0' })
    const second = commit(root, '2026-04-01T12:00:00Z')
    expect(releasesIn(root).map(shown)).toMatchObject([
      { version: '1.1.0', commit: second, here: true },
      { version: '1.0.0', commit: first },
    ])
  })

  test('names tags of plugins that are gone', () => {
    const root = start()
    released(root, '1.0.0', '2026-03-01')
    git(root, 'tag', 'finance-recon--v1.0.0')
    expect(read(root).releases.vanished).toEqual(['finance-recon'])
  })
})
