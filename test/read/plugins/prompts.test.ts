/** Skills, agents, commands and output styles: names, defaults, flags, and every irregular form seen in public. */
import { describe, expect, test } from 'vitest'
import { lines, pluginJson, pluginOf } from './given.ts'

const head = (fields: string, body = 'Body\n') => `---\n${fields}\n---\n${body}`
const skillWith = (fields: string, body?: string) => pluginOf({ 'skills/reconcile/SKILL.md': head(fields, body) })
const good = 'name: reconcile\ndescription: Reconciles accounts.'
const at = 'skills/reconcile/SKILL.md'

test.each<[string, string, string[]]>([
  ['good', good, []],
  [
    'all six keys',
    `${good}\nlicense: MIT\ncompatibility: any\nmetadata: { area: finance }\nallowed-tools: Read Grep`,
    [],
  ],
  [
    'no name',
    'description: Reconciles accounts.',
    ['1:1 warning name is missing (skills-meet-spec) → add name: reconcile'],
  ],
  [
    'no description',
    'name: reconcile',
    ['1:1 warning description is missing (skills-meet-spec) → add description: what it does and when to use it'],
  ],
  [
    'another name than the folder',
    `name: balance\ndescription: x`,
    [
      '2:1 warning name is "balance", the folder is "reconcile" (skills-meet-spec) → write name: reconcile, or rename the folder',
    ],
  ],
  [
    'a name with a slash',
    'name: books/reconcile\ndescription: x',
    [
      '2:1 warning name "books/reconcile" is not lower-case words joined by hyphens (skills-meet-spec) → write name: reconcile',
      '2:1 warning name is "books/reconcile", the folder is "reconcile" (skills-meet-spec) → write name: reconcile, or rename the folder',
    ],
  ],
  [
    'a name that is a map',
    'name: { TODO: fill in }\ndescription: x',
    ['2:1 warning name is "{"TODO":"fill in"}", expected text (skills-meet-spec) → write name: reconcile'],
  ],
  [
    'a description of 1,025 characters',
    `name: reconcile\ndescription: ${'x'.repeat(1_025)}`,
    ['3:1 warning description has 1025 characters, expected at most 1,024 (skills-meet-spec) → shorten it'],
  ],
  [
    'a tag in the description',
    'name: reconcile\ndescription: Use <example>now</example>.',
    ['3:1 advice description holds a tag in angle brackets (skills-meet-spec) → write it without < and >'],
  ],
  [
    'metadata as text',
    `${good}\nmetadata: finance`,
    ['4:1 warning metadata is not a map, and is dropped (skills-meet-spec) → write key: value lines below it'],
  ],
  [
    'metadata with numbers and lists',
    `${good}\nmetadata: { tier: 1, tags: [a], area: finance }`,
    ['4:1 advice metadata "tier" and "tags" is not text (skills-meet-spec) → put the values in quotes'],
  ],
  [
    'a long compatibility',
    `${good}\ncompatibility: ${'x'.repeat(501)}`,
    ['4:1 advice compatibility has 501 characters, expected at most 500 (skills-meet-spec) → shorten it'],
  ],
  [
    'keys of Claude Code and of nobody',
    `${good}\nargument-hint: [file]\nTier: gold`,
    [
      '4:1 advice keys "argument-hint" and "Tier" are outside the Agent Skills specification (skills-meet-spec) → move them under metadata to upload the skill on its own',
    ],
  ],
])('a skill with %s', (_name, fields, expected) => {
  const { skills, findings } = skillWith(fields)
  expect(lines(findings)).toEqual(expected.map((line) => `${at}:${line}`))
  expect(skills).toHaveLength(1)
})

test('a skill without frontmatter is named after its folder and described by its first paragraph', () => {
  const { skills, findings } = pluginOf({
    [at]: '# Reconcile\n\n![logo](x.png)\n\nMatches the **ledger** with the [bank](b.md).\nEvery day.\n\nMore.\n',
  })
  expect(skills[0]).toMatchObject({
    name: 'reconcile',
    description: 'Matches the ledger with the bank. Every day.',
    repair: 0,
    line: 1,
  })
  expect(lines(findings)).toEqual([
    `${at}:1:1 warning skill has no frontmatter (skills-meet-spec) → add --- name: reconcile, description: … ---`,
  ])
})

test('a heading and a bare description', () => {
  const { skills, findings } = pluginOf({ [at]: '# Reconcile\n\ndescription: Reconciles accounts.\n\n## Steps\n' })
  expect(skills[0]).toMatchObject({ description: 'Reconciles accounts.', repair: 1 })
  expect(lines(findings)[0]).toBe(
    `${at}:3:1 warning frontmatter has no --- lines around it (skills-meet-spec) → put --- above and below it, at the top`,
  )
})

test('a repaired skill says so, with the line as it stands', () => {
  const { skills, findings } = skillWith('name: reconcile\ndescription: Use when: late')
  expect(skills[0]).toMatchObject({ description: 'Use when: late', repair: 2 })
  expect(findings[0]).toMatchObject({
    line: 3,
    column: 14,
    source: 'description: Use when: late',
    file: `plugins/month-end/${at}`,
  })
})

test('a body over 500 lines, CRLF, a byte-order mark and latin-1', () => {
  expect(lines(skillWith(good, 'x\n'.repeat(500)).findings)).toEqual([
    `${at} advice body has 501 lines, expected at most 500 (skills-meet-spec) → move detail into references/`,
  ])
  const dos = pluginOf({ [at]: `\uFEFF${head(good)}`.replaceAll('\n', '\r\n') })
  expect(dos.skills[0]).toMatchObject({ name: 'reconcile', repair: 0 })
  expect(lines(dos.findings)).toEqual([
    `${at}:1:1 warning file starts with a byte-order mark (text-is-utf8) → save it without one`,
    `${at}:1:1 advice lines end in CRLF (text-is-utf8) → dos2unix`,
  ])
  const latin = pluginOf({ [at]: Buffer.from(head('name: reconcile\ndescription: Gesch\xe4ft'), 'latin1') })
  expect(latin.skills).toEqual([])
  expect(lines(latin.findings)).toContain(
    `${at}:3:19 error text is not UTF-8: byte 0xe4 (text-is-utf8) → save the file as UTF-8, e.g. iconv -f latin1 -t UTF-8`,
  )
})

describe('where skills are', () => {
  const paths = (content: Record<string, unknown>, listing = {}) =>
    pluginOf({ [at]: null, ...content }, listing).skills.map((skill) => `${skill.name} ${skill.path}`)
  const one = head('description: x')
  const keyed = (skills: unknown) => ({ '.claude-plugin/plugin.json': { ...pluginJson, skills } })
  test('nested, and named wrongly', () => {
    expect(
      paths({
        'skills/a/SKILL.md': one,
        'skills/a/b/SKILL.md': one,
        'skills/c/SKILL.MD': one,
        'skills/d/notes.md': one,
      }),
    ).toEqual(['a skills/a/SKILL.md', 'b skills/a/b/SKILL.md', 'c skills/c/SKILL.MD'])
  })
  test('at the root, only without a skills folder', () => {
    expect(paths({ 'SKILL.md': one })).toEqual(['month-end SKILL.md'])
    expect(paths({ 'SKILL.md': one, 'skills/a/SKILL.md': one })).toEqual(['a skills/a/SKILL.md'])
  })
  test('a key adds to the folder', () => {
    expect(paths({ 'skills/a/SKILL.md': one, 'extra/b/SKILL.md': one, ...keyed('./extra') })).toEqual([
      'b extra/b/SKILL.md',
      'a skills/a/SKILL.md',
    ])
  })
  test('a key of "." means the plugin itself', () => {
    expect(paths({ 'SKILL.md': one, 'b/SKILL.md': one, 'b/c/SKILL.md': one, ...keyed('.') })).toEqual([
      'month-end SKILL.md',
      'b b/SKILL.md',
    ])
  })
  test('an entry on the root of the marketplace narrows them down, when its folders exist', () => {
    const content = { 'skills/a/SKILL.md': one, 'skills/b/SKILL.md': one }
    expect(paths(content, { onlySkills: ['./skills/b'] })).toEqual(['b skills/b/SKILL.md'])
    expect(paths(content, { onlySkills: ['./skills/'] })).toHaveLength(2)
    expect(paths(content, { onlySkills: ['./skills/gone'] })).toHaveLength(2)
  })
  test('an entry appends to plugin.json', () => {
    expect(
      paths({ 'skills/a/SKILL.md': one, 'more/b/SKILL.md': one }, { entry: { name: 'month-end', skills: ['./more'] } }),
    ).toHaveLength(2)
  })
})

test('who may start a skill, and what that costs', () => {
  const of = (more: string) => skillWith(`${good}\n${more}`, 'x'.repeat(400)).skills[0]
  expect(of('argument-hint: [period]')).toMatchObject({
    invocation: '/month-end:reconcile',
    invokedBy: 'both',
    cost: { always: 8, invoke: 100 },
  })
  expect(of('disable-model-invocation: Yes')).toMatchObject({ invokedBy: 'user', cost: { always: 0, invoke: 100 } })
  expect(of('user-invocable: "off"')).toMatchObject({ invocation: null, invokedBy: 'model', cost: { always: 8 } })
  expect(of('argument-hint: [period]')?.fields).toEqual([{ key: 'argument-hint', value: '[period]' }])
  expect(of('version: 1.10')?.fields).toEqual([{ key: 'version', value: '1.10' }])
})

test('hostile names keep their skill and lose their invocation', () => {
  const { skills } = skillWith('name: "a\\u202Eb c"\ndescription: <script>alert(1)</script>')
  expect(skills[0]).toMatchObject({ name: 'a\\u{202e}b c', invocation: null, description: '<script>alert(1)</script>' })
})

test('skills of one name have segments of their own, whichever way they try', () => {
  const same = head('name: Close\ndescription: x')
  const { skills } = pluginOf({
    [at]: null,
    'skills/a/SKILL.md': same,
    'skills/b/SKILL.md': same,
    'skills/c/SKILL.md': head('name: close\ndescription: x'),
  })
  expect(new Set(skills.map((skill) => skill.slug)).size).toBe(3)
  expect(skills[2]?.slug).toBe('close')
  const suffixed = skills[0]?.slug ?? ''
  const again = pluginOf({
    [at]: null,
    'skills/a/SKILL.md': same,
    'skills/b/SKILL.md': same,
    'skills/d/SKILL.md': head(`name: ${suffixed}\ndescription: x`),
  })
  expect(new Set(again.skills.map((skill) => skill.slug)).size).toBe(3)
})

describe('agents', () => {
  const agents = (content: Record<string, unknown>) => {
    const plugin = pluginOf(content)
    return {
      found: plugin.agents.map(
        ({ name, description, repair, path }) => `${name} | ${description} | ${repair} | ${path}`,
      ),
      notes: lines(plugin.findings),
    }
  }
  test('named by frontmatter, file and folder', () => {
    expect(
      agents({
        'agents/auditor.md': head('name: ledger-auditor\ndescription: Audits.'),
        'agents/tax/vat.agent.md': head('name: vat\ndescription: VAT.'),
      }),
    ).toEqual({
      found: ['ledger-auditor | Audits. | 0 | agents/auditor.md', 'tax:vat | VAT. | 0 | agents/tax/vat.agent.md'],
      notes: [],
    })
  })
  test('without frontmatter, or with one that cannot be saved, they still load', () => {
    expect(agents({ 'agents/a.md': 'You audit.', 'agents/b.md': '---\n%%%\n---\nYou check.' })).toEqual({
      found: ['a | Agent from month-end plugin | 0 | agents/a.md', 'b | Agent from month-end plugin | 4 | agents/b.md'],
      notes: [
        'agents/a.md:1:1 warning agent has no frontmatter (frontmatter-is-valid) → add --- name: …, description: … ---',
        'agents/b.md:2:4 error frontmatter is not YAML (missing directives-end indicator line) and is ignored (frontmatter-is-valid) → write key: value lines',
      ],
    })
  })
  test('keys without effect and odd names', () => {
    expect(agents({ 'agents/a.md': head('name: x:y\ndescription: z\npermissionMode: plan\nhooks: {}') }).notes).toEqual(
      [
        'agents/a.md:2:1 warning name "x:y" holds a colon (frontmatter-is-valid) → write it without colon',
        'agents/a.md:4:1 advice permissionMode and hooks have no effect in the agent of a plugin (frontmatter-is-valid) → remove them',
      ],
    )
  })
  test('a key replaces the folder, takes files only, and drops subfolders from names', () => {
    const content = {
      'agents/old.md': head('name: old\ndescription: x'),
      'team/tax/vat.md': head('name: vat\ndescription: x'),
    }
    expect(
      agents({ ...content, '.claude-plugin/plugin.json': { ...pluginJson, agents: ['./team/tax/vat.md'] } }),
    ).toEqual({
      found: ['vat | x | 0 | team/tax/vat.md'],
      notes: [
        '.claude-plugin/plugin.json:5:3 advice folder "agents/" is ignored because the manifest sets "agents" (docs-match-inventory) → add "./agents/" to agents, or remove the folder',
      ],
    })
    expect(agents({ ...content, '.claude-plugin/plugin.json': { ...pluginJson, agents: './agents' } }).notes).toEqual([
      '.claude-plugin/plugin.json:5:13 error agents names the folder "./agents", expected files (paths-stay-inside) → name each file, or leave the key out',
    ])
  })
})

describe('commands', () => {
  const commands = (content: Record<string, unknown>) =>
    pluginOf(content).commands.map(({ name, invocation, description }) => `${name} ${invocation} ${description}`)
  test('need no frontmatter, and are named after folders and file', () => {
    expect(
      commands({
        'commands/close.md': 'Close the month.',
        'commands/db/migrate.md': head('name: other\ndescription: Moves.'),
      }),
    ).toEqual(['close /month-end:close Close the month.', 'db:migrate /month-end:db:migrate Moves.'])
  })
  test('as a map of names', () => {
    const map = {
      close: { source: './c.md', description: 'Closes.' },
      open: { content: 'Open it.' },
      both: { source: './c.md', content: 'x' },
      odd: 5,
    }
    const plugin = pluginOf({ 'c.md': '# Close', '.claude-plugin/plugin.json': { ...pluginJson, commands: map } })
    expect(plugin.commands.map(({ name, path, description }) => [name, path, description])).toEqual([
      ['close', 'c.md', 'Closes.'],
      ['open', null, 'Open it.'],
    ])
    expect(lines(plugin.findings).map((line) => line.replace(/ → .*/, ''))).toEqual([
      '.claude-plugin/plugin.json:13:13 error command "both" has neither or both of source and content (manifest-matches-schema)',
      '.claude-plugin/plugin.json:17:12 error command "odd" has neither or both of source and content (manifest-matches-schema)',
    ])
  })
})

test('output styles', () => {
  const { styles } = pluginOf({ 'output-styles/terse.md': head('name: Terse\ndescription: Short answers.') })
  expect(styles.map(({ kind, name, slug, invocation, cost }) => [kind, name, slug, invocation, cost.always])).toEqual([
    ['output-style', 'Terse', 'terse', null, 0],
  ])
})
