/** The repair ladder for frontmatter of skills, agents and commands. */
import { expect, test } from 'vitest'
import { readPrompt } from '../../../src/read/document/prompt.ts'

const story = 'Use this agent after a change.\n\nContext: code was written\nuser: "Please: simplify"\n'

test.each<[string, string, number, Record<string, unknown>, string, string[]]>([
  ['clean', '---\nname: close\n---\nBody', 0, { name: 'close' }, 'Body', []],
  ['none', '# Close\n', 0, {}, '# Close\n', []],
  ['a rule in a text without frontmatter', 'One\n\n---\n\nTwo', 0, {}, 'One\n\n---\n\nTwo', []],
  ['empty', '---\n---\nBody', 0, {}, 'Body', ['1:1 warning frontmatter is empty']],
  [
    'below a comment',
    '<!-- (c) -->\n---\nname: close\n---\nBody',
    1,
    { name: 'close' },
    'Body',
    ['2:1 warning frontmatter is not at the first line'],
  ],
  [
    'below a heading',
    '# Close\n\n---\nname: close\n---\nBody',
    1,
    { name: 'close' },
    'Body',
    ['3:1 warning frontmatter is not at the first line'],
  ],
  [
    'without marks',
    '# Close\n\ndescription: Closes books.\n\nBody',
    1,
    { description: 'Closes books.' },
    'Body',
    ['3:1 warning frontmatter has no --- lines around it'],
  ],
  [
    'without end',
    '---\nname: close\n\nBody',
    1,
    { name: 'close' },
    'Body',
    ['1:1 warning frontmatter has no closing line'],
  ],
  [
    'a colon in a value',
    '---\nname: close\ndescription: Use when: late\n---\nB',
    2,
    { name: 'close', description: 'Use when: late' },
    'B',
    ['3:14 warning frontmatter is read only after quoting "description"'],
  ],
  [
    'quotes and backslashes in it',
    '---\ndescription: Say "C:\\x": then go\n---\nB',
    2,
    { description: 'Say "C:\\x": then go' },
    'B',
    ['2:14 warning frontmatter is read only after quoting "description"'],
  ],
  [
    'two lists in a line',
    '---\nargument-hint: [from] [to]\ntools: [Read, Grep]\n---\nB',
    2,
    { 'argument-hint': '[from] [to]', tools: ['Read', 'Grep'] },
    'B',
    ['2:23 warning frontmatter is read only after quoting "argument-hint"'],
  ],
  [
    'raw line breaks',
    `---\nname: simplifier\ndescription: ${story}  model: opus\n---\nB`,
    3,
    {
      name: 'simplifier',
      description: 'Use this agent after a change.',
      Context: 'code was written',
      user: 'Please: simplify',
    },
    'B',
    ['7:1 warning frontmatter is not YAML (all mapping items must start at the same column) and is read line by line'],
  ],
  [
    'a block scalar beside a fault',
    '---\na: x\ny\nb: |\n  one\n  two\n---\nB',
    3,
    { a: 'x', b: 'one two' },
    'B',
    [
      '3:1 warning frontmatter is not YAML (implicit map keys need to be followed by map values) and is read line by line',
    ],
  ],
  [
    'a repeated key',
    '---\nname: close\nname: open\n---\nB',
    3,
    { name: 'close' },
    'B',
    ['3:1 warning frontmatter is not YAML (key "name" is there twice) and is read line by line'],
  ],
  [
    'nothing to save',
    '---\n%%%\n---\nB',
    4,
    {},
    'B',
    ['2:4 error frontmatter is not YAML (missing directives-end indicator line) and is ignored'],
  ],
  [
    'a list',
    '---\n- close\n---\nB',
    4,
    {},
    'B',
    ['1:1 error frontmatter is not YAML (it is not a map of keys) and is ignored'],
  ],
  [
    'a prototype key',
    '---\nname: close\n__proto__: x\n---\nB',
    3,
    { name: 'close' },
    'B',
    ['3:1 warning frontmatter is not YAML (key "__proto__" is refused) and is read line by line'],
  ],
])('%s', (_name, text, rung, data, body, notes) => {
  const prompt = readPrompt(text, 'skills-meet-spec')
  expect(prompt.rung).toBe(rung)
  expect({ ...prompt.data }).toEqual(data)
  expect(prompt.body).toBe(body)
  expect(
    text
      .split('\n')
      .slice(prompt.bodyLine - 1)
      .join('\n'),
  ).toBe(body)
  expect(prompt.notes.map((note) => `${note.line}:${note.column} ${note.severity} ${note.message}`)).toEqual(notes)
})

test('values keep the text they were written with', () => {
  const { sourceOf, locate } = readPrompt('---\nversion: 1.10\nargument-hint: [file]\n---\n', 'skills-meet-spec')
  expect([sourceOf('version'), sourceOf('argument-hint')]).toEqual(['1.10', '[file]'])
  expect(locate('argument-hint')).toEqual({ line: 3, column: 1 })
})
