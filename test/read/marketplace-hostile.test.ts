/** Whatever a marketplace file holds: reading does not throw, every entry has a record, every record its own address. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read, repository, tidy, write } from './repository.ts'

const file = '.claude-plugin/marketplace.json'
const words = fc.oneof(
  fc.constantFrom(
    'finance',
    'Finance',
    './',
    '.',
    './plugins/finance-close',
    '../x',
    '/etc/passwd',
    '__proto__',
    'constructor',
    '\u0000',
    '\u202e',
    'github',
    'npm',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const value = fc.oneof(
  words,
  fc.json().map((text): unknown => JSON.parse(text)),
  fc.constantFrom(null, true, 7, [], {}),
)
const source = fc.oneof(
  value,
  fc.dictionary(
    fc.constantFrom(
      'source',
      'repo',
      'url',
      'path',
      'ref',
      'sha',
      'package',
      'version',
      'headers',
      'command',
      'sha256',
    ),
    value,
  ),
)
const entry = fc.oneof(
  { weight: 1, arbitrary: value },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        name: value,
        source,
        strict: value,
        skills: value,
        hooks: value,
        version: value,
        description: value,
        author: value,
        tags: value,
        mcpServers: value,
        metadata: value,
      },
      { requiredKeys: [] },
    ),
  },
)

const root = repository(tidy('finance-close'))

test('any entries', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), (plugins) => {
      write(root, file, { name: 'acme', owner: { name: 'Acme' }, plugins })
      const library = read(root)
      expect(library.plugins).toHaveLength(plugins.length)
      expect(new Set(library.plugins.map(({ slug }) => slug)).size).toBe(plugins.length)
      for (const { name, slug, source: place } of library.plugins) {
        expect(name).not.toBe('')
        expect(slug).toMatch(/^[a-z0-9-]+$/)
        if (place.kind === 'local') expect(place.path.split('/')).not.toContain('..')
        if (place.kind === 'remote' && place.url !== null) expect(new URL(place.url).protocol).toBe('https:')
      }
    }),
    { numRuns: 80 },
  )
})

test('any file', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary' }),
        fc.dictionary(words, value).map((data) => JSON.stringify(data)),
      ),
      (text) => {
        write(root, file, text)
        expect(read(root).layout).toBe('marketplace')
      },
    ),
    { numRuns: 50 },
  )
})
