/** Whatever a plugin folder holds, reading it gives a record: random trees of hostile content never throw. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: configuration refers to variables in this form
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlugin } from '../../../src/read/plugins/index.ts'
import { listingOf, pluginJson, pluginOf, treeOf } from './given.ts'

const paths = [
  '.claude-plugin/plugin.json',
  '.mcp.json',
  '.lsp.json',
  'README.md',
  'README.mdx',
  'CONNECTORS.md',
  'CHANGELOG.md',
  'SKILL.md',
  'skills/reconcile/SKILL.md',
  'skills/a/b/SKILL.MD',
  'agents/auditor.md',
  'agents/deep/er/auditor.md',
  'commands/close.md',
  'hooks/hooks.json',
  'monitors/monitors.json',
  'output-styles/terse.md',
  'themes/dark.json',
  'workflows/close.js',
  'scripts/post.sh',
  'bin/tool',
  'docs/limits.md',
]
const word = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hooks',
    'mcpServers',
    'name',
    'skills',
    '../../etc/passwd',
    '\u202Eevil',
    '',
  ),
  fc.string({ maxLength: 20 }),
)
const { tree: value } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, 0, -1, 1e99, '', '${X:-s3cret}', './skills', 'https://u:p@h/?k=v', '*', []),
    word,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 5 }),
  ),
}))
const fields = [
  'name',
  'version',
  'author',
  'homepage',
  'keywords',
  'skills',
  'commands',
  'agents',
  'hooks',
  'mcpServers',
  'lspServers',
]
const more = [
  'userConfig',
  'dependencies',
  'experimental',
  'monitors',
  'themes',
  'outputStyles',
  'settings',
  'metadata',
  'displayName',
  'license',
]
const declaration = fc.dictionary(fc.constantFrom(...fields, ...more), value, { maxKeys: 12 })
const text = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.string({ maxLength: 80, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '---',
        '--- js',
        'name: a: b',
        'description: >',
        '  - x',
        '&a [*a]',
        '<<: 1',
        '| a | ~~b |',
        '`/x`',
        '```',
        '~~',
        '\t',
        '<!--',
        '# H',
      ),
      { maxLength: 12 },
    )
    .map((all) => all.join('\n')),
)
const content = fc.oneof(
  text.map((each) => Buffer.from(each)),
  declaration.map((each) => Buffer.from(JSON.stringify(each))),
  value.map((each) => Buffer.from(JSON.stringify(each))),
  fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.from(each)),
)

test('random trees', () => {
  const entry = fc.option(declaration, { nil: null })
  const authority = fc.constantFrom<'plugin.json' | 'entry'>('plugin.json', 'entry')
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...paths), content, { maxKeys: 10 }),
      entry,
      authority,
      (files, listed, manifest) => {
        const plugin = readPlugin(treeOf(files), listingOf({ entry: listed, authority: manifest }))
        expect(plugin.quarantined).toBeNull()
        expect(plugin.files).toHaveLength(Object.keys(files).length)
        for (const kind of [plugin.skills, plugin.hooks, plugin.servers, plugin.commands, plugin.agents]) {
          expect(new Set(kind.map((part) => part.slug)).size).toBe(kind.length)
          for (const part of kind) expect(part.name).not.toBe('')
        }
        expect(JSON.stringify([plugin.servers, plugin.hooks, plugin.options])).not.toContain('s3cret')
        expect(Object.getPrototypeOf({})).toBe(Object.prototype)
        expect(Object.keys(Object.prototype)).toEqual([])
      },
    ),
    { numRuns: 600 },
  )
})

test.each<[string, Record<string, unknown>, string]>([
  [
    'servers',
    { '.mcp.json': Object.fromEntries(Array.from({ length: 9_000 }, (_, i) => [`s${i}`, {}])) },
    '9,001 parts, expected at most 2,000 parts',
  ],
])('too many %s quarantine the plugin', (_name, content, reason) => {
  expect(pluginOf(content).quarantined).toBe(reason)
})

test('findings beyond a thousand are counted', () => {
  const unknown = Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`key-${i}`, 1]))
  const { findings } = pluginOf({ '.claude-plugin/plugin.json': { ...pluginJson, ...unknown } })
  expect(findings).toHaveLength(1_001)
  expect(findings.at(-1)?.message).toBe('2,000 further findings not shown')
})

test.each([
  ['line ends', `${'\n'.repeat(250_000)}x`],
  ['list items', Array.from({ length: 20_000 }, (_, i) => `- \`/close-${i}\``).join('\n')],
  ['a billion brackets', '['.repeat(250_000)],
  ['a line of quotes', '"'.repeat(250_000)],
  ['dashes', '---\n'.repeat(60_000)],
  ['comments before the block', '<!-- -->'.repeat(30_000)],
  ['spaces', ' '.repeat(250_000)],
  ['tildes', '~~a '.repeat(60_000)],
  ['backticks', '- `/a'.repeat(40_000)],
  ['pipes', '|'.repeat(250_000)],
  ['keys', `---\n${'key: '.repeat(10_000)}\n---\n`],
  ['addresses', 'https://a.'.repeat(25_000)],
  ['assignments', 'token='.repeat(40_000)],
  ['words', 'a'.repeat(250_000)],
])('%s are read quickly', (_name, hostile) => {
  const started = performance.now()
  const everywhere = Object.fromEntries(paths.map((path) => [path, hostile]))
  const server = {
    mcpServers: {
      ledger: { command: hostile, args: [hostile], env: {} },
      far: { type: 'http', url: `https://${hostile}` },
    },
  }
  expect(readPlugin(treeOf(everywhere), listingOf()).quarantined).toBeNull()
  expect(readPlugin(treeOf({ '.mcp.json': server }), listingOf()).quarantined).toBeNull()
  expect(performance.now() - started).toBeLessThan(20_000)
})
