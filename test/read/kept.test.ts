/** What is read from the store, and what makes a plugin be read again. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memoryStore, type Store } from '../../src/lib/store.ts'
import { read, repository, tidy, write } from './repository.ts'

/** A store that counts how many plugins were read anew. */
function counting(): Store & { fresh: number } {
  const inner = memoryStore()
  const store = {
    fresh: 0,
    get: (key: string) => inner.get(key),
    put(key: string, content: string) {
      store.fresh++
      inner.put(key, content)
    },
    sweep: () => {},
  }
  return store
}

const entries = (...names: string[]) => ({
  name: 'acme-plugins',
  owner: { name: 'Finance' },
  description: 'Plugins for Acme staff',
  plugins: names.map((name) => ({ name, source: `./plugins/${name}` })),
})

test('an unchanged repository is not parsed again', () => {
  const root = repository({ ...tidy('finance-close'), ...tidy('support-triage') })
  const store = counting()
  const first = read(root, { store })
  expect(store.fresh).toBe(2)
  expect(read(root, { store })).toStrictEqual(first)
  expect(store.fresh).toBe(2)
})

const readme = 'plugins/finance-close/README.md'

test.each([
  ['the text of a file', (root: string) => write(root, readme, '# Finance close\n\nIt closes the books.\n')],
  ['a file more', (root: string) => write(root, 'plugins/finance-close/CHANGELOG.md', '# Changelog\n')],
  ['the name of a file', (root: string) => renameSync(join(root, readme), join(root, `${readme}x`))],
  ['a name that is not portable', (root: string) => write(root, 'plugins/finance-close/what?.md', 'x')],
])('%s changes, and one plugin is parsed again', (_what, change) => {
  const root = repository({ ...tidy('finance-close'), ...tidy('support-triage') })
  const store = counting()
  const before = read(root, { store })
  change(root)
  const after = read(root, { store })
  expect(store.fresh).toBe(3)
  expect(after.plugins[0]).not.toEqual(before.plugins[0])
  expect(after.plugins[1]).toStrictEqual(before.plugins[1])
})

test('other code reads everything again', () => {
  const root = repository(tidy('finance-close'))
  const store = counting()
  read(root, { store })
  read(root, { store, codeVersion: 'next' })
  expect(store.fresh).toBe(2)
})

test('a finding about an entry moves with the entry', () => {
  const files = {
    ...tidy('finance-close'),
    'plugins/finance-close/.claude-plugin/plugin.json': { name: 'finance-close' },
  }
  const root = repository({ ...files, ...tidy('support-triage') })
  const store = counting()
  const entry = { name: 'finance-close', source: './plugins/finance-close', keywords: 'invoices' }
  const lineWith = (plugins: unknown[]) => {
    write(root, '.claude-plugin/marketplace.json', { ...entries(), plugins })
    const plugin = read(root, { store }).plugins.find(({ name }) => name === 'finance-close')
    return plugin?.findings.find(({ message }) => message.startsWith('keywords'))?.line
  }
  expect(lineWith([entry])).toBe(11)
  expect(lineWith([{ name: 'support-triage', source: './plugins/support-triage' }, entry])).toBe(15)
})

test('what the store holds is not trusted to be readable', () => {
  const root = repository(tidy('finance-close'))
  const broken: Store = { get: () => '{"name":', put: () => {}, sweep: () => {} }
  expect(read(root, { store: broken }).plugins.map(({ name }) => name)).toEqual(['finance-close'])
})
