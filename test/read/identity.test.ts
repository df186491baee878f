/** Every plugin gets a page of its own, whatever it is called, and names that people would confuse are told. */
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/lib/skeleton.ts'
import { read, repository } from './repository.ts'

/** A marketplace with an entry of each name, all on folders that exist. */
function marketplace(names: readonly string[]) {
  const plugins = names.map((name, i) => ({ name, source: `./p${i}` }))
  const files = Object.fromEntries(names.map((_name, i) => [`p${i}/commands/close.md`, 'Close the month.\n']))
  return read(
    repository({ ...files, '.claude-plugin/marketplace.json': { name: 'acme', owner: { name: 'Acme' }, plugins } }),
  )
}

const clashesOf = ({ plugins }: ReturnType<typeof read>) =>
  plugins.flatMap(({ findings }) =>
    findings.filter(({ rule }) => rule === 'id-is-unique').map(({ message }) => message),
  )

describe('hostile names', () => {
  const names = [
    ...[
      '../../x',
      '..',
      '.',
      '/',
      '\\',
      '%2e%2e',
      'finance\u0000close',
      'CON',
      'con',
      'nul.txt',
      'finance.',
      'finance',
      '',
    ],
    ...[
      'f'.repeat(300),
      'f'.repeat(301),
      'constructor',
      '__proto__',
      'toString',
      '\u202efinance',
      '财务',
      '🧾',
      'a/b',
      'a?b#c',
      'index.html',
    ],
  ]
  const { plugins } = marketplace(names)

  test('no page is lost', () => {
    expect(plugins).toHaveLength(names.length)
    expect(new Set(plugins.map(({ slug }) => slug)).size).toBe(names.length)
  })

  test('no address is anything but a plain segment', () => {
    for (const { slug } of plugins) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const { slug } of plugins) expect(slug.length).toBeLessThanOrEqual(80)
    expect(plugins.map(({ slug }) => slug)).not.toContain('con')
  })

  test('the tidy name keeps its address', () => {
    expect(plugins.find(({ name }) => name === 'finance')?.slug).toBe('finance')
  })
})

describe('names that look alike', () => {
  test.each([
    ['letter case', 'finance-close', 'Finance-Close'],
    ['Unicode form', 'café-orders'.normalize('NFC'), 'café-orders'.normalize('NFD')],
    ['an accent', 'resume-check', 'résumé-check'],
    ['a letter of another script', 'finance-close', 'fin\u0430nce-close'],
    ['several of them', 'support-pack', '\u0455upp\u043ert-p\u0430\u0441k'],
    ['full width', 'finance', 'ｆｉｎａｎｃｅ'],
    ['a zero', 'finance-recon', 'finance-rec0n'],
    ['r and n', 'team-memo', 'team-rnemo'],
    ['an invisible mark', 'finance', 'fin\u200bance'],
    ['a separator', 'finance-close', 'finance_close'],
    ['a trailing dot', 'finance', 'finance.'],
  ])('%s', (_what, tidy, twin) => {
    for (const names of [
      [tidy, twin],
      [twin, tidy],
    ]) {
      const library = marketplace(names)
      expect(new Set(library.plugins.map(({ slug }) => slug)).size).toBe(2)
      const [message = '', ...more] = clashesOf(library)
      expect(more).toEqual([])
      expect(message).toMatch(/is easily taken for ".+" of entry [12]$/)
    }
  })

  test('the tidy one is left in peace', () => {
    const { plugins } = marketplace(['finance_close', 'finance-cl0se', 'finance-close'])
    const blamed = plugins.filter(({ findings }) => findings.some(({ rule }) => rule === 'id-is-unique'))
    expect(blamed.map(({ name }) => name)).toEqual(['finance-cl0se', 'finance_close'])
  })

  test.each([
    ['finance-close', 'finance-open'],
    ['modern-books', 'modest-books'],
    ['财务', '财税'],
    ['close-2025', 'close-2026'],
  ])('%s and %s are told apart', (one, other) => {
    expect(clashesOf(marketplace([one, other]))).toEqual([])
  })
})

describe('one name twice', () => {
  const { plugins } = marketplace(['finance-close', 'finance-close', 'finance-close'])

  test('the first keeps the address', () => {
    expect(
      plugins.map(({ slug, source }) => [slug.replace(/-[0-9a-f]{8}$/, '-…'), source.kind === 'local' && source.path]),
    ).toEqual([
      ['finance-close', 'p0'],
      ['finance-close-…', 'p1'],
      ['finance-close-…', 'p2'],
    ])
  })

  test('the finding names both, at the second', () => {
    const [, second] = plugins
    expect(second?.findings.filter(({ rule }) => rule === 'id-is-unique')).toMatchObject([
      {
        severity: 'error',
        file: '.claude-plugin/marketplace.json',
        line: 12,
        column: 15,
        message: 'name "finance-close" is used by entry 1 and entry 2',
        fix: 'rename one of the two',
      },
    ])
  })
})

test('a name made to look like the address of another does not take it', () => {
  const twice = marketplace(['finance', 'finance']).plugins.map(({ slug }) => slug)
  const { plugins } = marketplace(['finance', 'finance', twice[1] ?? ''])
  expect(new Set(plugins.map(({ slug }) => slug)).size).toBe(3)
})

test('addresses do not hang on what stands around them', () => {
  const slugsOf = (names: string[]) => new Map(marketplace(names).plugins.map(({ name, slug }) => [name, slug]))
  const alone = slugsOf(['finance', 'Finance'])
  const among = slugsOf(['finance', 'Finance', 'legal', 'support'])
  for (const [name, slug] of alone) expect(among.get(name)).toBe(slug)
})

test('a name of a megabyte takes no time', () => {
  const started = performance.now()
  for (const long of ['-'.repeat(1_000_000), 'rn'.repeat(500_000), 'é'.repeat(500_000)]) skeleton(long)
  expect(performance.now() - started).toBeLessThan(3_000)
})
