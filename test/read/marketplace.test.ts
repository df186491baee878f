/** Marketplaces with every kind of entry: each becomes a page, and each fault is told where it stands. */
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lineOf, orgs, read, repository, tidy } from './repository.ts'

const file = '.claude-plugin/marketplace.json'
const library = read(`${orgs}/messy-marketplace/every-entry`)
const named = (name: string) => library.plugins.filter((plugin) => plugin.name === name)

describe('every entry', () => {
  test('has a record, and an address of its own', () => {
    expect(library.marketplace).toEqual({
      name: 'acme plugins',
      description: null,
      owner: null,
      entries: 26,
      renames: [
        { name: 'old-close', renamedTo: 'older-close' },
        { name: 'older-close', renamedTo: 'never-there' },
      ],
    })
    expect(library.plugins).toHaveLength(26)
    expect(new Set(library.plugins.map(({ slug }) => slug)).size).toBe(26)
  })

  test('that cannot be read is quarantined with the reason', () => {
    const quarantined = library.plugins.filter((plugin) => plugin.quarantined !== null)
    expect(quarantined.map(({ name, quarantined: reason }) => `${name}: ${reason}`)).toEqual([
      'entry-16: entry is "finance-string", expected a map',
      'gone: source "./plugins/gone" does not exist',
      'nowhere: source is missing',
      'numbered: source is 42, expected a path or an object',
      'one-file: source "./skills/reconcile/SKILL.md" is a file, expected a folder',
      'outside: source "../other/plugins/outside" leads out of the repository',
      'piped: source kind is "pip", expected github, url, git-subdir, npm, archive or command',
    ])
    expect(quarantined.flatMap(({ files, skills, documents }) => [...files, ...skills, ...documents])).toEqual([])
    expect(named('gone')[0]).toMatchObject({
      description: 'Was here once.',
      source: { kind: 'local', path: 'plugins/gone' },
    })
  })

  test('on the root loads the skills it lists and nothing else', () => {
    const skills = ['books', 'forecasts'].map((name) => named(name)[0]?.skills.map((skill) => skill.path))
    expect(skills).toEqual([['skills/reconcile/SKILL.md'], ['skills/forecast/SKILL.md']])
    expect(named('books')[0]?.source).toEqual({ kind: 'local', path: '.' })
  })

  test('on the root does not swallow the plugins below it', () => {
    const paths = named('books')[0]?.files.map(({ path }) => path)
    expect(paths).toEqual([
      file,
      'attic/.claude-plugin/marketplace.json',
      'skills/forecast/SKILL.md',
      'skills/reconcile/SKILL.md',
    ])
  })

  test('with a bare name resolves under pluginRoot', () => {
    expect(named('support-triage').map(({ source }) => source)).toEqual([
      { kind: 'local', path: 'plugins/support-triage' },
      { kind: 'local', path: 'plugins/support-triage' },
    ])
  })

  test('is the manifest where there is no plugin.json', () => {
    expect(named('legal-review')[0]).toMatchObject({
      version: '3.0.0',
      description: 'Reviews contracts.',
      license: 'MIT',
      namespace: 'legal-review',
    })
  })

  test('keeps to its own files where a plugin lies inside another', () => {
    const [outer, inner] = [named('people-kit')[0], named('people-kit-inner')[0]]
    expect(outer?.files.map(({ path }) => path)).toEqual([
      '.claude-plugin/plugin.json',
      'README.md',
      'skills/check-invoice/SKILL.md',
    ])
    expect(inner?.skills.map(({ path }) => path)).toEqual(['skills/check-invoice/SKILL.md'])
  })

  test('gives no password away', () => {
    expect(JSON.stringify(library)).not.toContain('hunter2')
  })
})

const rules = [
  'marketplace-is-valid',
  'manifests-agree',
  'id-is-unique',
  'connectors-hold-no-secrets',
  'plugins-are-not-nested',
]

test('faults of the file as a whole', () => {
  expect(library.findings.map(lineOf)).toEqual([
    `${file} advice 1 plugin folder is in no marketplace: "attic/old-notes" (marketplace-is-valid) → add an entry for each, or remove the folders`,
    `${file}:1:1 advice marketplace has no description (marketplace-is-valid) → add "description"`,
    `${file}:1:1 error marketplace has no owner (marketplace-is-valid) → add "owner": { "name": "Finance Tools" }`,
    `${file}:2:11 error marketplace name "acme plugins" holds a character that Claude refuses (marketplace-is-valid) → use letters, digits and hyphens`,
    `${file}:3:3 advice unknown key "homepage" (marketplace-is-valid) → rename it, or move it under metadata`,
    `${file}:5:29 error rename of "old-close" ends at "never-there", which no entry is called (marketplace-is-valid) → end it at the name of an entry, or at null`,
    `${file}:5:59 error rename of "older-close" ends at "never-there", which no entry is called (marketplace-is-valid) → end it at the name of an entry, or at null`,
  ])
})

test('faults of each entry', () => {
  const findings = library.plugins.flatMap((plugin) =>
    plugin.findings
      .filter(({ rule }) => rules.includes(rule))
      .map((finding) => `${plugin.name} ${lineOf(finding).replace(`${file}:`, '')}`),
  )
  expect(findings).toEqual([
    'addressed 32:38 error source is "https://git.acme.example/tools.git", expected a path or an object (marketplace-is-valid) → write { "source": "url", "url": "https://…" }',
    'anywhere 26:63 error url holds a password (connectors-hold-no-secrets) → take it out and rotate it',
    'books attic/.claude-plugin/marketplace.json advice a second marketplace lies inside the plugin (marketplace-is-valid) → list the plugin in one marketplace only',
    'entry-16 22:5 error entry is "finance-string", expected a map (marketplace-is-valid) → write { "name": …, "source": … }',
    'entry-18 24:15 error name is "7", expected text (marketplace-is-valid) → write a name',
    'entry-18 24:40 advice source names no commit, so its content can change unseen (marketplace-is-valid) → add "sha": "<commit>"',
    'finance-close 7:80 warning version is "0.9.0", in plugin.json "1.0.0", which counts (manifests-agree) → remove it from the entry',
    'finance-close 7:104 advice description is another one than in plugin.json (manifests-agree) → write the same in both',
    'finance-close 8:15 error name "finance-close" is used by entry 1 and entry 2 (id-is-unique) → rename one of the two',
    'forecasts attic/.claude-plugin/marketplace.json advice a second marketplace lies inside the plugin (marketplace-is-valid) → list the plugin in one marketplace only',
    'gone 17:33 error source "./plugins/gone" does not exist (marketplace-is-valid) → correct the path, or remove the entry',
    'hub 25:44 advice source names no commit, so its content can change unseen (marketplace-is-valid) → add "sha": "<commit>"',
    'legal-review 12:159 advice unknown key "categories", did you mean "category" (marketplace-is-valid) → rename it, or move it under metadata',
    'nowhere 21:5 error source is missing (marketplace-is-valid) → write "./path", or an object of a known kind',
    'numbered 20:37 error source is 42, expected a path or an object (marketplace-is-valid) → write "./path", or an object of a known kind',
    'one-file 18:37 error source "./skills/reconcile/SKILL.md" is a file, expected a folder (marketplace-is-valid) → name the folder that holds the plugin',
    'part 27:110 error sha is "ABC", expected 40 lower-case hex characters (marketplace-is-valid) → write the whole commit id',
    'piped 31:34 error source kind is "pip", expected github, url, git-subdir, npm, archive or command (marketplace-is-valid) → write "./path", or an object of a known kind',
    'sales-notes 13:40 error source "plugins/sales-notes" does not start with "./" (marketplace-is-valid) → write "./plugins/sales-notes"',
    'sales-notes 13:92 error plugin.json and this entry both specify components (commands) while strict is false, so Claude does not load the plugin (manifests-agree) → remove "strict": false, or move the components into plugin.json',
    'supply-check plugins/supply-check advice 1 plugin lies inside this one: "plugins/supply-check/backup/supply-check" (plugins-are-not-nested) → move it beside this one, or remove it',
    'support-triage 23:5 error name "support-triage" is used by entry 5 and entry 17 (id-is-unique) → rename one of the two',
    'support-triage 23:5 error entry has no name (marketplace-is-valid) → add "name"',
    'zipped 29:65 error url is "plugins.acme.example/zipped.zip", expected https (marketplace-is-valid) → serve the archive over https',
  ])
})

describe('a file that cannot be used still shows the plugins that are there', () => {
  test.each([
    ['plugins-not-a-list', `${file}:5:14 error plugins is not a list (marketplace-is-valid) → write "plugins": [ … ]`],
    ['not-json', `${file}:5:3 error JSON does not parse: `],
  ])('%s', (root, finding) => {
    const { findings, layout, plugins } = read(`${orgs}/messy-marketplace/${root}`)
    expect([layout, ...plugins.map(({ name }) => name)]).toEqual(['marketplace', 'finance-tidy'])
    expect(findings.map((each) => lineOf(each).slice(0, finding.length))).toEqual([finding])
  })

  test.each([
    ['UTF-16', Buffer.from('\ufeff{"plugins":[]}', 'utf16le'), 'text is UTF-16, expected UTF-8'],
    ['empty', '', 'JSON does not parse: the file is empty'],
    ['a list', '[]', 'the file holds no map'],
    ['too deep', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'JSON is nested deeper than 64 levels'],
    [
      'too large',
      Buffer.alloc(5 * 1_048_576 + 1, ' '),
      'file has 5,242,881 bytes, expected at most 5,242,880 bytes for text to be read',
    ],
  ])('%s', (_what, content, message) => {
    const { findings, plugins } = read(repository({ ...tidy('finance-close'), [file]: content }))
    expect(plugins.map(({ name }) => name)).toEqual(['finance-close'])
    expect(findings.map((finding) => finding.message)).toEqual([message])
  })
})

const marketplace = (changes: Record<string, unknown>) => ({
  name: 'acme-plugins',
  owner: { name: 'Acme' },
  description: 'Plugins',
  plugins: [],
  ...changes,
})
const messages = (changes: Record<string, unknown>) =>
  read(repository({ [file]: marketplace(changes) })).findings.map(({ severity, message }) => `${severity} ${message}`)

test.each([
  ['nothing is wrong', {}, []],
  ['a name is no text', { name: 7 }, ['error marketplace name is "7", expected text']],
  ['a name is a path', { name: '../acme' }, ['error marketplace name "../acme" holds a character that Claude refuses']],
  [
    'a name is the vendor’s',
    { name: 'Claude.Plugins-Official' },
    ['advice marketplace name "Claude.Plugins-Official" is reserved for Anthropic\'s own repositories'],
  ],
  ['a name is a package tool', { name: 'NPM' }, ['error marketplace name "NPM" is reserved']],
  ['a name has a reserved start', { name: 'claudeai-acme' }, ['error marketplace name "claudeai-acme" is reserved']],
  ['a name is not ASCII', { name: 'aсme' }, ['warning marketplace name "aсme" is refused by Claude Desktop']],
  ['an owner is a text', { owner: 'Acme' }, ['error owner has no name']],
  ['a description stands in metadata', { description: undefined, metadata: { description: 'Plugins' } }, []],
  [
    'pluginRoot leads out',
    { metadata: { pluginRoot: '../plugins' } },
    ['error pluginRoot "../plugins" is not a path below the marketplace root'],
  ],
  [
    'pluginRoot stands at the top',
    { pluginRoot: './plugins' },
    ['advice unknown key "pluginRoot", did you mean "metadata.pluginRoot"'],
  ],
  ['plugins are missing', { plugins: undefined }, ['error marketplace has no plugins']],
  ['renames end well', { renames: { old: 'older', older: null } }, []],
  [
    'renames go round',
    { renames: { old: 'older', older: 'old' } },
    [
      'error rename of "old" ends at "old", which no entry is called',
      'error rename of "older" ends at "older", which no entry is called',
    ],
  ],
  ['renames are a list', { renames: ['old'] }, ['error renames is not a map']],
])('%s', (_what, changes, expected) => {
  // An empty list of plugins leaves nothing else to tell.
  expect(messages(changes).filter((message) => !message.includes('no plugin found'))).toEqual(expected)
})

describe('entries', () => {
  const plugin = (entry: Record<string, unknown>, files: Record<string, unknown> = {}) => {
    const root = repository({
      ...tidy('finance-close'),
      ...files,
      [file]: marketplace({ plugins: [{ name: 'finance-close', source: './plugins/finance-close', ...entry }] }),
    })
    return read(root).plugins[0]
  }
  const told = (entry: Record<string, unknown>, files = {}) =>
    plugin(entry, files)
      ?.findings.filter(({ file: where }) => where === file)
      .map(({ severity, message }) => `${severity} ${message}`)

  test.each([
    ['in order', {}, []],
    [
      'under another name',
      { name: 'closing' },
      ['warning name is "closing", in plugin.json "finance-close"; people install by the first and type the second'],
    ],
    [
      'with servers beside a plugin.json',
      { mcpServers: {} },
      ['warning "mcpServers" of an entry does not count beside a plugin.json'],
    ],
    ['with strict as a text', { strict: 'no' }, ['error strict is "no", expected true or false']],
    ['with headers', { headers: { Authorization: 'x' } }, ['warning "headers" counts for archive sources only']],
    ['strict and false without components', { strict: false }, []],
  ])('%s', (_what, entry, expected) => {
    expect(told(entry)).toEqual(expected)
  })

  test.each([
    ['an empty folder', {}, 'source "./vendor/tools" is an empty folder'],
    [
      'a submodule',
      { '.gitmodules': '[submodule "tools"]\n\tpath = vendor/tools\n\turl = ../tools\n' },
      'source "./vendor/tools" is a submodule that is not checked out',
    ],
    [
      'another submodule',
      { '.gitmodules': '[submodule "x"]\n\tpath = vendor/x\n' },
      'source "./vendor/tools" is an empty folder',
    ],
  ])('in %s', (_what, files, reason) => {
    const root = repository({
      ...files,
      [file]: marketplace({ plugins: [{ name: 'tools', source: './vendor/tools' }] }),
    })
    mkdirSync(join(root, 'vendor/tools'), { recursive: true })
    expect(read(root).plugins[0]?.quarantined).toBe(reason)
  })

  test('through a link are not read', () => {
    const elsewhere = repository(tidy('secret'))
    const root = repository({
      [file]: marketplace({
        plugins: [
          { name: 'linked', source: './linked' },
          { name: 'below', source: './up/plugins/secret' },
        ],
      }),
    })
    symlinkSync(join(elsewhere, 'plugins/secret'), join(root, 'linked'))
    symlinkSync(elsewhere, join(root, 'up'))
    const { plugins } = read(root)
    expect(plugins.map(({ quarantined, skills }) => [quarantined, skills.length])).toEqual([
      ['"up/plugins/secret" is reached through a link', 0],
      ['"linked" is reached through a link', 0],
    ])
  })

  test('of one folder are one plugin each', () => {
    const plugins = [
      { name: 'close', source: './plugins/finance-close' },
      { name: 'open', source: './plugins/finance-close/' },
    ]
    const root = repository({ ...tidy('finance-close'), [file]: marketplace({ plugins }) })
    expect(
      read(root).plugins.map(({ name, slug, namespace, skills }) => [name, slug, namespace, skills.length]),
    ).toEqual([
      ['close', 'close', 'finance-close', 1],
      ['open', 'open', 'finance-close', 1],
    ])
  })

  test('on the root fall back to the usual scan when no listed folder exists', () => {
    const plugins = [
      { name: 'books', source: './', skills: ['./gone'] },
      { name: 'all', source: './', skills: './skills/' },
    ]
    const skill = '---\nname: reconcile\ndescription: Reconciles accounts.\n---\n'
    const root = repository({ 'skills/reconcile/SKILL.md': skill, [file]: marketplace({ plugins }) })
    expect(read(root).plugins.map(({ name, skills }) => [name, skills.length])).toEqual([
      ['all', 1],
      ['books', 1],
    ])
  })

  test('on the root keep the skills they name, also where another entry lists their folder', () => {
    const plugins = [
      { name: 'books', source: './', skills: ['./skills/reconcile'] },
      { name: 'reconcile', source: './skills/reconcile' },
      { name: 'forecasts', source: './', skills: ['./skills/forecast'] },
    ]
    const skill = (name: string) => `---\nname: ${name}\ndescription: Looks after accounts.\n---\n`
    const root = repository({
      'skills/reconcile/SKILL.md': skill('reconcile'),
      'skills/forecast/SKILL.md': skill('forecast'),
      [file]: marketplace({ plugins }),
    })
    const skills = read(root).plugins.map((each) => [each.name, each.skills.map(({ path }) => path)])
    expect(skills).toEqual([
      ['books', ['skills/reconcile/SKILL.md']],
      ['forecasts', ['skills/forecast/SKILL.md']],
      ['reconcile', ['SKILL.md']],
    ])
  })
})

test('a marketplace beside the plugins is noticed and not followed', () => {
  const root = repository({
    ...tidy('finance-close'),
    [file]: marketplace({ plugins: [{ name: 'finance-close', source: './plugins/finance-close' }] }),
    [`attic/${file}`]: marketplace({ plugins: [{ name: 'old', source: './old' }] }),
    [`attic/more/${file}`]: marketplace({}),
  })
  const { findings, plugins } = read(root)
  expect(plugins.map(({ name }) => name)).toEqual(['finance-close'])
  expect(findings.map(lineOf)).toEqual([
    `${file} advice 2 further marketplaces lie in this repository: "attic", "attic/more" (marketplace-is-valid) → keep one marketplace in a repository`,
  ])
})
