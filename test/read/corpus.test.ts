/** A real marketplace, where it is at hand: the counts that are known of it, as a library. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { memoryStore } from '../../src/lib/store.ts'
import { lineOf, read } from './repository.ts'

const root = resolve('../shared/corpus/knowledge-work-plugins')

describe.skipIf(!existsSync(root))('the public repository (skipped where the corpus is not beside the project)', () => {
  const store = memoryStore()
  const library = existsSync(root) ? read(root, { store }) : null
  const plugins = library?.plugins ?? []
  const local = plugins.filter(({ source }) => source.kind === 'local')
  const remote = plugins.flatMap(({ source }) => (source.kind === 'remote' ? [source] : []))

  test('is a marketplace of 94 entries, each with an address of its own', () => {
    expect(library?.layout).toBe('marketplace')
    expect(library?.marketplace).toEqual({
      name: 'knowledge-work-plugins',
      description: null,
      owner: 'Anthropic',
      entries: 94,
      renames: [],
    })
    expect(plugins).toHaveLength(94)
    expect(new Set(plugins.map(({ slug }) => slug)).size).toBe(94)
    expect(plugins.filter(({ quarantined }) => quarantined !== null)).toEqual([])
  })

  test('has 22 plugins with files and 212 skills', () => {
    expect(local).toHaveLength(22)
    expect(plugins.flatMap(({ skills }) => skills)).toHaveLength(212)
    expect(Math.max(...local.map(({ files }) => files.length))).toBeGreaterThan(400)
  })

  test('has 72 remote entries, all pinned, all with an address to open', () => {
    expect(remote).toHaveLength(72)
    expect(remote.filter(({ type }) => type === 'url').length).toBe(44)
    expect(remote.filter(({ type }) => type === 'git-subdir').length).toBe(28)
    expect(remote.filter(({ pinned, url }) => !pinned || url?.startsWith('https://') !== true)).toEqual([])
    expect(plugins.find(({ name }) => name === 'tavily')?.source).toMatchObject({
      label: 'git github.com/tavily-ai/skills at ea5e820',
      url: 'https://github.com/tavily-ai/skills/tree/ea5e8201b0d3ed9c10b70b71187589bd761fe2d2',
    })
  })

  test('shows every entry with the words of its entry', () => {
    expect(plugins.filter(({ description, title }) => description === '' || title === '')).toEqual([])
  })

  test('has a second marketplace inside a plugin, which is noticed and not followed', () => {
    const nested = plugins.filter(({ findings }) =>
      findings.some(({ message }) => message.startsWith('a second marketplace')),
    )
    expect(nested.map(({ name }) => name)).toEqual(['brand-voice'])
    expect(library?.findings.map(lineOf)).toEqual([
      '.claude-plugin/marketplace.json:1:1 advice marketplace has no description (marketplace-is-valid) → add "description"',
      '.claude-plugin/marketplace.json:2:11 advice marketplace name "knowledge-work-plugins" is reserved for Anthropic\'s own repositories (marketplace-is-valid) → choose another name',
    ])
  })

  test('has five entries whose description is another one than in plugin.json', () => {
    const disagreeing = plugins.filter(({ findings }) => findings.some(({ rule }) => rule === 'manifests-agree'))
    expect(disagreeing).toHaveLength(5)
  })

  test('reads the same from the store', () => {
    expect(read(root, { store })).toStrictEqual(library)
  })
})
